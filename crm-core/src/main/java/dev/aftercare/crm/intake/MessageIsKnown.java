package dev.aftercare.crm.intake;

import dev.aftercare.crm.command.Rejection;
import dev.aftercare.crm.model.ticket.TicketId;
import org.jspecify.annotations.Nullable;

/**
 * A message that is to be the shop's own belongs to another ticket, or was handed in as one to the shop.
 *
 * @param ticket the ticket that has it; null if it was set aside
 */
public record MessageIsKnown(@Nullable TicketId ticket) implements Rejection {

    @Override
    public String message() {
        return "the message belongs elsewhere; allowed: a message that the shop sent about this ticket";
    }
}
