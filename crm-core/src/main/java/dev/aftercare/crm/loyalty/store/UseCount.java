package dev.aftercare.crm.loyalty.store;

import dev.aftercare.crm.model.Input;

/**
 * How often something was used.
 *
 * @param used how often
 */
public record UseCount(long used) {

    /** Checks the number. */
    public UseCount {
        Input.within("useCount.used", used, 0, Long.MAX_VALUE);
    }
}
