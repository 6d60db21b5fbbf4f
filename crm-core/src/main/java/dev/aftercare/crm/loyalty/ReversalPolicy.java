package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.model.Input;

/**
 * What happens when an entry is undone and its points or its lots are gone.
 *
 * @param shortfall if points that were given are spent already
 * @param lateReturn if the time of the lots that points were spent from is over
 */
public record ReversalPolicy(Shortfall shortfall, LateReturn lateReturn) {

    /** Refuses to take back what is spent, and lets what is given back late expire at once. */
    public static final ReversalPolicy STRICT = new ReversalPolicy(Shortfall.REJECT, LateReturn.STAY_EXPIRED);

    /** Lets the customer owe what is spent, and renews what is given back late. */
    public static final ReversalPolicy LENIENT = new ReversalPolicy(Shortfall.DEBT, LateReturn.RENEW);

    /** Checks the parts. */
    public ReversalPolicy {
        Input.present("policy.shortfall", shortfall);
        Input.present("policy.lateReturn", lateReturn);
    }
}
