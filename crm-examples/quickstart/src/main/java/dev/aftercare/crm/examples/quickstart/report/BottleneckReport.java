package dev.aftercare.crm.examples.quickstart.report;

import dev.aftercare.crm.Shop;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prints where the tickets of a shop wait: states by the time lost in them, the ways between them, and loops. */
public final class BottleneckReport {

    private static final int MOST_WAYS = 15;

    private final Waits waits;
    private final PrintStream out;

    /**
     * A report on a shop whose tickets follow a workflow of its own.
     *
     * @param shop which
     * @param out where to print
     */
    public BottleneckReport(Shop shop, PrintStream out) {
        this.waits = Waits.of(shop);
        this.out = out;
    }

    /** Prints the report. */
    public void print() {
        Map<String, Spread> states = waits.byState();
        Duration all = states.values().stream().map(Spread::total).reduce(Duration.ZERO, Duration::plus);
        out.println();
        out.println("Where tickets wait: elapsed time in a state until the next step, the longest in all first");
        Table table = new Table("state", "times left", "mean", "median", "90 % within", "share");
        states.entrySet().stream()
                .sorted(longestFirst())
                .forEach(state -> table.row(row(state.getKey(), state.getValue(), all)));
        table.lines().forEach(out::println);

        out.println();
        out.println(
                "Which ways they take: the " + MOST_WAYS + " most frequent, and how long tickets had waited before");
        Table ways = new Table("way", "times taken", "mean", "median", "90 % within", "share");
        waits.byWay().entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<Waits.Way, Spread> way) ->
                                -way.getValue().count())
                        .thenComparing(Map.Entry::getKey))
                .limit(MOST_WAYS)
                .forEach(way -> ways.row(row(words(way.getKey()), way.getValue(), all)));
        ways.lines().forEach(out::println);

        out.println();
        out.println(String.format(
                Locale.ROOT,
                "Loops: %,d of %,d tickets came back to a state in which they had been",
                waits.looping(),
                waits.tickets()));
        Table loops = new Table("way back", "times");
        waits.back().entrySet().stream()
                .sorted(Map.Entry.<Waits.Way, Long>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_WAYS)
                .forEach(way -> loops.row(words(way.getKey()), way.getValue()));
        loops.lines().forEach(out::println);
    }

    private static Comparator<Map.Entry<String, Spread>> longestFirst() {
        return Comparator.comparing(
                        (Map.Entry<String, Spread> state) -> state.getValue().total())
                .reversed()
                .thenComparing(Map.Entry::getKey);
    }

    private static Object[] row(String name, Spread spread, Duration all) {
        double share = all.isZero() ? 0 : 100.0 * spread.total().toSeconds() / all.toSeconds();
        return List.of(
                        name,
                        spread.count(),
                        Durations.words(spread.mean()),
                        Durations.words(spread.median()),
                        Durations.words(spread.p90()),
                        String.format(Locale.ROOT, "%.1f %%", share))
                .toArray();
    }

    private static String words(Waits.Way way) {
        return way.from() + " -> " + way.to();
    }
}
