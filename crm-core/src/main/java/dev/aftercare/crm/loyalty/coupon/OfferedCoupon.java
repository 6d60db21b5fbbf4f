package dev.aftercare.crm.loyalty.coupon;

/**
 * A coupon laid on an order.
 *
 * @param coupon names it: its ending
 * @param campaign by whose definition it counts
 */
public record OfferedCoupon(String coupon, CouponCampaign campaign) {}
