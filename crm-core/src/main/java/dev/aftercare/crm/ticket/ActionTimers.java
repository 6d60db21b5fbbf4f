package dev.aftercare.crm.ticket;

import dev.aftercare.crm.command.DueChange;
import dev.aftercare.crm.model.due.DueEntry;
import dev.aftercare.crm.model.due.DueKey;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.ticket.ActionKind;
import dev.aftercare.crm.model.ticket.ActionStatus;
import dev.aftercare.crm.model.ticket.PlannedAction;
import dev.aftercare.crm.model.ticket.Ticket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What waits for corrective actions that nobody does in time. Preventive ones have a life of their own, also when their ticket is closed:
 * {@link PreventionRules} see to them.
 */
final class ActionTimers {

    static final String OVERDUE = "ticket-action-overdue";

    private ActionTimers() {}

    static List<DueChange> changes(@Nullable Ticket before, Ticket after, Instant now) {
        boolean back =
                before != null && !before.stage().isOpen() && after.stage().isOpen();
        List<PlannedAction> known = before == null ? List.of() : before.plan();
        List<DueChange> changes = new ArrayList<>();
        for (PlannedAction action : after.plan()) {
            boolean awaited = action.number() <= known.size() && isAwaited(known.get(action.number() - 1));
            Instant dueAt = action.dueAt();
            if (isAwaited(action) && dueAt != null) {
                // What came due while nobody could be told of it, as the ticket was closed or merged, comes due once
                // more.
                boolean missed = back && !dueAt.isAfter(now);
                if (!awaited || missed) {
                    changes.add(new DueChange.Schedule(new DueEntry(key(after, action), dueAt)));
                }
            } else if (awaited && action.overdueAt() == null) {
                changes.add(new DueChange.Cancel(key(after, action)));
            }
        }
        return changes;
    }

    /** The action whose time has come; null if it is closed, or is due later, or that was told. */
    static @Nullable PlannedAction overdue(Ticket ticket, int number, Instant now) {
        return ticket.plan().stream()
                .filter(action -> action.number() == number && isAwaited(action))
                .filter(action -> !now.isBefore(Objects.requireNonNull(action.dueAt())))
                .findFirst()
                .orElse(null);
    }

    private static boolean isAwaited(PlannedAction action) {
        return action.kind() == ActionKind.CORRECTIVE
                && action.status() == ActionStatus.OPEN
                && action.dueAt() != null
                && action.overdueAt() == null;
    }

    private static DueKey key(Ticket ticket, PlannedAction action) {
        return new DueKey(OVERDUE, AggregateRef.of(ticket.id()), Integer.toString(action.number()));
    }
}
