package dev.aftercare.crm.relation;

import dev.aftercare.crm.command.Rejection;
import dev.aftercare.crm.model.purchase.PurchaseId;
import dev.aftercare.crm.model.ticket.PurchaseRole;
import dev.aftercare.crm.model.ticket.TicketId;

/**
 * A purchase cannot be linked to a ticket like this.
 *
 * @param ticket the ticket
 * @param purchase the purchase
 * @param role what it was to have to do with it
 * @param why why
 * @param allowed what would be allowed, in words, free of personal data
 */
public record PurchaseLinkRefused(TicketId ticket, PurchaseId purchase, PurchaseRole role, Why why, String allowed)
        implements Rejection {

    /** Why a purchase cannot be linked, or a link cannot be taken away. */
    public enum Why {
        /** It is another customer's than the ticket. */
        OTHER_CUSTOMER,
        /** It is a return and the role is one of orders, or the other way round. */
        WRONG_KIND,
        /** It has no such line. */
        NO_SUCH_LINE,
        /** There is no such link. */
        NOT_LINKED
    }

    @Override
    public String message() {
        return "purchase " + purchase.value() + " as " + role + " of ticket " + ticket.value() + ": " + why
                + "; allowed: " + allowed;
    }
}
