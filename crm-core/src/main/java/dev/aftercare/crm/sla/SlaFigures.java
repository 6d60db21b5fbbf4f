package dev.aftercare.crm.sla;

import dev.aftercare.crm.model.sla.Metric;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How well promises were kept, told apart as it was asked. Every cycle of every clock counts once, but for those that began anew.
 *
 * @param asOf when one looked: what was due by then and had not happened counts as breached
 * @param tickets how many tickets were looked at
 * @param lines the figures, by metric and then by group
 */
public record SlaFigures(Instant asOf, long tickets, List<Line> lines) {

    /** Copies the list. */
    public SlaFigures {
        lines = List.copyOf(lines);
    }

    /**
     * The figures of one metric in one group.
     *
     * @param group the values that the figures are told apart by, in the order asked for; {@code -} where there is none
     * @param figures the figures
     * @param handOvers how often a ticket went from one agent to another while one of these clocks had neither stopped nor ended
     */
    public record Line(List<String> group, MetricFigures figures, long handOvers) {

        /** Copies the list. */
        public Line {
            group = List.copyOf(group);
        }
    }

    /**
     * The figures of a metric in a group.
     *
     * @param metric which metric
     * @param group the values, in the order asked for
     * @return the line, or empty if there is no clock of it
     */
    public Optional<Line> line(Metric metric, String... group) {
        return lines.stream()
                .filter(line ->
                        line.figures().metric().equals(metric) && line.group().equals(List.of(group)))
                .findFirst();
    }
}
