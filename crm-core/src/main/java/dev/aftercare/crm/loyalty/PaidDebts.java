package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.model.loyalty.LotChange;
import java.util.List;

/**
 * What the points of two customers paid of each other's debts while they were one, as parts of lots of the account that took.
 *
 * @param ofTaker points of the one who took, which paid what the one who came had owed
 * @param ofTraveller points of the one who came, which paid what the one who took owed
 */
record PaidDebts(List<LotChange> ofTaker, List<LotChange> ofTraveller) {

    static final PaidDebts NONE = new PaidDebts(List.of(), List.of());

    PaidDebts {
        ofTaker = List.copyOf(ofTaker);
        ofTraveller = List.copyOf(ofTraveller);
    }

    boolean isEmpty() {
        return ofTaker.isEmpty() && ofTraveller.isEmpty();
    }

    /** How much of the travellers' debt the one who took has paid. */
    long forTravellers() {
        return sum(ofTaker);
    }

    /** How much the travellers have paid for the one who took. */
    long byTravellers() {
        return sum(ofTraveller);
    }

    private static long sum(List<LotChange> parts) {
        return parts.stream().mapToLong(LotChange::points).sum();
    }
}
