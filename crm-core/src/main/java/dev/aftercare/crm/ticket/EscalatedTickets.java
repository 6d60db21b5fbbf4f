package dev.aftercare.crm.ticket;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.ticket.PendingRung;
import dev.aftercare.crm.model.ticket.Recipient;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import java.time.Instant;
import java.util.List;

/** What escalation does to stored tickets, as part of other commands. */
public final class EscalatedTickets {

    private EscalatedTickets() {}

    /**
     * Notes what a ticket has reached by now.
     *
     * @param context the command
     * @param ticket the ticket, as it was read in this transaction
     * @return the ticket after it
     */
    public static Ticket reach(CommandContext context, Ticket ticket) {
        return TicketDesk.store(
                context, ticket, TicketEscalationRules.reach(ticket, facts(context, ticket, Actor.CLOCK)));
    }

    /**
     * Notes that what a rung asks for was done.
     *
     * @param context the command
     * @param ticket the ticket, as it was read in this transaction
     * @param rung which rung
     * @param notified who is to be told now
     * @param held who is to be told when the shop opens
     * @param undone what was not done
     * @param actor by which rule
     * @return the ticket after it
     */
    public static Ticket taken(
            CommandContext context,
            Ticket ticket,
            PendingRung rung,
            List<Recipient> notified,
            List<Recipient> held,
            List<String> undone,
            Actor actor) {
        TicketFacts facts = facts(context, ticket, actor);
        return TicketDesk.store(
                context, ticket, TicketEscalationRules.taken(ticket, rung, notified, held, undone, facts));
    }

    /**
     * Holds back what rungs ask for.
     *
     * @param context the command
     * @param id which ticket
     * @param until until when
     * @param reason why
     * @param actor who asks
     * @return the ticket after it
     */
    public static Ticket snooze(CommandContext context, TicketId id, Instant until, FreeText reason, Actor actor) {
        Ticket ticket = TicketDesk.load(context.unit(), id);
        TicketFacts facts = facts(context, ticket, actor);
        return TicketDesk.store(context, ticket, TicketEscalationRules.snooze(ticket, until, reason, facts));
    }

    /**
     * Holds nothing back any more.
     *
     * @param context the command
     * @param id which ticket
     * @param actor who asks
     * @return the ticket after it
     */
    public static Ticket wake(CommandContext context, TicketId id, Actor actor) {
        Ticket ticket = TicketDesk.load(context.unit(), id);
        return TicketDesk.store(context, ticket, TicketEscalationRules.wake(ticket, facts(context, ticket, actor)));
    }

    private static TicketFacts facts(CommandContext context, Ticket ticket, Actor actor) {
        return TicketDesk.facts(context, actor, ticket);
    }
}
