package dev.aftercare.crm.sla;

import dev.aftercare.crm.model.sla.SlaClock;
import dev.aftercare.crm.model.ticket.Ticket;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** Adds up clocks, ticket by ticket. */
final class AttainmentTally {

    private final Instant asOf;
    private final Map<String, MetricTally> metrics = new TreeMap<>();
    private long tickets;

    AttainmentTally(Instant asOf) {
        this.asOf = asOf;
    }

    void add(Ticket ticket) {
        tickets++;
        for (SlaClock clock : ticket.clocks()) {
            tally(clock).add(ClockRules.breach(clock, asOf), !ticket.stage().isOpen());
        }
    }

    /** Every cycle of every clock that counts, as the events tell them. */
    void add(ClockHistory history) {
        tickets++;
        for (ClockRun run : history.counted()) {
            tally(run.clock()).add(run.asOf(asOf), run.isAbandoned());
        }
    }

    Attainment figures() {
        return new Attainment(
                asOf,
                tickets,
                metrics.values().stream().map(MetricTally::figures).toList());
    }

    private MetricTally tally(SlaClock clock) {
        return metrics.computeIfAbsent(
                clock.metric().family().code(),
                code -> new MetricTally(clock.metric().family()));
    }
}
