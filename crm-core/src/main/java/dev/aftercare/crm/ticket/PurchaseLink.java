package dev.aftercare.crm.ticket;

import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.purchase.PurchaseId;
import dev.aftercare.crm.model.ticket.PurchaseRole;
import dev.aftercare.crm.model.ticket.TicketId;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;

/**
 * An order or return has to do with a ticket. There is one link at most per ticket, purchase and role.
 *
 * @param ticket the ticket
 * @param purchase the purchase's number
 * @param role what it has to do with the ticket
 * @param lines the numbers of the purchase's lines that are meant, from 1, ascending, without repetition; empty for all of it
 * @param at since when
 * @param by who said so
 */
public record PurchaseLink(
        TicketId ticket, PurchaseId purchase, PurchaseRole role, List<Integer> lines, Instant at, Actor by) {

    /** The most lines that a link can name. */
    public static final int MAX_LINES = 1_000;

    /** Checks the parts and brings the lines into their order. */
    public PurchaseLink {
        Input.present("link.ticket", ticket);
        Input.present("link.purchase", purchase);
        Input.present("link.role", role);
        lines = List.copyOf(new TreeSet<>(Input.atMost("link.lines", lines, MAX_LINES)));
        lines.forEach(line -> Input.within("link.line", line, 1, Integer.MAX_VALUE));
        at = Input.instant("link.at", at);
        Input.present("link.by", by);
    }
}
