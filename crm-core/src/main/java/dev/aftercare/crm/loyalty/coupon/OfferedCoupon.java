package dev.aftercare.crm.loyalty.coupon;

import org.jspecify.annotations.Nullable;

/**
 * A coupon laid on an order.
 *
 * @param coupon names it: its ending
 * @param campaign by whose definition it counts
 * @param left how often the campaign can still be used by all; null if that is no question, as when the order has one of its codes
 * @param leftForCustomer how often by the customer; null likewise
 */
public record OfferedCoupon(
        String coupon,
        CouponCampaign campaign,
        @Nullable Long left,
        @Nullable Long leftForCustomer) {

    /**
     * A coupon of whose campaign there is enough.
     *
     * @param coupon names it: its ending
     * @param campaign by whose definition it counts
     */
    public OfferedCoupon(String coupon, CouponCampaign campaign) {
        this(coupon, campaign, null, null);
    }
}
