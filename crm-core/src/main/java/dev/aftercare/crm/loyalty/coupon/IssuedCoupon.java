package dev.aftercare.crm.loyalty.coupon;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.customer.CustomerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One code as it is kept, under the fingerprint of the code.
 *
 * @param ending by which it may be named
 * @param campaign of which campaign
 * @param uses how often it can be used, as the campaign said when it was issued
 * @param customer the only one who can use it; null for everybody
 * @param until the first instant at which it can no longer be reserved; null if it ends with its campaign
 * @param withdrawnAt since when it can no longer be reserved, whatever its campaign says; null if it can
 */
public record IssuedCoupon(
        String ending,
        String campaign,
        long uses,
        @Nullable CustomerId customer,
        @Nullable Instant until,
        @Nullable Instant withdrawnAt) {

    /** Checks the parts. */
    public IssuedCoupon {
        Input.code("coupon.ending", ending, 10);
        Input.code("coupon.campaign", campaign, 60);
        Input.within("coupon.uses", uses, 1, Long.MAX_VALUE);
        until = Input.instantOrNull("coupon.until", until);
        withdrawnAt = Input.instantOrNull("coupon.withdrawnAt", withdrawnAt);
    }

    IssuedCoupon withdrawn(Instant at) {
        return new IssuedCoupon(ending, campaign, uses, customer, until, at);
    }
}
