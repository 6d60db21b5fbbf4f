package dev.aftercare.crm.model.loyalty;

import dev.aftercare.crm.model.Input;

/**
 * What an entry did to one lot.
 *
 * @param lot the lot, by the sequence of the entry that brought it
 * @param points how many came (positive) or went (negative)
 */
public record LotChange(long lot, long points) {

    /** Checks the parts. */
    public LotChange {
        Input.within("lotChange.lot", lot, 1, Long.MAX_VALUE);
        Input.within("lotChange.points", points, -PointsAccount.MAX_POINTS, PointsAccount.MAX_POINTS);
    }
}
