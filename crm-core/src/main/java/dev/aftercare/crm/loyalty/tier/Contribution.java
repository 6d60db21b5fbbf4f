package dev.aftercare.crm.loyalty.tier;

import dev.aftercare.crm.model.Input;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * A fact that counts for a level.
 *
 * @param at at which instant it counts
 * @param value how much; negative for what was given back
 */
public record Contribution(Instant at, BigDecimal value) {

    /** Checks the parts. */
    public Contribution {
        at = Input.instant("contribution.at", at);
        Input.present("contribution.value", value);
    }
}
