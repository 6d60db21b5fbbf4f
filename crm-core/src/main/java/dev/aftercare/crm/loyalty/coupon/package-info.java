/**
 * Coupons 优惠券: a {@link dev.aftercare.crm.loyalty.coupon.CouponCampaign} says what a code takes off and when,
 * {@link dev.aftercare.crm.loyalty.coupon.CouponRules} quote and decide, both pure, and
 * {@link dev.aftercare.crm.loyalty.coupon.Coupons} is the service: issue codes, generated or the shop's own, quote, reserve, confirm,
 * release, give back.
 */
@NullMarked
package dev.aftercare.crm.loyalty.coupon;

import org.jspecify.annotations.NullMarked;
