package dev.aftercare.crm.ticket;

import dev.aftercare.crm.command.DueChange;
import dev.aftercare.crm.model.due.DueEntry;
import dev.aftercare.crm.model.due.DueKey;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.ticket.Merger;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.persistence.DueStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
                before == null ? null : before.merger(),
                facts);
        change(
                changes,
                before == null || reminder(was) == null ? null : key(FOLLOW_UP_DUE, before),
                key(FOLLOW_UP_DUE, after),
                reminder(is),
                before == null ? null : before.merger(),
                facts);
        return changes;
    }

    /** When the timers of a ticket go off, by their kind; none is looked up that its state does not have. */
    static Map<String, Instant> set(DueStore due, Ticket ticket, TicketFacts facts) {
        WorkflowTable.Row row = row(ticket, facts);
        Map<String, Instant> set = new HashMap<>();
        if (moveOn(ticket, row) != null) {
            due.find(key(MOVE_ON, ticket)).ifPresent(entry -> set.put(MOVE_ON, entry.at()));
        }
        if (reminder(row) != null) {
            due.find(key(FOLLOW_UP_DUE, ticket)).ifPresent(entry -> set.put(FOLLOW_UP_DUE, entry.at()));
        }
        if (CategoryRules.mayBeAsked(ticket, facts)) {
            due.find(CategoryRules.key(ticket)).ifPresent(entry -> set.put(CategoryRules.ASK_CLASSIFIER, entry.at()));
        }
        return set;
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
            @Nullable Merger undone,
            TicketFacts facts) {
        if (was != null && (timer == null || !was.equals(key))) {
            changes.add(new DueChange.Cancel(was));
        }
        if (timer != null && !key.equals(was)) {
            Instant at = at(key, timer, undone, facts);
            if (at != null) {
                changes.add(new DueChange.Schedule(new DueEntry(key, at)));
            }
        }
    }

    /** A ticket that goes on by itself again does not wait anew: its timers go off when they would have, and not again if they had. */
    private static @Nullable Instant at(DueKey key, WorkflowTimer timer, @Nullable Merger undone, TicketFacts facts) {
        return undone == null || undone.timers() == null
                ? facts.now().plus(timer.after(facts.policy()))
                : undone.timers().at().get(key.kind());
    }
}
