package dev.aftercare.crm.relation;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.document.TypedDocuments;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.StorageException;
import dev.aftercare.crm.persistence.UnitOfWork;
import dev.aftercare.crm.ticket.MergeRules;
import java.util.ArrayList;
import java.util.List;

/** Lists the tickets that were merged into another one: one document each, found by the other. */
final class MergeDesk {

    private static final TypedDocuments<MergedTicket> MERGED =
            new TypedDocuments<>("ticket-merger", MergedTicket.class);
    private static final PageRequest ALL = PageRequest.first(MergeRules.MAX_TOGETHER);

    private MergeDesk() {}

    static void put(CommandContext context, MergedTicket merged) {
        MERGED.insert(context, text(merged.ticket()), text(merged.into()), merged);
    }

    static void remove(CommandContext context, TicketId ticket) {
        MERGED.stored(context.unit(), text(ticket)).ifPresent(there -> MERGED.remove(context, there));
    }

    static Page<MergedTicket> page(UnitOfWork unit, TicketId into, PageRequest request) {
        return MERGED.page(unit, text(into), request);
    }

    /**
     * A ticket and all that were merged into it, also by way of others; the ticket first. There are never more than can be merged.
     *
     * @throws StorageException {@code CORRUPT} if it was merged into itself by way of others, which no command does
     */
    static List<TicketId> together(UnitOfWork unit, TicketId id) {
        List<TicketId> all = new ArrayList<>(List.of(id));
        for (int i = 0; i < all.size(); i++) {
            // Twice as many, since who was parted and merged again while this is read is there twice.
            if (i > 2 * MergeRules.MAX_TOGETHER) {
                throw new StorageException(
                        StorageException.Reason.CORRUPT, "ticket-merger " + text(id) + " has no end of tickets");
            }
            page(unit, all.get(i), ALL).items().forEach(merged -> all.add(merged.ticket()));
        }
        return all;
    }

    private static String text(TicketId id) {
        return id.value().toString();
    }
}
