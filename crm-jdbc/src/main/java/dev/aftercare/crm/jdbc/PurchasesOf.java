package dev.aftercare.crm.jdbc;

import dev.aftercare.crm.jdbc.Parameters.Binder;
import java.util.List;
import java.util.UUID;

/**
 * The purchases of some customers.
 *
 * @param from what follows FROM in a query
 * @param binder binds the tenant and the customers to it
 */
record PurchasesOf(String from, Binder binder) {

    /** Lists of ids are padded to one of these sizes, so that few statements serve all calls. */
    private static final int[] SIZES = {1, 10, 100, 1_000};

    static PurchasesOf listed(List<UUID> customers) {
        int places = places(customers.size());
        return new PurchasesOf(
                "{purchase} WHERE tenant_id = ? AND customer_id IN (?" + ", ?".repeat(places - 1) + ")", parameters -> {
                    parameters.tenant();
                    for (int i = 0; i < places; i++) {
                        parameters.uuid(customers.get(Math.min(i, customers.size() - 1)));
                    }
                });
    }

    /** For an engine that looks up joined ids in the index, but compares listed ones with every row of the tenant. */
    static PurchasesOf joined(List<UUID> customers) {
        return new PurchasesOf(
                "UNNEST(?) wanted (id) JOIN {purchase} ON tenant_id = ? AND customer_id = wanted.id",
                parameters -> parameters.uuids(customers).tenant());
    }

    private static int places(int wanted) {
        for (int size : SIZES) {
            if (wanted <= size) {
                return size;
            }
        }
        return wanted;
    }
}
