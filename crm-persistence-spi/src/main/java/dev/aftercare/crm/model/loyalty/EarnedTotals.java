package dev.aftercare.crm.model.loyalty;

import dev.aftercare.crm.model.Input;

/**
 * What customers earned in a programme, added up.
 *
 * @param earned the points of the entries that {@linkplain PointsEntry#isEarned() are earned}; not negative
 * @param takenBack the points taken back of such entries, whether they were still there or are owed; not negative
 */
public record EarnedTotals(long earned, long takenBack) {

    /** Nothing. */
    public static final EarnedTotals NONE = new EarnedTotals(0, 0);

    /** Checks the parts. */
    public EarnedTotals {
        Input.within("totals.earned", earned, 0, Long.MAX_VALUE);
        Input.within("totals.takenBack", takenBack, 0, Long.MAX_VALUE);
    }

    /**
     * The sum.
     *
     * @param other other totals
     * @return both together
     */
    public EarnedTotals plus(EarnedTotals other) {
        return new EarnedTotals(Math.addExact(earned, other.earned), Math.addExact(takenBack, other.takenBack));
    }
}
