package dev.aftercare.crm.ticket;

import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.CommandRunner;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.util.ArrayList;
import java.util.List;

/**
 * What the customers of one tenant and the shop write to each other about tickets, and what the shop writes down for itself. A message
 * can be added wherever its ticket stands, and moves it nowhere. Every command is one transaction. Safe for use by several threads.
 *
 * <p>All commands throw {@link dev.aftercare.crm.model.InvalidInputException} for malformed arguments and {@link NotFoundException} for a
 * ticket that does not exist; nothing is changed then. Given under a key ({@link By#once}), a message counts once, however often it is
 * sent.
 */
public final class Conversation {

    private static final int CHUNK = 200;

    private final CommandRunner runner;

    /**
     * Creates the service.
     *
     * @param runner runs its commands
     */
    public Conversation(CommandRunner runner) {
        this.runner = runner;
    }

    /**
     * Records what the shop wrote to the customer: a person if an agent gives the command, a bot if a program does.
     *
     * @param id which ticket
     * @param channel by which way
     * @param text what was written
     * @param by who wrote it; not the customer
     * @return the ticket after it
     */
    public Ticket reply(TicketId id, Channel channel, String text, By by) {
        return add(id, TicketMessage.toCustomer(TicketMessage.author(by.actor()), channel, text), by);
    }

    /**
     * Records what the shop wrote down for itself.
     *
     * @param id which ticket
     * @param text what was written
     * @param by who wrote it; not the customer
     * @return the ticket after it
     */
    public Ticket note(TicketId id, String text, By by) {
        return add(id, TicketMessage.note(TicketMessage.author(by.actor()), text), by);
    }

    /**
     * Records what the customer wrote.
     *
     * @param id which ticket
     * @param channel by which way
     * @param text what was written
     * @param by who records it
     * @return the ticket after it
     */
    public Ticket customerWrote(TicketId id, Channel channel, String text, By by) {
        return add(id, TicketMessage.ofCustomer(channel, text), by);
    }

    /**
     * Records any message.
     *
     * @param id which ticket
     * @param message what was written
     * @param by who records it
     * @return the ticket after it
     */
    public Ticket add(TicketId id, TicketMessage message, By by) {
        Input.present("id", id);
        Input.present("message", message);
        return runner.run("ticket.message", by, List.of(id, message), Ticket.class, context -> {
            Ticket before = TicketDesk.load(context.unit(), id);
            TicketFacts facts = TicketDesk.facts(context, by.actor(), before);
            return TicketDesk.store(context, before, TicketRules.message(before, message, facts));
        });
    }

    /**
     * The thread of a ticket over all channels: what the customer and the shop wrote, and the shop's notes for itself.
     *
     * @param id which ticket
     * @param after only messages with a greater number; 0 starts with the matter as it was received
     * @param limit at most how many, 1 to {@value PageRequest#MAX_LIMIT}
     * @return the messages, the first first; fewer than {@code limit} means that none follow, and none if the ticket does not exist
     */
    public List<ThreadEntry> thread(TicketId id, long after, int limit) {
        Input.present("id", id);
        Input.within("after", after, 0, Long.MAX_VALUE);
        Input.within("limit", limit, 1, PageRequest.MAX_LIMIT);
        return runner.inTransaction(unit -> unit.tickets()
                .find(id)
                .map(ticket -> thread(unit, ticket, after, limit))
                .orElse(List.of()));
    }

    private static List<ThreadEntry> thread(UnitOfWork unit, Ticket ticket, long after, int limit) {
        List<ThreadEntry> thread = new ArrayList<>();
        long last = after;
        List<Event> chunk;
        do {
            chunk = unit.journal().history(AggregateRef.of(ticket.id()), last, CHUNK);
            for (Event event : chunk) {
                last = event.sequence();
                ThreadEntry.of(ticket, event).ifPresent(thread::add);
                if (thread.size() == limit) {
                    return thread;
                }
            }
        } while (chunk.size() == CHUNK);
        return thread;
    }
}
