package dev.aftercare.crm.ticket;

import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.Input;
import java.time.Instant;

/**
 * What a decision about a ticket needs to know besides the ticket.
 *
 * @param now when, cut to microseconds
 * @param actor who gives the command
 * @param policy what the shop decided about the course of tickets
 */
public record TicketFacts(Instant now, Actor actor, TicketPolicy policy) {

    /** Checks the parts. */
    public TicketFacts {
        now = Input.instant("facts.now", now);
        Input.present("facts.actor", actor);
        Input.present("facts.policy", policy);
    }
}
