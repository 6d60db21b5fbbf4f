package dev.aftercare.crm.ticket;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.ticket.Ticket;

/** Takes steps of tickets as part of other commands. */
public final class TicketSteps {

    private TicketSteps() {}

    /**
     * Takes a step.
     *
     * @param context the command
     * @param ticket the ticket, as it was read in this transaction
     * @param command what is asked
     * @param actor who asks
     * @return the ticket after it
     * @throws RejectedException as {@link Tickets#apply}; the whole command must fail then
     */
    public static Ticket take(CommandContext context, Ticket ticket, TicketCommand command, Actor actor) {
        return TicketDesk.store(
                context,
                ticket,
                TicketRules.decide(ticket, command, TicketDesk.facts(context, actor, ticket, command)));
    }
}
