package dev.aftercare.crm.loyalty.partner;

import dev.aftercare.crm.loyalty.tier.TierCondition;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.loyalty.PointsAccount;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a partner gives to customers of the shop. Data: read from and written to JSON as any record.
 *
 * @param id names it, 1 to 60 printable ASCII characters
 * @param partner who gives it, 1 to 200 characters
 * @param what what it is, 1 to 1,000 characters
 * @param coded whether a customer gets one of the partner's codes; if not, it is had by showing the claim
 * @param programme whose points; null if it costs nothing
 * @param price how many points; 0 exactly if there is no programme
 * @param perCustomer how many one customer can have; null if there is no limit
 * @param tier the level a customer must have; null if everybody can have it
 * @param from the first instant at which it can be claimed; null if always
 * @param until the first instant at which it cannot be claimed any more; null if never
 */
public record PartnerBenefit(
        String id,
        String partner,
        String what,
        boolean coded,
        @Nullable ProgrammeId programme,
        long price,
        @Nullable Long perCustomer,
        @Nullable TierCondition tier,
        @Nullable Instant from,
        @Nullable Instant until) {

    /** Checks the parts. */
    public PartnerBenefit {
        Input.code("benefit.id", id, 60);
        Input.text("benefit.partner", partner, 200);
        Input.text("benefit.what", what, 1_000);
        Input.within("benefit.price", price, 0, PointsAccount.MAX_POINTS);
        if ((price > 0) != (programme != null)) {
            throw new InvalidInputException("benefit.programme", "does not fit the price", "one for a price above 0");
        }
        if (perCustomer != null) {
            Input.within("benefit.perCustomer", perCustomer, 1, 1_000_000);
        }
        from = Input.instantOrNull("benefit.from", from);
        until = Input.instantOrNull("benefit.until", until);
        if (from != null && until != null && !until.isAfter(from)) {
            throw new InvalidInputException("benefit.until", "is not after from", "a later instant");
        }
    }

    /**
     * A benefit with codes, for everybody, for nothing, at any time. The {@code with…} methods change that.
     *
     * @param id names it
     * @param partner who gives it
     * @param what what it is
     * @return the benefit
     */
    public static PartnerBenefit of(String id, String partner, String what) {
        return new PartnerBenefit(id, partner, what, true, null, 0, null, null, null, null);
    }

    /**
     * The same benefit without codes, had by showing the claim.
     *
     * @return the benefit
     */
    public PartnerBenefit withoutCodes() {
        return new PartnerBenefit(id, partner, what, false, programme, price, perCustomer, tier, from, until);
    }

    /**
     * The same benefit at a price.
     *
     * @param value whose points
     * @param points how many, at least 1
     * @return the benefit
     */
    public PartnerBenefit withPrice(ProgrammeId value, long points) {
        return new PartnerBenefit(id, partner, what, coded, value, points, perCustomer, tier, from, until);
    }

    /**
     * The same benefit with a limit.
     *
     * @param limit how many one customer can have
     * @return the benefit
     */
    public PartnerBenefit withLimit(long limit) {
        return new PartnerBenefit(id, partner, what, coded, programme, price, limit, tier, from, until);
    }

    /**
     * The same benefit for some customers.
     *
     * @param condition the level they must have
     * @return the benefit
     */
    public PartnerBenefit withTier(TierCondition condition) {
        return new PartnerBenefit(id, partner, what, coded, programme, price, perCustomer, condition, from, until);
    }

    /**
     * The same benefit at another time.
     *
     * @param start the first instant at which it can be claimed; null if always
     * @param end the first instant at which it cannot be claimed any more; null if never
     * @return the benefit
     */
    public PartnerBenefit withWindow(@Nullable Instant start, @Nullable Instant end) {
        return new PartnerBenefit(id, partner, what, coded, programme, price, perCustomer, tier, start, end);
    }
}
