package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.model.loyalty.EntryKind;
import dev.aftercare.crm.model.loyalty.PointsAccountId;
import dev.aftercare.crm.model.loyalty.PointsEntry;
import java.util.Optional;
import java.util.UUID;

/**
 * Where the points of a transfer went. The entry that let them go is called {@code to/} the account that took them and the sequence of
 * the first entry there; that one is called {@code from/} the account that gave them and the sequence of the entry there, and those of
 * further lots follow on it: so from either side the other is found. What a merge moves has no such names.
 *
 * @param taker the account that took the points
 * @param first the sequence of its first entry of them; one for each lot follows on the other
 */
record TransferLink(PointsAccountId taker, long first) {

    private static final String TO = "to/";
    private static final String FROM = "from/";

    String outName() {
        return TO + taker.value() + "/" + first;
    }

    static String inName(PointsEntry out) {
        return FROM + out.account().value() + "/" + out.sequence();
    }

    /** Where the points of an entry went, if it is the giving side of a transfer that tells. */
    static Optional<TransferLink> of(PointsEntry out) {
        String name = out.marks().name();
        if (out.kind() != EntryKind.TRANSFER_OUT || name == null || !name.startsWith(TO)) {
            return Optional.empty();
        }
        int slash = name.lastIndexOf('/');
        UUID taker = UUID.fromString(name.substring(TO.length(), slash));
        return Optional.of(new TransferLink(new PointsAccountId(taker), Long.parseLong(name.substring(slash + 1))));
    }

    /** The entry that took in a lot of the transfer, which also names the lot there. */
    long in(int number) {
        return first + number;
    }
}
