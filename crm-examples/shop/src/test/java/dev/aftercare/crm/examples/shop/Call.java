package dev.aftercare.crm.examples.shop;

import java.util.List;
import java.util.Set;

/** A call on a connection or statement of the shop's pool. */
record Call(By by, String type, String method, List<Object> arguments) {

    /** Whose code made the call. */
    enum By {
        LIBRARY,
        SPRING,
        SHOP
    }

    private static final Set<String> OWNERS_ONLY = Set.of(
            "commit",
            "close",
            "abort",
            "setAutoCommit",
            "setTransactionIsolation",
            "setReadOnly",
            "setHoldability",
            "setSchema",
            "setCatalog",
            "setClientInfo",
            "setNetworkTimeout",
            "setTypeMap",
            "beginRequest",
            "endRequest");

    /** Whether this ends the transaction or changes the connection, which only its owner may. */
    boolean isTheOwners() {
        return type.equals("Connection")
                && (OWNERS_ONLY.contains(method) || (method.equals("rollback") && arguments.isEmpty()));
    }
}
