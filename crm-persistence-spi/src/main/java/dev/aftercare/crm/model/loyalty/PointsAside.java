package dev.aftercare.crm.model.loyalty;

import dev.aftercare.crm.model.Input;

/**
 * The points of an account that are not in its balance.
 *
 * @param held set aside by holds that are not resolved
 * @param pending given, but not yet to be spent
 * @param debt owed by the customer: taken back or spent beyond what there was
 */
public record PointsAside(long held, long pending, long debt) {

    /** Nothing aside. */
    public static final PointsAside NONE = new PointsAside(0, 0, 0);

    /** Checks the parts. */
    public PointsAside {
        Input.within("aside.held", held, 0, PointsAccount.MAX_POINTS);
        Input.within("aside.pending", pending, 0, PointsAccount.MAX_POINTS);
        Input.within("aside.debt", debt, 0, PointsAccount.MAX_POINTS);
    }
}
