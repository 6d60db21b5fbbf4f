package dev.aftercare.crm.model.loyalty;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Points that came in together and expire together.
 *
 * @param entry the sequence of the entry that brought them, which names the lot within its account
 * @param earnedAt when they came
 * @param expiresAt from this instant on they cannot be spent; null if they never expire
 * @param remaining how many are left, at least 1
 */
public record PointsLot(
        long entry, Instant earnedAt, @Nullable Instant expiresAt, long remaining) {

    /** Checks the parts. */
    public PointsLot {
        Input.within("lot.entry", entry, 1, Long.MAX_VALUE);
        earnedAt = Input.instant("lot.earnedAt", earnedAt);
        expiresAt = Input.instantOrNull("lot.expiresAt", expiresAt);
        Input.within("lot.remaining", remaining, 1, PointsAccount.MAX_POINTS);
        if (expiresAt != null && !expiresAt.isAfter(earnedAt)) {
            throw new InvalidInputException("lot.expiresAt", "is not after earnedAt", "a later instant");
        }
    }

    /**
     * Whether the points can no longer be spent.
     *
     * @param at the instant asked about
     * @return true from {@link #expiresAt} on, that instant included
     */
    public boolean isExpired(Instant at) {
        return expiresAt != null && !at.isBefore(expiresAt);
    }

    /**
     * The lot after some of it went.
     *
     * @param points how many went, fewer than remain
     * @return the rest
     */
    public PointsLot less(long points) {
        return new PointsLot(entry, earnedAt, expiresAt, remaining - points);
    }

    /**
     * The lot after points came back to it.
     *
     * @param points how many came
     * @return the lot with more
     */
    public PointsLot more(long points) {
        return new PointsLot(entry, earnedAt, expiresAt, remaining + points);
    }
}
