package dev.aftercare.crm.model.ticket;

import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.Input;
import java.time.Instant;

/**
 * What the analysis found.
 *
 * @param cause the root cause
 * @param at when it was found
 * @param by who found it
 */
public record Analysis(RootCause cause, Instant at, Actor by) {

    /** Checks the parts. */
    public Analysis {
        Input.present("analysis.cause", cause);
        at = Input.instant("analysis.at", at);
        Input.present("analysis.by", by);
    }
}
