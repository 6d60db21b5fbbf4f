package dev.aftercare.crm.sla;

import dev.aftercare.crm.command.CommandRunner;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.TicketQuery;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Leads through the tickets of a period page by page, each page in a transaction of its own, so that any number of them fits. */
final class TicketWalk {

    private static final PageRequest TICKETS = PageRequest.first(500);
    private static final PageRequest WITH_EVENTS = PageRequest.first(100);

    private final CommandRunner runner;
    private final TicketQuery query;

    TicketWalk(CommandRunner runner, Instant from, Instant before) {
        if (!Input.instant("period.from", from).isBefore(Input.instant("period.before", before))) {
            throw new InvalidInputException("period.before", "is not after from", "an instant after from");
        }
        this.runner = runner;
        this.query = TicketQuery.ALL.receivedWithin(from, before);
    }

    void each(Consumer<Ticket> visitor) {
        walk(TICKETS, (unit, ticket) -> visitor.accept(ticket));
    }

    void eachWithEvents(Visitor visitor) {
        walk(WITH_EVENTS, visitor);
    }

    /** What is done with a ticket while its page is open. */
    @FunctionalInterface
    interface Visitor {
        void visit(UnitOfWork unit, Ticket ticket);
    }

    /** The events up to the ticket's version: those never change, whatever happens meanwhile. */
    static List<Occurrence> events(UnitOfWork unit, Ticket ticket) {
        List<Occurrence> all = new ArrayList<>();
        long after = 0;
        List<Event> page;
        do {
            page = unit.journal().history(AggregateRef.of(ticket.id()), after, PageRequest.MAX_LIMIT);
            for (Event event : page) {
                after = event.sequence();
                if (after <= ticket.version()) {
                    all.add(Occurrence.of(event));
                }
            }
        } while (page.size() == PageRequest.MAX_LIMIT && after < ticket.version());
        return all;
    }

    private void walk(PageRequest first, Visitor visitor) {
        PageRequest next = first;
        while (next != null) {
            PageRequest request = next;
            Page<Ticket> page = runner.inTransaction(unit -> {
                Page<Ticket> read = unit.tickets().page(query, request);
                read.items().forEach(ticket -> visitor.visit(unit, ticket));
                return read;
            });
            next = page.next() == null ? null : first.after(page.next());
        }
    }
}
