package dev.aftercare.crm.ticket;

import dev.aftercare.crm.command.Decision;
import dev.aftercare.crm.command.DueChange;
import dev.aftercare.crm.command.Happened;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketDraft;
import dev.aftercare.crm.model.ticket.TicketEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One decision in the making: the ticket as far as it has come, and what happened to it, one event per version. */
final class TicketChange {

    private final @Nullable Ticket before;
    private final TicketFacts facts;
    private final List<Happened> events = new ArrayList<>();
    private Ticket ticket;

    private TicketChange(@Nullable Ticket before, Ticket ticket, TicketFacts facts) {
        this.before = before;
        this.ticket = ticket;
        this.facts = facts;
    }

    /** A change of a ticket that exists. */
    static TicketChange of(Ticket ticket, TicketFacts facts) {
        return new TicketChange(ticket, ticket, facts);
    }

    /** The receipt of a ticket. */
    static TicketChange received(Ticket ticket, TicketEvent.TicketReceived event, TicketFacts facts) {
        TicketChange change = new TicketChange(null, ticket, facts);
        change.events.add(new Happened(event, facts.actor()));
        return change;
    }

    Ticket ticket() {
        return ticket;
    }

    TicketFacts facts() {
        return facts;
    }

    /** The actor of the command did it. */
    TicketChange did(TicketDraft next, TicketEvent event) {
        return did(facts.actor(), next, event);
    }

    /** Somebody else did it, such as a rule that follows from the command. */
    TicketChange did(Actor actor, TicketDraft next, TicketEvent event) {
        ticket = next.build();
        events.add(new Happened(event, actor));
        return this;
    }

    Decision<Ticket> decision() {
        List<DueChange> due = new ArrayList<>(TicketTimers.changes(before, ticket, facts));
        return new Decision.Accepted<>(ticket, events, due);
    }
}
