package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.model.loyalty.PointsLot;
import java.time.Instant;
import java.util.Comparator;

/** Which lots are spent first. */
public enum RedemptionOrder {
    /** The lot that expires soonest; of those that expire together the oldest; lots that never expire come last. */
    SOONEST_EXPIRY_FIRST,
    /** The oldest lot, whenever it expires. */
    OLDEST_FIRST;

    private static final Comparator<PointsLot> BY_AGE =
            Comparator.comparing(PointsLot::earnedAt).thenComparing(PointsLot::entry);
    private static final Comparator<PointsLot> BY_EXPIRY = Comparator.comparing(
                    PointsLot::expiresAt, Comparator.nullsLast(Comparator.<Instant>naturalOrder()))
            .thenComparing(BY_AGE);

    /** Compares what is spent earlier as smaller; total over the lots of one account. */
    Comparator<PointsLot> comparator() {
        return switch (this) {
            case SOONEST_EXPIRY_FIRST -> BY_EXPIRY;
            case OLDEST_FIRST -> BY_AGE;
        };
    }
}
