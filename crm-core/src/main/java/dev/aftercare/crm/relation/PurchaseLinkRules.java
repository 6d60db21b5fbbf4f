package dev.aftercare.crm.relation;

import dev.aftercare.crm.command.Decision;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseKind;
import dev.aftercare.crm.model.ticket.PurchaseRole;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.relation.PurchaseLinkRefused.Why;
import dev.aftercare.crm.ticket.PurchaseLink;
import java.time.Instant;
import java.util.List;

/** When a purchase can be linked to a ticket. Pure. */
public final class PurchaseLinkRules {

    private PurchaseLinkRules() {}

    /**
     * Links a purchase to a ticket.
     *
     * @param ticket the ticket, not merged
     * @param purchase the purchase
     * @param role what it has to do with the ticket; a return is a {@code RETURN} or {@code RELATED}, an order anything but a {@code RETURN}
     * @param lines the numbers of the lines that are meant, from 1; empty for all of it
     * @param now when
     * @param actor who says so
     * @return the link; or rejected with {@link PurchaseLinkRefused}
     */
    public static Decision<PurchaseLink> link(
            Ticket ticket, Purchase purchase, PurchaseRole role, List<Integer> lines, Instant now, Actor actor) {
        PurchaseLink link = new PurchaseLink(ticket.id(), purchase.id(), role, lines, now, actor);
        if (!purchase.customer().equals(ticket.customer())) {
            return refused(link, Why.OTHER_CUSTOMER, "a purchase of the ticket's customer");
        }
        boolean isReturn = purchase.kind() == PurchaseKind.RETURN;
        if (role != PurchaseRole.RELATED && isReturn != (role == PurchaseRole.RETURN)) {
            return refused(link, Why.WRONG_KIND, isReturn ? "RETURN or RELATED" : "SUBJECT, REPLACEMENT or RELATED");
        }
        int last = purchase.lines().size();
        if (link.lines().stream().anyMatch(line -> line > last)) {
            return refused(link, Why.NO_SUCH_LINE, "lines 1 to " + last);
        }
        return Decision.accept(link, List.of());
    }

    private static Decision<PurchaseLink> refused(PurchaseLink link, Why why, String allowed) {
        return Decision.reject(new PurchaseLinkRefused(link.ticket(), link.purchase(), link.role(), why, allowed));
    }
}
