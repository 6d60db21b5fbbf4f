package dev.aftercare.crm.sla;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Adds up the clocks of tickets, group by group. */
final class FigureTally {

    private final List<FigureBy> by;
    private final Instant asOf;
    private final Map<Key, Sum> sums = new HashMap<>();
    private long tickets;

    FigureTally(List<FigureBy> by, Instant asOf) {
        this.by = by;
        this.asOf = asOf;
    }

    void add(ClockHistory history, FigureGroups groups) {
        tickets++;
        for (ClockRun run : history.counted()) {
            Key key = new Key(run.clock().metric().family().code(), groups.of(run, by));
            Sum sum = sums.computeIfAbsent(
                    key, each -> new Sum(new MetricTally(run.clock().metric().family())));
            sum.metric.add(run.asOf(asOf), run.isAbandoned());
            sum.handOvers += groups.handOvers(run);
        }
    }

    SlaFigures figures() {
        List<Map.Entry<Key, Sum>> sorted = new ArrayList<>(sums.entrySet());
        sorted.sort(Map.Entry.comparingByKey(
                Comparator.comparing(Key::metric).thenComparing(key -> String.join("\u0000", key.group()))));
        return new SlaFigures(
                asOf,
                tickets,
                sorted.stream()
                        .map(entry -> new SlaFigures.Line(
                                entry.getKey().group(), entry.getValue().metric.figures(), entry.getValue().handOvers))
                        .toList());
    }

    private record Key(String metric, List<String> group) {}

    private static final class Sum {
        private final MetricTally metric;
        private long handOvers;

        Sum(MetricTally metric) {
            this.metric = metric;
        }
    }
}
