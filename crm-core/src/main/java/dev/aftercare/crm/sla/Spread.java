package dev.aftercare.crm.sla;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * How durations are spread. The median and the percentile are by nearest rank: of {@code n} durations in order, the
 * {@code p}-percentile is the one at place {@code ceil(p / 100 * n)}, counted from 1. So each is a duration that occurred.
 *
 * @param count how many there are; at least 1
 * @param mean their mean, rounded down to the nanosecond
 * @param median the 50th percentile
 * @param percentile95 the 95th percentile
 */
public record Spread(long count, Duration mean, Duration median, Duration percentile95) {

    /**
     * The spread of durations.
     *
     * @param durations at least one, in any order
     * @return their spread
     */
    public static Spread of(Collection<Duration> durations) {
        List<Duration> sorted = durations.stream().sorted().toList();
        return new Spread(sorted.size(), mean(sorted), nearestRank(sorted, 50), nearestRank(sorted, 95));
    }

    /** In whole numbers throughout: 95 % of 20 is the 19th, and no rounding of 0.95 may make it the 20th. */
    private static Duration nearestRank(List<Duration> sorted, int percent) {
        long rank = ((long) sorted.size() * percent + 99) / 100;
        return sorted.get(Math.toIntExact(rank - 1));
    }

    private static Duration mean(List<Duration> durations) {
        Duration sum = Duration.ZERO;
        for (Duration duration : durations) {
            sum = sum.plus(duration);
        }
        return sum.dividedBy(durations.size());
    }
}
