package dev.aftercare.crm.relation;

import dev.aftercare.crm.aftersales.ParcelWaits;
import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.CommandRunner;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.ticket.Merger;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.ticket.MergeRefused;
import dev.aftercare.crm.ticket.MergedAway;
import dev.aftercare.crm.ticket.NotMerged;
import dev.aftercare.crm.ticket.Survivors;
import dev.aftercare.crm.ticket.TicketNotes;
import java.util.List;

/** Merges tickets, and undoes that. Every command is one transaction. Safe for use by several threads. */
public final class Mergers {

    private final CommandRunner runner;

    Mergers(CommandRunner runner) {
        this.runner = runner;
    }

    /**
     * Lets a ticket go on in another one, because both are about the same matter.
     *
     * @param ticket the ticket
     * @param into the other
     * @param reason why
     * @param by who
     * @return the other ticket after it
     * @throws NotFoundException if there is no such ticket
     * @throws RejectedException with {@link MergedAway} if one of them goes on in a third ticket already, with {@link MergeRefused} and all
     *     that stands in the way if they cannot be merged as they are
     */
    public Ticket merge(TicketId ticket, TicketId into, String reason, By by) {
        Input.present("ticket", ticket);
        Input.present("into", into);
        FreeText why = FreeText.of("reason", reason);
        return runner.run("relation.merge", by, List.of(ticket, into, why), Ticket.class, context -> {
            Ticket merged = Survivors.itself(context.unit(), TicketNotes.load(context.unit(), ticket));
            Ticket other = Survivors.itself(context.unit(), TicketNotes.load(context.unit(), into));
            int together = MergeDesk.together(context.unit(), ticket).size()
                    + MergeDesk.together(context.unit(), into).size();
            Ticket after = TicketNotes.merge(context, merged, other, together, why, by.actor());
            MergeDesk.put(context, new MergedTicket(ticket, into, context.now(), by.actor()));
            return after;
        });
    }

    /**
     * Undoes a merge: the ticket is again what it was before. What has happened to the other one meanwhile stays with the other one.
     *
     * @param ticket the ticket that was merged
     * @param reason why
     * @param by who
     * @return the ticket after it
     * @throws NotFoundException if there is no such ticket
     * @throws RejectedException with {@link NotMerged} if it was not merged
     */
    public Ticket undo(TicketId ticket, String reason, By by) {
        Input.present("ticket", ticket);
        FreeText why = FreeText.of("reason", reason);
        return runner.run("relation.undo", by, List.of(ticket, why), Ticket.class, context -> {
            Ticket before = TicketNotes.load(context.unit(), ticket);
            TicketNotes.undoMerge(context, before, why, by.actor());
            MergeDesk.remove(context, ticket);
            Merger merger = before.merger();
            if (merger != null) {
                ParcelWaits.catchUp(context, ticket, merger.at());
            }
            return TicketNotes.load(context.unit(), ticket);
        });
    }

    /**
     * The ticket in which a matter goes on: what a reply to any ticket of a thread is to be recorded with.
     *
     * @param ticket which ticket
     * @return the last ticket of the chain that begins with it; itself if it is not merged
     * @throws NotFoundException if there is no such ticket
     */
    public TicketId survivor(TicketId ticket) {
        Input.present("ticket", ticket);
        return runner.inTransaction(unit -> Survivors.of(unit, ticket).id());
    }

    /**
     * The tickets that were merged into another one, the last merged first; not those that came by way of a third.
     *
     * @param into the other
     * @param request which part of the list
     * @return the page
     */
    public Page<MergedTicket> merged(TicketId into, PageRequest request) {
        Input.present("into", into);
        return runner.inTransaction(unit -> MergeDesk.page(unit, into, request));
    }
}
