package dev.aftercare.crm.ticket;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.document.TypedDocuments;
import dev.aftercare.crm.document.TypedDocuments.Stored;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.purchase.PurchaseId;
import dev.aftercare.crm.model.ticket.Intake;
import dev.aftercare.crm.model.ticket.PurchaseRole;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Which purchases have to do with which tickets: two documents per link, one found by the ticket and one by the purchase. The order that a
 * matter came with is a link from its receipt on.
 */
public final class PurchaseIndex {

    private static final TypedDocuments<PurchaseLink> BY_TICKET =
            new TypedDocuments<>("ticket-purchase", PurchaseLink.class);
    private static final TypedDocuments<PurchaseLink> BY_PURCHASE =
            new TypedDocuments<>("purchase-ticket", PurchaseLink.class);

    private PurchaseIndex() {}

    /**
     * Reads a link.
     *
     * @param unit where
     * @param ticket of which ticket
     * @param purchase to which purchase
     * @param role in which role
     * @return the link, or empty
     */
    public static Optional<PurchaseLink> find(
            UnitOfWork unit, TicketId ticket, PurchaseId purchase, PurchaseRole role) {
        return BY_TICKET.find(unit, id(ticket, purchase, role));
    }

    /**
     * The links of a ticket, the last changed first.
     *
     * @param unit where
     * @param ticket of which ticket
     * @param request which part
     * @return the page
     */
    public static Page<PurchaseLink> page(UnitOfWork unit, TicketId ticket, PageRequest request) {
        Input.present("ticket", ticket);
        return BY_TICKET.page(unit, ticket.value().toString(), request);
    }

    /**
     * The links to a purchase, the last changed first.
     *
     * @param unit where
     * @param purchase to which purchase
     * @param request which part
     * @return the page
     */
    public static Page<PurchaseLink> page(UnitOfWork unit, PurchaseId purchase, PageRequest request) {
        Input.present("purchase", purchase);
        return BY_PURCHASE.page(unit, purchase.value(), request);
    }

    /**
     * Stores a link, new or in the place of the one there.
     *
     * @param context the command
     * @param link the link
     */
    public static void put(CommandContext context, PurchaseLink link) {
        String id = id(link.ticket(), link.purchase(), link.role());
        UnitOfWork unit = context.unit();
        long version = BY_TICKET.stored(unit, id).map(Stored::version).orElse(0L);
        long mirrored = version == 0
                ? 0
                : BY_PURCHASE.stored(unit, id).map(Stored::version).orElse(0L);
        BY_TICKET.save(context, id, link.ticket().value().toString(), version, link);
        BY_PURCHASE.save(context, id, link.purchase().value(), mirrored, link);
    }

    /**
     * Takes a link away.
     *
     * @param context the command
     * @param link the link, as it was read in this transaction
     */
    public static void remove(CommandContext context, PurchaseLink link) {
        String id = id(link.ticket(), link.purchase(), link.role());
        UnitOfWork unit = context.unit();
        BY_TICKET.stored(unit, id).ifPresent(there -> BY_TICKET.remove(context, there));
        BY_PURCHASE.stored(unit, id).ifPresent(there -> BY_PURCHASE.remove(context, there));
    }

    /** The order that a new ticket came with; nobody has looked yet whether it exists. */
    static void received(CommandContext context, Ticket ticket) {
        Intake intake = ticket.intake();
        PurchaseId purchase = intake.purchase();
        if (purchase != null) {
            PurchaseLink link =
                    new PurchaseLink(ticket.id(), purchase, PurchaseRole.SUBJECT, List.of(), intake.at(), intake.by());
            String id = id(link.ticket(), purchase, link.role());
            BY_TICKET.insert(context, id, ticket.id().value().toString(), link);
            BY_PURCHASE.insert(context, id, purchase.value(), link);
        }
    }

    /** A digest of the purchase's number, which alone may be as long as an id can be. */
    private static String id(TicketId ticket, PurchaseId purchase, PurchaseRole role) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] bytes = digest.digest((role + " " + purchase.value()).getBytes(StandardCharsets.UTF_8));
            return ticket.value() + "."
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
