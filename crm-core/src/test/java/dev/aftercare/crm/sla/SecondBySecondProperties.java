package dev.aftercare.crm.sla;

import static dev.aftercare.crm.model.sla.Metric.RESOLUTION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.model.sla.SlaClock;
import dev.aftercare.crm.model.ticket.Priority;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Calendars, clocks and rungs beside an oracle that looks at every second: zones with their changes of the clock, holidays, days with
 * other hours, breaks, night shifts, pauses.
 */
class SecondBySecondProperties {

    private static final int QUESTIONS = 8;

    @Property(tries = 25)
    void businessTimeIsWhatOneCountsSecondBySecond(@ForAll("days") CalendarSample sample) {
        countsSecondBySecond(sample);
    }

    @Property(tries = 15)
    void thatIsSoInEveryZoneAndCentury(@ForAll("anywhere") CalendarSample sample) {
        countsSecondBySecond(sample);
    }

    private static void countsSecondBySecond(CalendarSample sample) {
        BusinessCalendar calendar = sample.calendar();
        SecondOracle oracle = oracle(sample);
        for (int i = 0; i < QUESTIONS; i++) {
            long one = second(sample);
            long other = second(sample);
            long budget = 1L + sample.random().nextInt(150_000);

            assertThat(calendar.isOpen(at(one))).isEqualTo(oracle.isOpen(one));
            assertThat(calendar.between(at(one), at(other)).toSeconds()).isEqualTo(oracle.between(one, other));
            long end = oracle.after(one, budget);
            long expected = end < 0 || calendar.atClosing() == AtClosing.STAY ? end : oracle.nextOpen(end);
            if (expected >= 0) {
                Instant sum = calendar.plus(at(one), Duration.ofSeconds(budget));
                assertThat(sum).as("%s plus %s s", at(one), budget).isEqualTo(at(expected));
                assertThat(calendar.between(at(one), sum).toSeconds()).isEqualTo(budget);
            }
            long next = oracle.nextOpen(one);
            if (next >= 0) {
                assertThat(calendar.nextOpen(at(one))).contains(at(next));
            }
        }
    }

    @Property(tries = 20)
    void aClockThatPausesAndItsRungsAreWhatOneCountsSecondBySecond(@ForAll("days") CalendarSample sample) {
        SecondOracle oracle = oracle(sample);
        Random random = sample.random();
        long target = 600L + random.nextInt(100_000);
        SlaTerms terms = Policies.resolutionWithin(Duration.ofSeconds(target), sample.calendar(), 1);
        long[] steps = random.ints(6, 0, 1_000_000)
                .mapToLong(ignored -> second(sample))
                .sorted()
                .distinct()
                .toArray();
        List<SlaClock> clocks = ClockRules.start(List.of(), List.of(RESOLUTION), terms, Priority.NORMAL, at(steps[0]));
        long counted = 0;
        Duration last = Duration.ZERO;
        for (int i = 1; i < steps.length; i++) {
            boolean running = clocks.get(0).isRunning();
            if (running) {
                look(clocks.get(0), terms, oracle, steps[i - 1], counted);
                counted += oracle.between(steps[i - 1], steps[i]);
            }
            Duration elapsed = ClockRules.elapsed(clocks.get(0), terms, at(steps[i]));
            assertThat(elapsed).isEqualTo(Duration.ofSeconds(counted)).isGreaterThanOrEqualTo(last);
            assertThat(late(clocks.get(0), at(steps[i])))
                    .isEqualTo(running ? counted > target : clocks.get(0).isBreached());
            last = elapsed;
            clocks = running
                    ? ClockRules.pause(clocks, terms, at(steps[i]))
                    : ClockRules.resume(clocks, terms, at(steps[i]));
        }
    }

    @Property(tries = 20)
    void aPauseNeverShortensAndMovesTheDueTimeByWhatWasOpenMeanwhile(@ForAll("days") CalendarSample sample) {
        SecondOracle oracle = oracle(sample);
        long[] three = {second(sample), second(sample), second(sample)};
        Arrays.sort(three);
        Duration target = Duration.ofSeconds(60 + sample.random().nextInt(60_000));
        SlaTerms terms = Policies.resolutionWithin(target, sample.calendar(), 1);
        List<SlaClock> started = ClockRules.start(List.of(), List.of(RESOLUTION), terms, Priority.NORMAL, at(three[0]));
        List<SlaClock> resumed = ClockRules.resume(ClockRules.pause(started, terms, at(three[1])), terms, at(three[2]));

        Instant plain = started.get(0).dueAt();
        Instant moved = resumed.get(0).dueAt();
        long counted = oracle.between(three[0], three[1]);
        if (counted < target.toSeconds()) {
            assertThat(moved).isAfterOrEqualTo(plain);
            long end = oracle.after(three[2], target.toSeconds() - counted);
            long expected = end < 0 || sample.calendar().atClosing() == AtClosing.STAY ? end : oracle.nextOpen(end);
            if (expected >= 0) {
                assertThat(moved).isEqualTo(at(expected));
            }
        }
    }

    /** What each rung needs is counted the second before it comes, and not earlier. */
    private static void look(SlaClock clock, SlaTerms terms, SecondOracle oracle, long since, long counted) {
        for (int percent : new int[] {25, 50, 75}) {
            Duration needed = EscalationRung.at(percent).needed(clock.target());
            Optional<Instant> at = EscalationRules.at(clock, terms, EscalationRung.at(percent));
            long left = needed.toSeconds() + (needed.toNanosPart() > 0 ? 1 : 0) - counted;
            long end = left <= 0 ? since : oracle.after(since, left);
            if (end >= 0 && needed.toNanosPart() == 0) {
                assertThat(at).as("%s %% of %s", percent, clock).contains(at(end));
            }
        }
    }

    private static boolean late(SlaClock clock, Instant now) {
        Instant due = clock.dueAt();
        return clock.isBreached() || (due != null && due.isBefore(now));
    }

    private static SecondOracle oracle(CalendarSample sample) {
        LocalDate to = sample.from().plusDays(sample.days());
        return new SecondOracle(sample.calendar(), sample.from(), to);
    }

    private static long second(CalendarSample sample) {
        return sample.instant().getEpochSecond() + sample.random().nextInt(60);
    }

    private static Instant at(long second) {
        return Instant.ofEpochSecond(second);
    }

    @Provide
    Arbitrary<CalendarSample> days() {
        return CalendarSample.samples(9);
    }

    @Provide
    Arbitrary<CalendarSample> anywhere() {
        return CalendarSample.anywhere(9);
    }
}
