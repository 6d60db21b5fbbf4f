package dev.aftercare.crm.sla;

import dev.aftercare.crm.model.Input;
import java.time.Duration;
import java.util.Collection;

/**
 * How durations are spread. The median and the percentiles are by nearest rank: of {@code n} durations in order, the
 * {@code p}-percentile is the one at place {@code ceil(p / 100 * n)}, counted from 1. So each is a duration that occurred, in whole
 * microseconds; of more than 100,000 durations, one that is longer by less than a thousandth.
 *
 * @param count how many there are; at least 1
 * @param mean their mean, rounded down to the nanosecond
 * @param median the 50th percentile
 * @param percentile95 the 95th percentile
 * @param percentile90 the 90th percentile
 * @param percentile99 the 99th percentile
 */
public record Spread(
        long count,
        Duration mean,
        Duration median,
        Duration percentile95,
        Duration percentile90,
        Duration percentile99) {

    /**
     * The spread of durations.
     *
     * @param durations at least one, in any order
     * @return their spread
     */
    public static Spread of(Collection<Duration> durations) {
        DurationTally tally = new DurationTally();
        durations.forEach(tally::add);
        return Input.present("durations", tally.spread());
    }
}
