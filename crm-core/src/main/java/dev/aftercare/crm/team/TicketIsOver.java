package dev.aftercare.crm.team;

import dev.aftercare.crm.command.Rejection;
import dev.aftercare.crm.model.ticket.Stage;

/**
 * A ticket that is closed takes no tasks.
 *
 * @param stage where it stands
 */
public record TicketIsOver(Stage stage) implements Rejection {

    @Override
    public String message() {
        return "the ticket is " + stage + "; allowed: an open ticket";
    }
}
