package dev.aftercare.crm.model.loyalty;

import dev.aftercare.crm.model.Input;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an entry did to one lot. It tells the lot's times, so that points can be given back into a lot that is gone.
 *
 * @param lot the lot, by the sequence of the entry that brought it
 * @param points how many came (positive) or went (negative)
 * @param earnedAt when the lot's points came; null if that was not recorded
 * @param expiresAt when the lot expires; null if never
 */
public record LotChange(
        long lot,
        long points,
        @Nullable Instant earnedAt,
        @Nullable Instant expiresAt) {

    /** Checks the parts. */
    public LotChange {
        Input.within("lotChange.lot", lot, 1, Long.MAX_VALUE);
        Input.within("lotChange.points", points, -PointsAccount.MAX_POINTS, PointsAccount.MAX_POINTS);
        earnedAt = Input.instantOrNull("lotChange.earnedAt", earnedAt);
        expiresAt = Input.instantOrNull("lotChange.expiresAt", expiresAt);
    }

    /**
     * A change to a lot whose times are not told.
     *
     * @param lot the lot
     * @param points how many came or went
     */
    public LotChange(long lot, long points) {
        this(lot, points, null, null);
    }

    /**
     * A change to a lot.
     *
     * @param lot the lot
     * @param points how many came or went
     * @return the change, with the lot's times
     */
    public static LotChange of(PointsLot lot, long points) {
        return new LotChange(lot.entry(), points, lot.earnedAt(), lot.expiresAt());
    }

    /**
     * The same lot with another number of points.
     *
     * @param other how many
     * @return the change
     */
    public LotChange of(long other) {
        return new LotChange(lot, other, earnedAt, expiresAt);
    }
}
