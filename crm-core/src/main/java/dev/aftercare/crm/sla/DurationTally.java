package dev.aftercare.crm.sla;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts durations, any number of them in bounded memory: up to {@value #EXACT} exactly to the microsecond; from then on percentiles are
 * too long by less than a thousandth. The mean is always exact.
 */
final class DurationTally {

    /** How many durations are kept one by one. */
    static final int EXACT = 100_000;

    private static final int KEPT_BITS = 10;

    private long[] micros = new long[16];
    private long count;
    private Duration sum = Duration.ZERO;
    private final Map<Long, Long> buckets = new TreeMap<>();

    void add(Duration duration) {
        long value = duration.toNanos() / 1_000;
        sum = sum.plus(duration);
        if (count < EXACT) {
            if (count == micros.length) {
                micros = Arrays.copyOf(micros, micros.length * 2);
            }
            micros[(int) count] = value;
        } else {
            if (count == EXACT) {
                Arrays.stream(micros, 0, EXACT).forEach(this::bucket);
                micros = new long[0];
            }
            bucket(value);
        }
        count++;
    }

    @Nullable
    Spread spread() {
        if (count == 0) {
            return null;
        }
        if (count <= EXACT) {
            Arrays.sort(micros, 0, (int) count);
        }
        return new Spread(
                count, sum.dividedBy(count), nearestRank(50), nearestRank(95), nearestRank(90), nearestRank(99));
    }

    /** In whole numbers throughout: 95 % of 20 is the 19th, and no rounding of 0.95 may make it the 20th. */
    private Duration nearestRank(int percent) {
        long rank = (count * percent + 99) / 100;
        long value = count <= EXACT ? micros[(int) rank - 1] : bucketed(rank);
        return Duration.ofSeconds(value / 1_000_000, value % 1_000_000 * 1_000);
    }

    private long bucketed(long rank) {
        long seen = 0;
        for (Map.Entry<Long, Long> bucket : buckets.entrySet()) {
            seen += bucket.getValue();
            if (seen >= rank) {
                return bucket.getKey();
            }
        }
        throw new IllegalStateException("the rank is beyond the count");
    }

    /** The greatest value that has the same leading bits. */
    private void bucket(long value) {
        int dropped = Math.max(0, 64 - Long.numberOfLeadingZeros(value) - KEPT_BITS - 1);
        long greatest = value | ((1L << dropped) - 1);
        buckets.merge(greatest, 1L, Long::sum);
    }
}
