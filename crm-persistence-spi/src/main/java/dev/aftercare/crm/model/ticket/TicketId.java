package dev.aftercare.crm.model.ticket;

import dev.aftercare.crm.model.Input;
import java.util.UUID;

/**
 * Names one ticket of a tenant.
 *
 * @param value a UUID, time-ordered when the library made it
 */
public record TicketId(UUID value) {

    /** Checks the value. */
    public TicketId {
        Input.present("ticketId", value);
    }
}
