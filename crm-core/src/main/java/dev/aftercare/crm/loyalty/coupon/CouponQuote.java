package dev.aftercare.crm.loyalty.coupon;

import dev.aftercare.crm.model.Money;
import java.util.List;

/**
 * What coupons would do to an order.
 *
 * @param discount what they take off in all; the lines add up to it
 * @param lines what they take off each line, in their order; never more than the line costs
 * @param coupons what each coupon takes off, in the order in which they count
 * @param refusals why others do not count
 */
public record CouponQuote(Money discount, List<Money> lines, List<CouponShare> coupons, List<CouponRefusal> refusals) {

    /** Copies the lists. */
    public CouponQuote {
        lines = List.copyOf(lines);
        coupons = List.copyOf(coupons);
        refusals = List.copyOf(refusals);
    }
}
