package dev.aftercare.crm.ticket;

import dev.aftercare.crm.command.Rejection;
import dev.aftercare.crm.model.ticket.Merger;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;

/**
 * The ticket was merged: whatever is to be done is to be done to the ticket in which it goes on.
 *
 * @param ticket which ticket
 * @param survivor the last ticket of the chain, which is not merged itself
 */
public record MergedAway(TicketId ticket, TicketId survivor) implements Rejection {

    static MergedAway of(Ticket ticket, Merger merger, TicketFacts facts) {
        TicketId survivor = facts.survivor();
        return new MergedAway(ticket.id(), survivor == null ? merger.into() : survivor);
    }

    @Override
    public String message() {
        return "ticket " + ticket.value() + " was merged; allowed: the same on ticket " + survivor.value();
    }
}
