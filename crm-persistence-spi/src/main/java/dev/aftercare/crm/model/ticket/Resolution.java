package dev.aftercare.crm.model.ticket;

import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.Input;
import java.time.Instant;

/**
 * What solved the matter.
 *
 * @param solution the solution
 * @param at when it was done
 * @param by who did it
 */
public record Resolution(FreeText solution, Instant at, Actor by) {

    /** Checks the parts. */
    public Resolution {
        Input.present("resolution.solution", solution);
        at = Input.instant("resolution.at", at);
        Input.present("resolution.by", by);
    }
}
