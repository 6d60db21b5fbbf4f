package dev.aftercare.crm.relation;

import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.ticket.TicketId;
import java.time.Instant;

/**
 * A ticket goes on in another one.
 *
 * @param ticket the ticket that was merged
 * @param into the ticket into which it was merged, which may have been merged itself since
 * @param at when
 * @param by who merged them
 */
public record MergedTicket(TicketId ticket, TicketId into, Instant at, Actor by) {

    /** Checks the parts. */
    public MergedTicket {
        Input.present("merged.ticket", ticket);
        Input.present("merged.into", into);
        at = Input.instant("merged.at", at);
        Input.present("merged.by", by);
    }
}
