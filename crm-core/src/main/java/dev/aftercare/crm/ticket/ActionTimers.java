package dev.aftercare.crm.ticket;

import dev.aftercare.crm.command.DueChange;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.due.DueEntry;
import dev.aftercare.crm.model.due.DueKey;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.ticket.ActionKind;
import dev.aftercare.crm.model.ticket.ActionStatus;
import dev.aftercare.crm.model.ticket.PlanEvent.ActionOverdue;
import dev.aftercare.crm.model.ticket.PlannedAction;
import dev.aftercare.crm.model.ticket.Ticket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
                // What came due while the ticket was closed or merged, so that it was not told, comes due once more.
                boolean missed = back && !dueAt.isAfter(now);
                if (!awaited || missed) {
                    changes.add(new DueChange.Schedule(new DueEntry(key(after, action), dueAt)));
                }
            } else if (awaited && action.status() != ActionStatus.OPEN) {
                changes.add(new DueChange.Cancel(key(after, action)));
            }
        }
        return changes;
    }

    /** Who closes an action at its due time is in time; later, its being late is told first. */
    static void late(TicketChange change, int number) {
        overdue(change, number, change.facts().now().minusNanos(1_000));
    }

    /** Tells that an action was not done in time, unless it is closed, is due after an instant, or that was told. */
    static void overdue(TicketChange change, int number, Instant upTo) {
        Ticket ticket = change.ticket();
        Instant now = change.facts().now();
        for (PlannedAction late : ticket.plan()) {
            Instant dueAt = late.dueAt();
            if (late.number() == number && isAwaited(late) && dueAt != null && !dueAt.isAfter(upTo)) {
                List<PlannedAction> plan = ticket.plan().stream()
                        .map(action -> action.number() == number ? action.overdue(now) : action)
                        .toList();
                change.did(Actor.CLOCK, ticket.next().plan(plan), new ActionOverdue(ticket.stage(), number, dueAt));
            }
        }
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
