package dev.aftercare.crm.loyalty.coupon;

import dev.aftercare.crm.command.Rejection;
import java.util.List;

/**
 * Not all coupons that were given count in the order; none was reserved.
 *
 * @param refusals why, for each that does not
 */
public record CouponsRefused(List<CouponRefusal> refusals) implements Rejection {

    /** Copies the list. */
    public CouponsRefused {
        refusals = List.copyOf(refusals);
    }

    @Override
    public String message() {
        StringBuilder words = new StringBuilder("coupons do not count:");
        refusals.forEach(refusal -> words.append(' ')
                .append(refusal.reason())
                .append(", allowed: ")
                .append(refusal.allowed())
                .append(';'));
        return words.toString();
    }
}
