package dev.aftercare.crm.model.ticket;

import dev.aftercare.crm.model.Input;

/**
 * What sort of matter a ticket is: one of the four below, or the shop's own.
 *
 * @param code 1 to 40 printable ASCII characters without spaces
 */
public record TicketType(String code) {

    /** A question. */
    public static final TicketType INQUIRY = new TicketType("inquiry");

    /** A complaint 投诉. */
    public static final TicketType COMPLAINT = new TicketType("complaint");

    /** A return, exchange, refund or repair 售后. */
    public static final TicketType AFTER_SALES = new TicketType("after-sales");

    /** A suggestion. */
    public static final TicketType SUGGESTION = new TicketType("suggestion");

    /** Checks the code. */
    public TicketType {
        Input.code("ticketType", code, 40);
    }
}
