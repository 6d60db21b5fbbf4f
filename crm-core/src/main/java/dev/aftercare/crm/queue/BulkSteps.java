package dev.aftercare.crm.queue;

import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.command.CommandRunner;
import dev.aftercare.crm.command.ConflictException;
import dev.aftercare.crm.command.IdempotencyKeyReusedException;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.IdempotencyKey;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.StorageException;
import dev.aftercare.crm.persistence.TicketQuery;
import dev.aftercare.crm.queue.BulkOutcome.Result;
import dev.aftercare.crm.ticket.TicketCommand;
import dev.aftercare.crm.ticket.TicketNotes;
import dev.aftercare.crm.ticket.TicketSteps;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * Takes one step on many tickets: assign, change the priority or the category, or any other. Safe for use by several threads.
 *
 * <p>Each ticket is a transaction of its own, so that one that is refused holds up no other (in a host's transaction, all are part of
 * that). Given under a key, each ticket's step has a key of its own, made of that and the ticket's id: whatever ends a call
 * half way, the same call under the same key goes on where it stopped, gives the first result for what was done and tries the rest. What
 * was refused or in conflict is tried anew.
 */
public final class BulkSteps {

    /** The most tickets of one call. */
    public static final int MAX_TICKETS = 200;

    /** The longest key of one call: each ticket's id, 36 characters, is put behind it. */
    public static final int MAX_KEY = 160;

    private final CommandRunner runner;

    BulkSteps(CommandRunner runner) {
        this.runner = runner;
    }

    private record Done(boolean changed, long version) {}

    /**
     * Takes a step on tickets that are named.
     *
     * @param tickets which, each once; 1 to {@value #MAX_TICKETS}
     * @param command the step
     * @param by who; a key has at most {@value #MAX_KEY} characters
     * @return what became of each
     * @throws InvalidInputException if there are too many tickets, or one twice, or the key is too long
     * @throws IdempotencyKeyReusedException if a ticket was under this key before with another step; those before it in the list are done
     * @throws StorageException if the store failed; those before it in the list are done, and the call may be given again
     */
    public BulkResult apply(List<TicketId> tickets, TicketCommand command, By by) {
        Input.present("command", command);
        checked(tickets);
        checked(by);
        return new BulkResult(
                tickets.stream().map(ticket -> one(ticket, command, by)).toList(), null);
    }

    /**
     * Takes a step on the tickets of a page. Tickets that the step takes out of the query are not found again; {@link BulkResult#next}
     * leads to the page after in any case.
     *
     * @param query which tickets, and in which order
     * @param request which part; at most {@value #MAX_TICKETS} tickets
     * @param command the step
     * @param by who; a key has at most {@value #MAX_KEY} characters
     * @return what became of each, and where the next page begins
     * @throws InvalidInputException if the page is too long, or the key
     * @throws IdempotencyKeyReusedException as {@link #apply(List, TicketCommand, By)}
     * @throws StorageException as {@link #apply(List, TicketCommand, By)}
     */
    public BulkResult apply(TicketQuery query, PageRequest request, TicketCommand command, By by) {
        Input.present("query", query);
        Input.present("command", command);
        Input.within("request.limit", Input.present("request", request).limit(), 1, MAX_TICKETS);
        checked(by);
        Page<Ticket> page = runner.inTransaction(unit -> unit.tickets().page(query, request));
        List<BulkOutcome> outcomes = new ArrayList<>();
        page.items().forEach(ticket -> outcomes.add(one(ticket.id(), command, by)));
        return new BulkResult(outcomes, page.next());
    }

    private BulkOutcome one(TicketId ticket, TicketCommand command, By by) {
        try {
            Done done = runner.run(
                    "bulk.step",
                    ofOne(by, ticket),
                    List.of(ticket, command),
                    Done.class,
                    context -> step(context, ticket, command, by.actor()));
            return new BulkOutcome(ticket, done.changed() ? Result.DONE : Result.UNCHANGED, done.version(), null);
        } catch (RejectedException refused) {
            return new BulkOutcome(ticket, Result.REFUSED, 0, refused.rejection());
        } catch (NotFoundException missing) {
            return new BulkOutcome(ticket, Result.MISSING, 0, null);
        } catch (ConflictException others) {
            return new BulkOutcome(ticket, Result.CONFLICT, 0, null);
        }
    }

    private static Done step(CommandContext context, TicketId id, TicketCommand command, Actor actor) {
        Ticket before = TicketNotes.load(context.unit(), id);
        Ticket after = TicketSteps.take(context, before, command, actor);
        return new Done(after.version() > before.version(), after.version());
    }

    private static By ofOne(By by, TicketId ticket) {
        IdempotencyKey key = by.key();
        return key == null ? by : by.once(key.value() + "/" + ticket.value());
    }

    private static void checked(List<TicketId> tickets) {
        Input.within("tickets.size", Input.present("tickets", tickets).size(), 1, MAX_TICKETS);
        if (new HashSet<>(tickets).size() < tickets.size()) {
            throw new InvalidInputException("tickets", "name one twice", "each once");
        }
    }

    private static void checked(By by) {
        IdempotencyKey key = Input.present("by", by).key();
        if (key != null && key.value().length() > MAX_KEY) {
            throw new InvalidInputException("by.key", "is too long", "at most " + MAX_KEY + " characters");
        }
    }
}
