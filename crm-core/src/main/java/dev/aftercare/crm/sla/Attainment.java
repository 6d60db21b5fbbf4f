package dev.aftercare.crm.sla;

import dev.aftercare.crm.model.sla.Metric;
import dev.aftercare.crm.model.ticket.Ticket;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How well promises were kept.
 *
 * @param asOf when one looked: what was due by then and had not happened counts as breached
 * @param tickets how many tickets were looked at, with or without clocks
 * @param metrics the figures of each metric that any of them has a clock of, in the order of the codes
 */
public record Attainment(Instant asOf, long tickets, List<MetricFigures> metrics) {

    /** Copies the list. */
    public Attainment {
        metrics = List.copyOf(metrics);
    }

    /**
     * The figures of some tickets, such as those of one agent or channel.
     *
     * @param tickets the tickets, each once
     * @param asOf when one looks
     * @return the figures
     */
    public static Attainment of(Stream<Ticket> tickets, Instant asOf) {
        AttainmentTally tally = new AttainmentTally(asOf);
        tickets.forEachOrdered(tally::add);
        return tally.figures();
    }

    /**
     * The figures of a metric.
     *
     * @param metric which
     * @return the figures, or empty if no ticket has a clock of it
     */
    public Optional<MetricFigures> of(Metric metric) {
        return metrics.stream()
                .filter(figures -> figures.metric().equals(metric))
                .findFirst();
    }
}
