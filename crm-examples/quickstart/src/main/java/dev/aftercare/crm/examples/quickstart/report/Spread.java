package dev.aftercare.crm.examples.quickstart.report;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * How durations are spread. Percentiles are by nearest rank: the least duration that so many of a hundred do not exceed.
 *
 * @param count how many there are, at least 1
 * @param total their sum
 * @param mean their mean, in whole seconds, rounded down
 * @param median the 50th percentile
 * @param p90 the 90th percentile
 */
record Spread(long count, Duration total, Duration mean, Duration median, Duration p90) {

    static Spread of(Collection<Duration> durations) {
        List<Duration> sorted = durations.stream().sorted().toList();
        if (sorted.isEmpty()) {
            throw new IllegalArgumentException("no durations");
        }
        Duration total = sorted.stream().reduce(Duration.ZERO, Duration::plus);
        return new Spread(
                sorted.size(),
                total,
                Duration.ofSeconds(total.toSeconds() / sorted.size()),
                ranked(sorted, 50),
                ranked(sorted, 90));
    }

    private static Duration ranked(List<Duration> sorted, int percent) {
        int rank = (int) ((sorted.size() * (long) percent + 99) / 100);
        return sorted.get(rank - 1);
    }
}
