package dev.aftercare.crm.ticket;

import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.model.ticket.MessageAuthor;
import dev.aftercare.crm.model.ticket.MessageDetails;
import dev.aftercare.crm.model.ticket.MessageDirection;
import dev.aftercare.crm.model.ticket.MessageVisibility;
import dev.aftercare.crm.model.ticket.Ticket;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One message of a ticket's thread, over whichever channel it came or went: the matter as it was received, every message and note after
 * it, and every answer.
 *
 * @param number its place in the ticket's history, from 1; messages have growing numbers, not consecutive ones
 * @param at when it was recorded
 * @param actor who recorded it
 * @param direction to the shop, or from it
 * @param author what sort of author
 * @param visibility whether the customer can see it
 * @param channel by which way; null exactly for what the customer cannot see
 * @param text what was written
 * @param details what else is known of it, or null
 */
public record ThreadEntry(
        long number,
        Instant at,
        Actor actor,
        MessageDirection direction,
        MessageAuthor author,
        MessageVisibility visibility,
        @Nullable Channel channel,
        FreeText text,
        @Nullable MessageDetails details) {

    /** Checks the parts. */
    public ThreadEntry {
        Input.within("entry.number", number, 1, Long.MAX_VALUE);
        Input.present("entry.at", at);
        Input.present("entry.actor", actor);
        Input.present("entry.direction", direction);
        Input.present("entry.author", author);
        Input.present("entry.visibility", visibility);
        Input.present("entry.text", text);
    }

    /** What an event of a ticket adds to its thread; nothing if it is no message, or was redacted. */
    static Optional<ThreadEntry> of(Ticket ticket, Event event) {
        return TicketMessage.of(ticket, event)
                .map(message -> new ThreadEntry(
                        event.sequence(),
                        event.at(),
                        event.actor(),
                        message.direction(),
                        message.author(),
                        message.visibility(),
                        message.channel(),
                        message.text(),
                        message.details()));
    }
}
