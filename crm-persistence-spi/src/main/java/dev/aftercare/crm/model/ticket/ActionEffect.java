package dev.aftercare.crm.model.ticket;

import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.Input;
import java.time.Instant;

/**
 * What the check of an action's effect found.
 *
 * @param effective whether it had the effect
 * @param finding what was found
 * @param at when
 * @param by who checked
 */
public record ActionEffect(boolean effective, FreeText finding, Instant at, Actor by) {

    /** Checks the parts. */
    public ActionEffect {
        Input.present("effect.finding", finding);
        at = Input.instant("effect.at", at);
        Input.present("effect.by", by);
    }
}
