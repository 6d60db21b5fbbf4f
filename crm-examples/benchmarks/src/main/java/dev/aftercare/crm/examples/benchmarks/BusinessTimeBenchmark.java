package dev.aftercare.crm.examples.benchmarks;

import dev.aftercare.crm.Crm;
import dev.aftercare.crm.command.By;
import dev.aftercare.crm.persistence.memory.InMemoryStorage;
import dev.aftercare.crm.sla.BusinessCalendar;
import dev.aftercare.crm.sla.BusinessCalendarBuilder;
import dev.aftercare.crm.sla.Segment;
import dev.aftercare.crm.sla.ServiceLevels;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Business time over a year with 30 holidays and two changes of the clocks, on one thread: above 1,000,000 operations per second.
 * The instants are random, so that no answer can be remembered.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Threads(1)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class BusinessTimeBenchmark {

    private static final int QUESTIONS = 4_096;

    private static final Instant NEW_YEAR = Instant.parse("2026-01-01T00:00:00Z");

    private static final Duration EIGHT_HOURS = Duration.ofHours(8);

    private final BusinessCalendar calendar = calendar();
    private final ServiceLevels levels =
            Crm.builder(new InMemoryStorage()).build().shop().serviceLevels();
    private final Instant[] early = new Instant[QUESTIONS];
    private final Instant[] late = new Instant[QUESTIONS];
    private final Duration[] budgets = new Duration[QUESTIONS];
    private int next;

    /** Draws the questions: one instant within January, one within December, and a budget of a year's hours. */
    public BusinessTimeBenchmark() {
        levels.define(calendar, By.agent("clerk"));
        Random random = new Random(30);
        for (int i = 0; i < QUESTIONS; i++) {
            early[i] = NEW_YEAR.plusSeconds(random.nextInt(31 * 86_400));
            late[i] = NEW_YEAR.plusSeconds(334L * 86_400 + random.nextInt(31 * 86_400));
            budgets[i] = Duration.ofHours(1_500).plusSeconds(random.nextInt(360_000));
        }
    }

    /**
     * How much open time lies between January and December.
     *
     * @return the time
     */
    @Benchmark
    public Duration betweenOverAYear() {
        int i = next();
        return calendar.between(early[i], late[i]);
    }

    /**
     * When a budget that lasts for most of the year is used up.
     *
     * @return the instant
     */
    @Benchmark
    public Instant plusOverAYear() {
        int i = next();
        return calendar.plus(early[i], budgets[i]);
    }

    /**
     * From when such a budget is used up by December.
     *
     * @return the instant
     */
    @Benchmark
    public Instant minusOverAYear() {
        int i = next();
        return calendar.minus(late[i], budgets[i]);
    }

    /**
     * What a ticket asks: when eight hours are used up.
     *
     * @return the instant
     */
    @Benchmark
    public Instant plusEightHours() {
        return calendar.plus(early[next()], EIGHT_HOURS);
    }

    /**
     * The same by a service: the calendar in force is read in a transaction, from a store in memory. Its text was parsed before, so it is
     * the same calendar as long as nobody changes it.
     *
     * @return the instant
     */
    @Benchmark
    public Instant plusEightHoursOfAStoredCalendar() {
        return levels.calendar("year").orElseThrow().plus(early[next()], EIGHT_HOURS);
    }

    /**
     * The same of a calendar that was never asked before: once per version of a calendar and process; no goal.
     *
     * @return the instant
     */
    @Benchmark
    public Instant plusEightHoursOfANewCalendar() {
        return BusinessCalendar.of(calendar.definition()).plus(early[next()], EIGHT_HOURS);
    }

    /**
     * The reasons of one week, for an explanation; no goal.
     *
     * @return the segments
     */
    @Benchmark
    public List<Segment> segmentsOfAWeek() {
        Instant from = early[next()];
        return calendar.segments(from, from.plusSeconds(7 * 86_400L));
    }

    private int next() {
        next = (next + 1) % QUESTIONS;
        return next;
    }

    /** Every twelfth day is a holiday: none in a plain run of more than eleven days, so there is little to step over. */
    private static BusinessCalendar calendar() {
        BusinessCalendarBuilder builder = BusinessCalendar.builder("year", ZoneId.of("Europe/London"))
                .openMondayToFriday("09:00-12:30", "13:30-18:00")
                .exceptionalDay(LocalDate.of(2026, 9, 26), "make-up day", "09:00-13:00");
        for (int i = 0; i < 30; i++) {
            builder.holiday(LocalDate.of(2026, 1, 1).plusDays(12L * i), "holiday");
        }
        return builder.build();
    }
}
