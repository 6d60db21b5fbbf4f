package dev.aftercare.crm.loyalty.coupon;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a campaign's coupons take off, and when. Data: read from and written to JSON as any record.
 *
 * @param id names the campaign, 1 to 60 printable ASCII characters
 * @param discount what a coupon takes off
 * @param goods which lines it is good for
 * @param minimum what the order must come to; null if there is no minimum
 * @param from the first instant at which a coupon can be reserved; null if always
 * @param until the first instant at which none can be reserved any more; null if never
 * @param stacking with which other coupons
 * @param priority of several coupons in an order, that of the smaller number is taken off first, and wins if they may not stand
 *     together; each counts on what those before it left
 * @param limits how often
 */
public record CouponCampaign(
        String id,
        Discount discount,
        Goods goods,
        @Nullable MinimumSpend minimum,
        @Nullable Instant from,
        @Nullable Instant until,
        Stacking stacking,
        int priority,
        CouponLimits limits) {

    /** Checks the parts. */
    public CouponCampaign {
        Input.code("campaign.id", id, 60);
        Input.present("campaign.discount", discount);
        Input.present("campaign.goods", goods);
        from = Input.instantOrNull("campaign.from", from);
        until = Input.instantOrNull("campaign.until", until);
        if (from != null && until != null && !until.isAfter(from)) {
            throw new InvalidInputException("campaign.until", "is not after from", "a later instant");
        }
        Input.present("campaign.stacking", stacking);
        Input.within("campaign.priority", priority, 0, 1_000);
        Input.present("campaign.limits", limits);
        if (minimum != null && !discount.fits(minimum.amount())) {
            throw new InvalidInputException("campaign.minimum", "is of another currency", "the discount's currency");
        }
    }

    /**
     * A campaign of single-use codes that are good for everything, alone, at any time. The {@code with…} methods change that.
     *
     * @param id names the campaign
     * @param discount what a coupon takes off
     * @return the campaign
     */
    public static CouponCampaign of(String id, Discount discount) {
        return new CouponCampaign(
                id, discount, Goods.ALL, null, null, null, Stacking.ALONE, 100, CouponLimits.SINGLE_USE);
    }

    /**
     * The same campaign for other goods.
     *
     * @param value which lines it is good for
     * @return the campaign
     */
    public CouponCampaign withGoods(Goods value) {
        return new CouponCampaign(id, discount, value, minimum, from, until, stacking, priority, limits);
    }

    /**
     * The same campaign with a minimum.
     *
     * @param value what the order must come to
     * @return the campaign
     */
    public CouponCampaign withMinimum(MinimumSpend value) {
        return new CouponCampaign(id, discount, goods, value, from, until, stacking, priority, limits);
    }

    /**
     * The same campaign at another time.
     *
     * @param start the first instant at which a coupon can be reserved; null if always
     * @param end the first instant at which none can be reserved any more; null if never
     * @return the campaign
     */
    public CouponCampaign withWindow(@Nullable Instant start, @Nullable Instant end) {
        return new CouponCampaign(id, discount, goods, minimum, start, end, stacking, priority, limits);
    }

    /**
     * The same campaign with another way to stand beside others.
     *
     * @param value with which other coupons
     * @param order the priority, 0 to 1,000
     * @return the campaign
     */
    public CouponCampaign withStacking(Stacking value, int order) {
        return new CouponCampaign(id, discount, goods, minimum, from, until, value, order, limits);
    }

    /**
     * The same campaign with other limits.
     *
     * @param value how often
     * @return the campaign
     */
    public CouponCampaign withLimits(CouponLimits value) {
        return new CouponCampaign(id, discount, goods, minimum, from, until, stacking, priority, value);
    }
}
