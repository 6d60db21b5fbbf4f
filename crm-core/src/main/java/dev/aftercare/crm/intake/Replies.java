package dev.aftercare.crm.intake;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.ticket.Hold;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.WaitingFor;
import dev.aftercare.crm.ticket.TicketCommand;
import dev.aftercare.crm.ticket.TicketCommands;
import dev.aftercare.crm.ticket.TicketSteps;

/** What a person's reply does to a ticket besides joining it. */
final class Replies {

    static final Actor RULE = Actor.rule("customer-wrote");
    static final TicketCommand REOPEN = TicketCommands.reopen("the customer wrote again");

    private Replies() {}

    static Ticket reopen(CommandContext context, Ticket ticket) {
        return TicketSteps.take(context, ticket, REOPEN, RULE);
    }

    /** The customer has answered, so nothing waits for the customer any longer. */
    static Ticket endWait(CommandContext context, Ticket ticket) {
        Hold hold = ticket.handling().hold();
        TicketCommand resume = new TicketCommand.Resume();
        boolean waits = hold != null && hold.waitingFor() == WaitingFor.CUSTOMER;
        return waits && TicketSteps.accepts(context, ticket, resume, RULE)
                ? TicketSteps.take(context, ticket, resume, RULE)
                : ticket;
    }
}
