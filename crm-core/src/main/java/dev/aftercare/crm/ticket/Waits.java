package dev.aftercare.crm.ticket;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.command.Decision;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.ticket.Hold;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.model.ticket.WaitingFor;

/** Lets a ticket wait for something that another command is about, as part of that command; its clocks pause meanwhile. */
public final class Waits {

    private Waits() {}

    /**
     * Puts a ticket on hold, unless it waits already or takes no such step any more.
     *
     * @param context the command
     * @param id which ticket; nothing happens if there is none
     * @param waitingFor for whom it waits
     * @param reason why
     * @param rule who puts it on hold, and alone ends this wait by {@link #end}
     */
    public static void begin(CommandContext context, TicketId id, WaitingFor waitingFor, String reason, Actor rule) {
        context.unit().tickets().find(id).ifPresent(ticket -> {
            if (!ticket.isOnHold()) {
                step(context, ticket, TicketCommands.hold(waitingFor, reason), rule);
            }
        });
    }

    /**
     * Ends the wait that a rule began. A wait that somebody else began goes on.
     *
     * @param context the command
     * @param id which ticket; nothing happens if there is none
     * @param rule who put it on hold
     */
    public static void end(CommandContext context, TicketId id, Actor rule) {
        context.unit().tickets().find(id).ifPresent(ticket -> {
            Hold hold = ticket.handling().hold();
            if (hold != null && hold.by().equals(rule)) {
                step(context, ticket, new TicketCommand.Resume(), rule);
            }
        });
    }

    private static void step(CommandContext context, Ticket ticket, TicketCommand command, Actor rule) {
        Decision<Ticket> decision =
                TicketRules.decide(ticket, command, TicketDesk.facts(context, rule, ticket, command));
        if (decision.isAccepted()) {
            TicketDesk.store(context, ticket, decision);
        }
    }
}
