package dev.aftercare.crm.loyalty.coupon;

import dev.aftercare.crm.model.Input;
import org.jspecify.annotations.Nullable;

/**
 * How often coupons of a campaign can be used. What is held at a checkout counts as used.
 *
 * @param perCode how often each code, 1 to 1,000,000
 * @param inAll how often all codes together; null if there is no limit
 * @param perCustomer how often by one customer; null if there is no limit
 */
public record CouponLimits(
        long perCode, @Nullable Long inAll, @Nullable Long perCustomer) {

    /** Each code once, and no other limit. */
    public static final CouponLimits SINGLE_USE = new CouponLimits(1, null, null);

    private static final long MAX = 1_000_000;

    /** Checks the parts. */
    public CouponLimits {
        Input.within("limits.perCode", perCode, 1, MAX);
        if (inAll != null) {
            Input.within("limits.inAll", inAll, 1, 1_000 * MAX);
        }
        if (perCustomer != null) {
            Input.within("limits.perCustomer", perCustomer, 1, MAX);
        }
    }
}
