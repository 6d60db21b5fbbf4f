package dev.aftercare.crm.sla;

import dev.aftercare.crm.command.DueChange;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.due.DueEntry;
import dev.aftercare.crm.model.due.DueKey;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.sla.Metric;
import dev.aftercare.crm.model.sla.SlaClock;
import dev.aftercare.crm.model.ticket.TicketId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Keeps the list of due things in step with the clocks: each clock that can still be breached has one entry, at its due time. */
public final class ClockDues {

    /** The kind of the entries; their part is the metric's code. */
    public static final String KIND = "sla-breach";

    private ClockDues() {}

    /**
     * What a step on a ticket's clocks changes in the list of due things.
     *
     * @param ticket whose clocks
     * @param before the clocks before the step
     * @param after the clocks after it
     * @return an entry to schedule for each clock whose due time is new or moved, one to cancel for each that is no longer due;
     *     nothing for clocks that are due as before
     */
    public static List<DueChange> changes(TicketId ticket, List<SlaClock> before, List<SlaClock> after) {
        Set<Metric> metrics = new LinkedHashSet<>();
        before.forEach(clock -> metrics.add(clock.metric()));
        after.forEach(clock -> metrics.add(clock.metric()));
        List<DueChange> changes = new ArrayList<>();
        for (Metric metric : metrics) {
            Optional<Instant> old = dueAt(before, metric);
            Optional<Instant> now = dueAt(after, metric);
            if (!old.equals(now)) {
                DueKey key = new DueKey(KIND, AggregateRef.of(ticket), metric.code());
                changes.add(now.<DueChange>map(at -> new DueChange.Schedule(new DueEntry(key, at)))
                        .orElseGet(() -> new DueChange.Cancel(key)));
            }
        }
        return changes;
    }

    private static Optional<Instant> dueAt(List<SlaClock> clocks, Metric metric) {
        return clocks.stream()
                .filter(clock -> clock.metric().equals(metric) && !clock.isBreached())
                .findFirst()
                .flatMap(clock -> Optional.ofNullable(clock.dueAt()))
                .filter(due -> due.isBefore(Input.LATEST));
    }
}
