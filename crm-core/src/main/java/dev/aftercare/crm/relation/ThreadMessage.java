package dev.aftercare.crm.relation;

import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.ticket.TicketMessage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One message of a thread.
 *
 * @param ticket the ticket to which it was written
 * @param number its number in that ticket's history; 1 is the statement with which the ticket began
 * @param at when it was recorded
 * @param by who recorded it
 * @param message what was written
 */
public record ThreadMessage(TicketId ticket, long number, Instant at, Actor by, TicketMessage message) {

    /** Checks the parts. */
    public ThreadMessage {
        Input.present("thread.ticket", ticket);
        Input.within("thread.number", number, 1, Long.MAX_VALUE);
        at = Input.instant("thread.at", at);
        Input.present("thread.by", by);
        Input.present("thread.message", message);
    }

    /** The message that an event tells of; null if it tells of something else. */
    static @Nullable ThreadMessage of(Ticket ticket, Event event) {
        return TicketMessage.of(ticket, event)
                .map(message -> new ThreadMessage(ticket.id(), event.sequence(), event.at(), event.actor(), message))
                .orElse(null);
    }
}
