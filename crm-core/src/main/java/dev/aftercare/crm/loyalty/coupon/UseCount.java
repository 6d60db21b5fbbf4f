package dev.aftercare.crm.loyalty.coupon;

import dev.aftercare.crm.model.Input;

/**
 * How often a customer uses a campaign; what is held at a checkout counts.
 *
 * @param used how often
 */
public record UseCount(long used) {

    /** Checks the number. */
    public UseCount {
        Input.within("useCount.used", used, 0, Long.MAX_VALUE);
    }
}
