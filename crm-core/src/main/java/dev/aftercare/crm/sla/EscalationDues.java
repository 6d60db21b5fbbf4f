package dev.aftercare.crm.sla;

import dev.aftercare.crm.command.DueChange;
import dev.aftercare.crm.model.due.DueEntry;
import dev.aftercare.crm.model.due.DueKey;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps the list of due things in step with escalations: a ticket with something to come has one entry, at the first of it. */
public final class EscalationDues {

    /** The kind of the entries. */
    public static final String KIND = "sla-escalation";

    private EscalationDues() {}

    /**
     * What a step changes in the list of due things.
     *
     * @param before the ticket before it, or null if it is new
     * @param after the ticket after it
     * @param promises what clocks count by
     * @return the change; none if the first thing to come is the same as before
     */
    public static List<DueChange> changes(@Nullable Ticket before, Ticket after, Promises promises) {
        Optional<Instant> old = before == null ? Optional.empty() : EscalationRules.due(before, promises);
        Optional<Instant> now = EscalationRules.due(after, promises);
        if (old.equals(now)) {
            return List.of();
        }
        return List.of(now.<DueChange>map(at -> new DueChange.Schedule(new DueEntry(key(after.id()), at)))
                .orElseGet(() -> new DueChange.Cancel(key(after.id()))));
    }

    /**
     * The entry of a ticket whose entry is gone because it was done.
     *
     * @param ticket the ticket
     * @param promises what its clocks count by
     * @return the entry to schedule, if there is something to come
     */
    public static List<DueChange> rest(Ticket ticket, Promises promises) {
        return EscalationRules.due(ticket, promises).stream()
                .<DueChange>map(at -> new DueChange.Schedule(new DueEntry(key(ticket.id()), at)))
                .toList();
    }

    private static DueKey key(TicketId ticket) {
        return DueKey.of(KIND, AggregateRef.of(ticket));
    }
}
