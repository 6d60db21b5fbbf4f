package dev.aftercare.crm.ticket;

import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.ticket.TicketId;
import java.time.Instant;

/**
 * A ticket is part of another one.
 *
 * @param child the part; it has one parent at most
 * @param parent the whole
 * @param at since when
 * @param by who said so
 */
public record ParentLink(TicketId child, TicketId parent, Instant at, Actor by) {

    /** Checks the parts. */
    public ParentLink {
        Input.present("link.child", child);
        Input.present("link.parent", parent);
        at = Input.instant("link.at", at);
        Input.present("link.by", by);
    }
}
