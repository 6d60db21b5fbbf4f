package dev.aftercare.crm.model.ticket;

import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.Input;
import java.time.Instant;

/**
 * What the check of the lasting effect found 跟进.
 *
 * @param finding what was found
 * @param lasting whether the solution lasts
 * @param at when
 * @param by who checked
 */
public record FollowUp(FreeText finding, boolean lasting, Instant at, Actor by) {

    /** Checks the parts. */
    public FollowUp {
        Input.present("followUp.finding", finding);
        at = Input.instant("followUp.at", at);
        Input.present("followUp.by", by);
    }
}
