package dev.aftercare.crm.relation;

import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.CommandRunner;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseId;
import dev.aftercare.crm.model.ticket.PurchaseRole;
import dev.aftercare.crm.model.ticket.RelationEvent.PurchaseLinked;
import dev.aftercare.crm.model.ticket.RelationEvent.PurchaseUnlinked;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.UnitOfWork;
import dev.aftercare.crm.ticket.MergedAway;
import dev.aftercare.crm.ticket.PurchaseIndex;
import dev.aftercare.crm.ticket.PurchaseLink;
import dev.aftercare.crm.ticket.Survivors;
import dev.aftercare.crm.ticket.TicketNotes;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The orders and returns that tickets are about. The order that a matter came with is linked from its receipt on, whether or not it has been
 * recorded yet; all others must exist. Every command is one transaction. Safe for use by several threads.
 */
public final class PurchaseLinks {

    private final CommandRunner runner;

    PurchaseLinks(CommandRunner runner) {
        this.runner = runner;
    }

    /**
     * Links a purchase to a ticket, or says anew which of its lines are meant.
     *
     * @param ticket the ticket, open or closed
     * @param purchase the purchase's number; a purchase of the ticket's customer
     * @param role what it has to do with the ticket
     * @param lines the numbers of the lines that are meant, from 1; empty for all of it; at most {@value PurchaseLink#MAX_LINES}
     * @param reason why, or null
     * @param by who says so
     * @return the link; the one there if it says the same
     * @throws NotFoundException if there is no such ticket or purchase
     * @throws RejectedException with {@link PurchaseLinkRefused} if the purchase does not fit; with {@link MergedAway} if the ticket goes on
     *     in another one
     */
    public PurchaseLink link(
            TicketId ticket,
            PurchaseId purchase,
            PurchaseRole role,
            List<Integer> lines,
            @Nullable String reason,
            By by) {
        Input.present("ticket", ticket);
        Input.present("purchase", purchase);
        Input.present("role", role);
        Input.atMost("lines", lines, PurchaseLink.MAX_LINES);
        FreeText why = reason == null ? null : FreeText.of("reason", reason);
        List<Object> request = Arrays.asList(ticket, purchase, role, lines, why);
        return runner.run("relation.purchase", by, request, PurchaseLink.class, context -> {
            UnitOfWork unit = context.unit();
            Ticket found = Survivors.itself(unit, TicketNotes.load(unit, ticket));
            Purchase bought = unit.purchases()
                    .find(purchase)
                    .orElseThrow(() -> new NotFoundException("purchase", purchase.value()));
            PurchaseLink link = PurchaseLinkRules.link(found, bought, role, lines, context.now(), by.actor())
                    .orThrow()
                    .state();
            Optional<PurchaseLink> present = PurchaseIndex.find(unit, ticket, purchase, role);
            if (present.isPresent() && present.get().lines().equals(link.lines())) {
                return present.get();
            }
            PurchaseLinked event = new PurchaseLinked(found.stage(), purchase, role, link.lines(), why);
            TicketNotes.tell(context, found, event, by.actor());
            PurchaseIndex.put(context, link);
            return link;
        });
    }

    /**
     * Takes the link to a purchase away.
     *
     * @param ticket the ticket
     * @param purchase the purchase's number
     * @param role what it had to do with the ticket
     * @param reason why
     * @param by who says so
     * @return the link as it was
     * @throws NotFoundException if there is no such ticket
     * @throws RejectedException with {@link PurchaseLinkRefused} if there is no such link; with {@link MergedAway} if the ticket goes on in
     *     another one
     */
    public PurchaseLink unlink(TicketId ticket, PurchaseId purchase, PurchaseRole role, String reason, By by) {
        Input.present("ticket", ticket);
        Input.present("purchase", purchase);
        Input.present("role", role);
        FreeText why = FreeText.of("reason", reason);
        List<Object> request = List.of(ticket, purchase, role, why);
        return runner.run("relation.no-purchase", by, request, PurchaseLink.class, context -> {
            UnitOfWork unit = context.unit();
            Ticket found = Survivors.itself(unit, TicketNotes.load(unit, ticket));
            PurchaseLink link = PurchaseIndex.find(unit, ticket, purchase, role)
                    .orElseThrow(() -> new RejectedException(new PurchaseLinkRefused(
                            ticket,
                            purchase,
                            role,
                            PurchaseLinkRefused.Why.NOT_LINKED,
                            "a purchase that is linked in this role")));
            PurchaseUnlinked event = new PurchaseUnlinked(found.stage(), purchase, role, why);
            TicketNotes.tell(context, found, event, by.actor());
            PurchaseIndex.remove(context, link);
            return link;
        });
    }

    /**
     * The purchases of a ticket, the last changed first.
     *
     * @param ticket which ticket
     * @param request which part of the list
     * @return the page
     */
    public Page<PurchaseLink> of(TicketId ticket, PageRequest request) {
        return runner.inTransaction(unit -> PurchaseIndex.page(unit, ticket, request));
    }

    /**
     * The tickets that have to do with a purchase, the last linked first; also those that are closed or merged. A ticket that a purchase
     * has two roles in comes twice.
     *
     * @param purchase which purchase
     * @param request which part of the list
     * @return the page
     */
    public Page<Ticket> tickets(PurchaseId purchase, PageRequest request) {
        return runner.inTransaction(unit -> {
            Page<PurchaseLink> page = PurchaseIndex.page(unit, purchase, request);
            List<Ticket> tickets = page.items().stream()
                    .map(link -> TicketNotes.load(unit, link.ticket()))
                    .toList();
            return new Page<>(tickets, page.next());
        });
    }
}
