package dev.aftercare.crm.model.ticket;

import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.Input;
import java.time.Instant;

/**
 * What shop and customer agreed the problem to be.
 *
 * @param problem the problem in the shop's words
 * @param at when it was agreed
 * @param by who agreed it for the shop
 */
public record Confirmation(FreeText problem, Instant at, Actor by) {

    /** Checks the parts. */
    public Confirmation {
        Input.present("confirmation.problem", problem);
        at = Input.instant("confirmation.at", at);
        Input.present("confirmation.by", by);
    }
}
