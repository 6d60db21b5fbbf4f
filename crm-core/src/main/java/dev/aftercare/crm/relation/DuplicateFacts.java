package dev.aftercare.crm.relation;

import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.ticket.PurchaseLink;
import java.util.List;

/**
 * A ticket as it is compared with others.
 *
 * @param ticket the ticket
 * @param links its purchases, as far as they are known
 */
public record DuplicateFacts(Ticket ticket, List<PurchaseLink> links) {

    /** Copies the list. */
    public DuplicateFacts {
        links = List.copyOf(links);
    }
}
