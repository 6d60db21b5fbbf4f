package dev.aftercare.crm.loyalty.partner;

import dev.aftercare.crm.model.Input;
import java.time.Instant;

/**
 * That a benefit can no longer be claimed, whatever its definition says.
 *
 * @param at since when
 */
public record WithdrawnBenefit(Instant at) {

    /** Checks the instant. */
    public WithdrawnBenefit {
        at = Input.instant("withdrawn.at", at);
    }
}
