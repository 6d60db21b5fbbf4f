package dev.aftercare.crm.ticket;

import dev.aftercare.crm.command.Rejection;
import dev.aftercare.crm.model.ticket.Stage;
import dev.aftercare.crm.model.ticket.TicketId;

/**
 * There is no merge to undo.
 *
 * @param ticket which ticket
 * @param stage where it stands
 */
public record NotMerged(TicketId ticket, Stage stage) implements Rejection {

    @Override
    public String message() {
        return "ticket " + ticket.value() + " is " + stage + "; allowed: a ticket that is MERGED";
    }
}
