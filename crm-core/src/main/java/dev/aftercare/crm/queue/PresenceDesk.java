package dev.aftercare.crm.queue;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.command.DueChange;
import dev.aftercare.crm.document.TypedDocuments;
import dev.aftercare.crm.document.TypedDocuments.Stored;
import dev.aftercare.crm.model.due.DueEntry;
import dev.aftercare.crm.model.due.DueKey;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.util.List;
import java.util.Optional;

/** Keeps who is at a ticket: one document as long as anybody is, and one due entry that takes it away when nobody says so any more. */
final class PresenceDesk {

    static final String OVER = "presence-over";

    private static final TypedDocuments<Attendance> THERE = new TypedDocuments<>("ticket-presence", Attendance.class);

    private PresenceDesk() {}

    static Optional<Stored<Attendance>> find(UnitOfWork unit, TicketId ticket) {
        return THERE.stored(unit, id(ticket));
    }

    static void store(CommandContext context, TicketId ticket, Optional<Stored<Attendance>> before, Attendance after) {
        DueKey due = DueKey.of(OVER, AggregateRef.of(ticket));
        if (after.present().isEmpty()) {
            before.ifPresent(stored -> THERE.remove(context, stored));
            context.due(List.of(new DueChange.Cancel(due)));
            return;
        }
        THERE.save(context, id(ticket), null, before.map(Stored::version).orElse(0L), after);
        if (before.isEmpty()) {
            after.until().ifPresent(until -> context.due(List.of(new DueChange.Schedule(new DueEntry(due, until)))));
        }
    }

    /** Whoever is still there has said so since; the entry then comes again at the end of that. */
    static void over(CommandContext context, TicketId ticket) {
        Optional<Stored<Attendance>> before = find(context.unit(), ticket);
        if (before.isPresent()) {
            Attendance left = before.get().value().at(context.now());
            if (left.present().isEmpty()) {
                THERE.remove(context, before.get());
            } else {
                DueKey due = DueKey.of(OVER, AggregateRef.of(ticket));
                left.until().ifPresent(until -> context.due(List.of(new DueChange.Schedule(new DueEntry(due, until)))));
            }
        }
    }

    private static String id(TicketId ticket) {
        return ticket.value().toString();
    }
}
