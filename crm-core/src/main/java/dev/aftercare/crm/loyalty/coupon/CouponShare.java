package dev.aftercare.crm.loyalty.coupon;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.Money;
import java.util.List;

/**
 * What one coupon takes off.
 *
 * @param coupon its ending
 * @param campaign of which campaign
 * @param discount what it takes off in all; the lines add up to it
 * @param lines what it takes off each line of the order, in their order
 */
public record CouponShare(String coupon, String campaign, Money discount, List<Money> lines) {

    /** Checks and copies the parts. */
    public CouponShare {
        Input.present("share.coupon", coupon);
        Input.present("share.campaign", campaign);
        Input.present("share.discount", discount);
        lines = List.copyOf(Input.present("share.lines", lines));
    }
}
