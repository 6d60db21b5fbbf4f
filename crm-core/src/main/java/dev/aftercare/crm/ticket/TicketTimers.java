package dev.aftercare.crm.ticket;

import dev.aftercare.crm.command.DueChange;
import dev.aftercare.crm.model.due.DueEntry;
import dev.aftercare.crm.model.due.DueKey;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.ticket.Ticket;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What waits for steps that nobody takes. Each timer belongs to a state of the ticket: it is set when the ticket enters that state
 * and taken away when it leaves it, whatever led there. No step can forget it.
 */
final class TicketTimers {

    /** The kind of the entries for steps that are taken by themselves; the first of them was for feedback that never comes. */
    static final String MOVE_ON = "ticket-feedback-timeout";

    static final String FOLLOW_UP_DUE = "ticket-follow-up-due";

    private TicketTimers() {}

    static List<DueChange> changes(@Nullable Ticket before, Ticket after, TicketFacts facts) {
        WorkflowTable.Row was = before == null ? null : row(before, facts);
        WorkflowTable.Row is = row(after, facts);
        List<DueChange> changes = new ArrayList<>(1);
        change(
                changes,
                before == null || moveOn(before, was) == null ? null : key(MOVE_ON, before),
                key(MOVE_ON, after),
                moveOn(after, is),
                facts);
        change(
                changes,
                before == null || reminder(was) == null ? null : key(FOLLOW_UP_DUE, before),
                key(FOLLOW_UP_DUE, after),
                reminder(is),
                facts);
        return changes;
    }

    /** Where a ticket stands in its workflow; null if it goes on in another ticket, so that nothing happens to it by itself. */
    static WorkflowTable.@Nullable Row row(Ticket ticket, TicketFacts facts) {
        return ticket.isMerged() ? null : facts.governing().workflow().row(ticket.state());
    }

    /** Whether an entry is of the state in which the ticket is now. */
    static boolean isPresent(DueKey key, Ticket ticket) {
        return key.equals(key(key.kind(), ticket));
    }

    /** While the ticket waits for somebody, time does not decide; once resumed it waits the whole time again. */
    static @Nullable WorkflowTimer moveOn(Ticket ticket, WorkflowTable.@Nullable Row row) {
        return row == null || ticket.isOnHold() ? null : row.moveOn();
    }

    static @Nullable WorkflowTimer reminder(WorkflowTable.@Nullable Row row) {
        return row == null ? null : row.reminder();
    }

    private static DueKey key(String kind, Ticket ticket) {
        AggregateRef aggregate = AggregateRef.of(ticket.id());
        return ticket.place() == null ? DueKey.of(kind, aggregate) : new DueKey(kind, aggregate, ticket.state());
    }

    private static void change(
            List<DueChange> changes,
            @Nullable DueKey was,
            DueKey key,
            @Nullable WorkflowTimer timer,
            TicketFacts facts) {
        if (was != null && (timer == null || !was.equals(key))) {
            changes.add(new DueChange.Cancel(was));
        }
        if (timer != null && !key.equals(was)) {
            changes.add(new DueChange.Schedule(new DueEntry(key, facts.now().plus(timer.after(facts.policy())))));
        }
    }
}
