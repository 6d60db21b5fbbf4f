package dev.aftercare.crm.loyalty.tier;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a customer stands.
 *
 * @param level the level and what it brings
 * @param since when it was reached
 * @param measure what counts now for reaching a level
 * @param next the next level; null if there is none
 * @param missing what is missing to it; null if there is none
 * @param periodEnd when the level's period ends; null if it is kept for ever
 */
public record TierStanding(
        TierLevel level,
        Instant since,
        BigDecimal measure,
        @Nullable TierLevel next,
        @Nullable BigDecimal missing,
        @Nullable Instant periodEnd) {

    static TierStanding of(TierProgramme programme, Membership membership, BigDecimal measure) {
        int place = programme.place(membership.level());
        boolean best = place + 1 == programme.levels().size();
        TierLevel next = best ? null : programme.levels().get(place + 1);
        BigDecimal missing = next == null ? null : next.from().subtract(measure).max(BigDecimal.ZERO);
        return new TierStanding(
                programme.levels().get(place),
                membership.since(),
                measure,
                next,
                missing,
                TierRules.periodEnd(programme, membership));
    }
}
