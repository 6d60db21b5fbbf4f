package dev.aftercare.crm.relation;

import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.EventBody;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.model.ticket.Intake;
import dev.aftercare.crm.model.ticket.MessageAuthor;
import dev.aftercare.crm.model.ticket.MessageDirection;
import dev.aftercare.crm.model.ticket.MessageVisibility;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketEvent.CustomerAnswered;
import dev.aftercare.crm.model.ticket.TicketEvent.MessageAdded;
import dev.aftercare.crm.model.ticket.TicketEvent.TicketReceived;
import dev.aftercare.crm.ticket.TicketMessage;
import org.jspecify.annotations.Nullable;

/** Finds the messages among the events of a ticket. Pure. */
final class ThreadMessages {

    private ThreadMessages() {}

    /** The message that an event tells of; null if it tells of something else. */
    static @Nullable ThreadMessage of(Ticket ticket, Event event) {
        TicketMessage message = message(ticket.intake(), event.body(), event.actor());
        return message == null
                ? null
                : new ThreadMessage(ticket.id(), event.sequence(), event.at(), event.actor(), message);
    }

    private static @Nullable TicketMessage message(Intake intake, EventBody body, Actor actor) {
        if (body instanceof TicketReceived) {
            return new TicketMessage(
                    MessageDirection.IN,
                    MessageAuthor.CUSTOMER,
                    MessageVisibility.PUBLIC,
                    intake.channel(),
                    intake.statement());
        }
        if (body instanceof CustomerAnswered answered) {
            MessageAuthor author = actor.kind() == Actor.Kind.AGENT ? MessageAuthor.AGENT : MessageAuthor.BOT;
            return new TicketMessage(
                    MessageDirection.OUT, author, MessageVisibility.PUBLIC, answered.channel(), answered.answer());
        }
        return body instanceof MessageAdded added
                ? new TicketMessage(
                        added.direction(), added.author(), added.visibility(), added.channel(), added.text())
                : null;
    }
}
