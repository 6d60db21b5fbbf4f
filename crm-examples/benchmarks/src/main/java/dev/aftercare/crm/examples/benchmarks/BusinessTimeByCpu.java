package dev.aftercare.crm.examples.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * The operations of {@link BusinessTimeBenchmark} per second of one core's time, for a machine on which others work, too: what they take does
 * not count, though it still costs cache. Elsewhere JMH tells more.
 */
public final class BusinessTimeByCpu {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final long ROUND_NANOS = 700_000_000;
    private static final int ROUNDS = 7;
    private static final int BATCH = 2_000;

    private static volatile Object last = "";

    private BusinessTimeByCpu() {}

    /**
     * Prints the median and the range of seven rounds, after two that warm up.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        BusinessTimeBenchmark benchmark = new BusinessTimeBenchmark();
        print("betweenOverAYear", benchmark::betweenOverAYear);
        print("minusOverAYear", benchmark::minusOverAYear);
        print("plusOverAYear", benchmark::plusOverAYear);
        print("plusEightHours", benchmark::plusEightHours);
        print("plusEightHoursOfAStoredCalendar", benchmark::plusEightHoursOfAStoredCalendar);
        print("plusEightHoursOfANewCalendar", benchmark::plusEightHoursOfANewCalendar);
    }

    private static void print(String name, Supplier<?> operation) {
        perSecond(operation);
        perSecond(operation);
        double[] rounds = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            rounds[i] = perSecond(operation);
        }
        Arrays.sort(rounds);
        System.out.printf(
                Locale.ROOT,
                "%-32s %,12.0f (%,.0f to %,.0f), last answer %s%n",
                name,
                rounds[ROUNDS / 2],
                rounds[0],
                rounds[ROUNDS - 1],
                last);
    }

    private static double perSecond(Supplier<?> operation) {
        long begin = THREADS.getCurrentThreadCpuTime();
        long spent = 0;
        long done = 0;
        while (spent < ROUND_NANOS) {
            for (int i = 0; i < BATCH; i++) {
                // Kept and printed, so that no compiler finds out that nobody wants the answer.
                last = operation.get();
            }
            done += BATCH;
            spent = THREADS.getCurrentThreadCpuTime() - begin;
        }
        return done * 1e9 / spent;
    }
}
