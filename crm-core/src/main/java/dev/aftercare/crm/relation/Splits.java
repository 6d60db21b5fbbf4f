package dev.aftercare.crm.relation;

import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.CommandRunner;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.ticket.ConversationEvent.MessagesSplitOff;
import dev.aftercare.crm.model.ticket.ConversationEvent.TicketSplitFrom;
import dev.aftercare.crm.model.ticket.Priority;
import dev.aftercare.crm.model.ticket.Standing;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.model.ticket.TicketType;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.ticket.MergedAway;
import dev.aftercare.crm.ticket.NewTicket;
import dev.aftercare.crm.ticket.Survivors;
import dev.aftercare.crm.ticket.TicketNotes;
import dev.aftercare.crm.ticket.TicketSteps;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Makes a second matter of some messages of a ticket. Every command is one transaction. Safe for use by several threads.
 *
 * <p>The messages stay where they are, and are read in the new ticket as well. Its clocks begin when it is split off, not when the messages
 * were written: nobody could have kept a promise to a matter that was not seen yet.
 */
public final class Splits {

    private final CommandRunner runner;

    Splits(CommandRunner runner) {
        this.runner = runner;
    }

    /**
     * Makes a ticket of its own of some messages.
     *
     * @param source the ticket to which they were written, open or closed
     * @param messages their numbers in its history, as its {@link Threads thread} tells them; at most {@value Split#MAX_MESSAGES}
     * @param type what sort of matter they are
     * @param priority how pressing it seems
     * @param reason why
     * @param by who
     * @return the new ticket, of the same customer; it begins with the words of the first of the messages that
     *     the customer wrote; if there is none, of the first that the customer could read; else of the first
     * @throws NotFoundException if there is no such ticket
     * @throws RejectedException with {@link NoSuchMessage} if a number is of no message; with {@link MergedAway} if the ticket goes on in
     *     another one; or as {@code Tickets.receive}
     */
    public Ticket split(
            TicketId source, List<Long> messages, TicketType type, Priority priority, String reason, By by) {
        Input.present("source", source);
        List<Long> numbers = Split.ordered(messages);
        Input.present("type", type);
        Input.present("priority", priority);
        FreeText why = FreeText.of("reason", reason);
        List<Object> request = List.of(source, numbers, type, priority, why);
        return runner.run("relation.split", by, request, Ticket.class, context -> {
            Ticket from = Survivors.itself(context.unit(), TicketNotes.load(context.unit(), source));
            ThreadMessage first = SplitDesk.opening(SplitDesk.messages(context.unit(), from, numbers));
            NewTicket matter = NewTicket.of(
                            from.customer(),
                            type,
                            Objects.requireNonNullElse(
                                    first.message().channel(), from.intake().channel()),
                            first.message().text().value())
                    .pressing(priority);
            Standing standing = from.intake().standing();
            Ticket fresh =
                    TicketSteps.receive(context, standing == null ? matter : matter.knowing(standing), by.actor());
            TicketNotes.tell(context, from, new MessagesSplitOff(from.stage(), fresh.id(), numbers, why), by.actor());
            SplitDesk.put(context, new Split(fresh.id(), source, numbers, context.now(), by.actor()));
            return TicketNotes.tell(
                    context, fresh, new TicketSplitFrom(fresh.stage(), source, numbers, why), by.actor());
        });
    }

    /**
     * The messages of another ticket with which a ticket began.
     *
     * @param ticket which ticket
     * @return where it was split off; empty if it was not
     */
    public Optional<Split> origin(TicketId ticket) {
        Input.present("ticket", ticket);
        return runner.inTransaction(unit -> SplitDesk.origin(unit, ticket));
    }

    /**
     * The tickets that were split off another one, the last first.
     *
     * @param source the other
     * @param request which part of the list
     * @return the page
     */
    public Page<Split> of(TicketId source, PageRequest request) {
        Input.present("source", source);
        return runner.inTransaction(unit -> SplitDesk.page(unit, source, request));
    }
}
