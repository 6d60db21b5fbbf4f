package dev.aftercare.crm.ticket;

import dev.aftercare.crm.command.Rejection;
import dev.aftercare.crm.model.ticket.Stage;
import java.time.Instant;

/**
 * Nobody can be left in peace over this ticket, or not until then.
 *
 * @param stage where it stands
 * @param until until when quiet was asked for
 * @param now when it was asked
 */
public record EscalationRefused(Stage stage, Instant until, Instant now) implements Rejection {

    @Override
    public String message() {
        return "the ticket is " + stage + ", quiet was asked for until " + until + " at " + now
                + "; allowed: an open ticket, and an instant still to come";
    }
}
