package dev.aftercare.crm.aftersales;

import dev.aftercare.crm.command.Rejection;
import dev.aftercare.crm.model.ticket.TicketId;

/**
 * A request is to belong to the ticket of another customer.
 *
 * @param ticket the ticket
 */
public record TicketOfAnother(TicketId ticket) implements Rejection {

    @Override
    public String message() {
        return "ticket " + ticket.value() + " is another customer's; allowed: a ticket of the customer of the order";
    }
}
