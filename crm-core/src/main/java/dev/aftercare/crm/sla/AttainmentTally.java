package dev.aftercare.crm.sla;

import dev.aftercare.crm.model.sla.Metric;
import dev.aftercare.crm.model.sla.SlaClock;
import dev.aftercare.crm.model.ticket.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Adds up clocks, ticket by ticket. */
final class AttainmentTally {

    private final Instant asOf;
    private final Map<String, PerMetric> metrics = new TreeMap<>();
    private long tickets;

    AttainmentTally(Instant asOf) {
        this.asOf = asOf;
    }

    void add(Ticket ticket) {
        tickets++;
        for (SlaClock clock : ticket.clocks()) {
            metrics.computeIfAbsent(clock.metric().code(), code -> new PerMetric(clock.metric()))
                    .add(ClockRules.breach(clock, asOf), ticket.stage().isOpen());
        }
    }

    Attainment figures() {
        return new Attainment(
                asOf, tickets, metrics.values().stream().map(PerMetric::figures).toList());
    }

    private static final class PerMetric {
        private final Metric metric;
        private final List<Duration> business = new ArrayList<>();
        private final List<Duration> wall = new ArrayList<>();
        private long met;
        private long breached;
        private long running;
        private long abandoned;

        PerMetric(Metric metric) {
            this.metric = metric;
        }

        void add(SlaClock clock, boolean ticketIsOpen) {
            Instant stoppedAt = clock.stoppedAt();
            if (clock.isBreached()) {
                breached++;
            } else if (stoppedAt != null) {
                met++;
            } else if (ticketIsOpen) {
                running++;
            } else {
                abandoned++;
            }
            if (stoppedAt != null) {
                business.add(clock.elapsed());
                wall.add(Duration.between(clock.startedAt(), stoppedAt));
            }
        }

        MetricFigures figures() {
            return new MetricFigures(
                    metric,
                    met + breached + running + abandoned,
                    met,
                    breached,
                    running,
                    abandoned,
                    business.isEmpty() ? null : Spread.of(business),
                    wall.isEmpty() ? null : Spread.of(wall));
        }
    }
}
