package dev.aftercare.crm.relation;

import dev.aftercare.crm.command.Rejection;
import dev.aftercare.crm.model.ticket.TicketId;

/**
 * A ticket has no message of this number.
 *
 * @param ticket which ticket
 * @param number the number
 */
public record NoSuchMessage(TicketId ticket, long number) implements Rejection {

    @Override
    public String message() {
        return "ticket " + ticket.value() + " has no message " + number
                + "; allowed: the numbers of the messages that were written to it, as its thread tells them";
    }
}
