package dev.aftercare.crm.sla;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class SpreadProperties {

    /** Counted and not sorted: the least of the durations that so many percent of them do not exceed. */
    @Property(tries = 300)
    void aPercentileIsTheLeastDurationThatSoManyPercentDoNotExceed(
            @ForAll @Size(min = 1, max = 250) List<@LongRange(min = 0, max = 40_000_000_000L) Long> micros) {
        List<Duration> durations = micros.stream()
                .map(value -> Duration.ofSeconds(value / 1_000_000, value % 1_000_000 * 1_000))
                .toList();

        Spread spread = Spread.of(durations);

        assertThat(spread.median()).isEqualTo(least(durations, 50));
        assertThat(spread.percentile90()).isEqualTo(least(durations, 90));
        assertThat(spread.percentile95()).isEqualTo(least(durations, 95));
        assertThat(spread.percentile99()).isEqualTo(least(durations, 99));
        BigInteger sum = micros.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
        assertThat(spread.mean().toNanos())
                .isEqualTo(sum.multiply(BigInteger.valueOf(1_000))
                        .divide(BigInteger.valueOf(micros.size()))
                        .longValueExact());
    }

    private static Duration least(List<Duration> durations, int percent) {
        Duration least = null;
        for (Duration candidate : durations) {
            long notAbove = durations.stream()
                    .filter(each -> each.compareTo(candidate) <= 0)
                    .count();
            boolean enough = notAbove * 100 >= (long) durations.size() * percent;
            if (enough && (least == null || candidate.compareTo(least) < 0)) {
                least = candidate;
            }
        }
        return least;
    }
}
