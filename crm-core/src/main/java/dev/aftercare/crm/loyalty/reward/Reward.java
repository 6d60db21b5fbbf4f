package dev.aftercare.crm.loyalty.reward;

import dev.aftercare.crm.loyalty.tier.TierCondition;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.loyalty.PointsAccount;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that points are worth. Data: read from and written to JSON as any record.
 *
 * @param id names it, 1 to 60 printable ASCII characters
 * @param programme whose points
 * @param price how many points, at least 1
 * @param stocked whether there are only as many as were put in stock
 * @param perCustomer how many one customer can have; null if there is no limit
 * @param tier the level a customer must have; null if everybody can have it
 * @param from the first instant at which it can be had; null if always
 * @param until the first instant at which it cannot be had any more; null if never
 * @param waits how long stock and points are held for an order that is not handed over, a second to a year; null if for ever
 */
public record Reward(
        String id,
        ProgrammeId programme,
        long price,
        boolean stocked,
        @Nullable Long perCustomer,
        @Nullable TierCondition tier,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable Duration waits) {

    private static final Duration LONGEST = Duration.ofDays(366);

    /** Checks the parts. */
    public Reward {
        Input.code("reward.id", id, 60);
        Input.present("reward.programme", programme);
        Input.within("reward.price", price, 1, PointsAccount.MAX_POINTS);
        if (perCustomer != null) {
            Input.within("reward.perCustomer", perCustomer, 1, 1_000_000);
        }
        from = Input.instantOrNull("reward.from", from);
        until = Input.instantOrNull("reward.until", until);
        if (from != null && until != null && !until.isAfter(from)) {
            throw new InvalidInputException("reward.until", "is not after from", "a later instant");
        }
        if (waits != null && (waits.toSeconds() < 1 || waits.compareTo(LONGEST) > 0)) {
            throw new InvalidInputException("reward.waits", "is out of range", "a second to a year");
        }
    }

    /**
     * A reward with stock, for everybody, at any time. The {@code with…} methods change that.
     *
     * @param id names it
     * @param programme whose points
     * @param price how many points
     * @return the reward
     */
    public static Reward of(String id, ProgrammeId programme, long price) {
        return new Reward(id, programme, price, true, null, null, null, null, null);
    }

    /**
     * The same reward without end, such as a download.
     *
     * @return the reward
     */
    public Reward withoutStock() {
        return new Reward(id, programme, price, false, perCustomer, tier, from, until, waits);
    }

    /**
     * The same reward with a limit.
     *
     * @param limit how many one customer can have
     * @return the reward
     */
    public Reward withLimit(long limit) {
        return new Reward(id, programme, price, stocked, limit, tier, from, until, waits);
    }

    /**
     * The same reward for some customers.
     *
     * @param condition the level they must have
     * @return the reward
     */
    public Reward withTier(TierCondition condition) {
        return new Reward(id, programme, price, stocked, perCustomer, condition, from, until, waits);
    }

    /**
     * The same reward at another time.
     *
     * @param start the first instant at which it can be had; null if always
     * @param end the first instant at which it cannot be had any more; null if never
     * @return the reward
     */
    public Reward withWindow(@Nullable Instant start, @Nullable Instant end) {
        return new Reward(id, programme, price, stocked, perCustomer, tier, start, end, waits);
    }

    /**
     * The same reward, held for a while only.
     *
     * @param value how long stock and points are held for an order that is not handed over
     * @return the reward
     */
    public Reward waiting(Duration value) {
        return new Reward(id, programme, price, stocked, perCustomer, tier, from, until, Input.present("waits", value));
    }
}
