package dev.aftercare.crm.sla;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class BusinessTimeProperties {

    private static final int QUESTIONS = 10;

    @Property(tries = 60)
    void agreesWithLookingAtTheWallClockInEveryMinute(@ForAll("weeks") CalendarSample sample) {
        BusinessCalendar calendar = sample.calendar();
        LocalDate end = sample.from().plusDays(sample.days());
        MinuteOracle oracle = new MinuteOracle(calendar, sample.from(), end);
        Instant horizon = end.minusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant start = sample.from().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        for (int i = 0; i < QUESTIONS; i++) {
            Instant one = sample.instant();
            Instant other = sample.instant();
            Duration budget = sample.budget();
            assertThat(calendar.isOpen(one)).as("open at %s", one).isEqualTo(oracle.isOpen(one));
            if (one.isBefore(other)) {
                assertThat(calendar.between(one, other))
                        .as("between %s and %s", one, other)
                        .isEqualTo(oracle.between(one, other));
            } else {
                assertThat(calendar.between(one, other)).isZero();
            }
            Optional<Instant> sum = oracle.plus(one, budget, calendar.atClosing());
            if (sum.filter(horizon::isAfter).isPresent()) {
                assertThat(calendar.plus(one, budget))
                        .as("%s plus %s", one, budget)
                        .isEqualTo(sum.get());
            }
            Optional<Instant> next = oracle.nextOpen(one);
            if (next.filter(horizon::isAfter).isPresent()) {
                assertThat(calendar.nextOpen(one)).as("open from %s", one).isEqualTo(next);
            }
            Optional<Instant> difference = oracle.minus(one, budget);
            if (difference.filter(start::isBefore).isPresent()) {
                assertThat(calendar.minus(one, budget))
                        .as("%s minus %s", one, budget)
                        .isEqualTo(difference.get());
            }
        }
    }

    @Property(tries = 8)
    void agreesWithTheOracleOverMoreThanAYear(@ForAll("years") CalendarSample sample) {
        BusinessCalendar calendar = sample.calendar();
        MinuteOracle oracle =
                new MinuteOracle(calendar, sample.from(), sample.from().plusDays(sample.days()));
        Instant one = sample.instant();
        Instant other = sample.instant();
        Instant from = one.isBefore(other) ? one : other;
        Instant to = one.isBefore(other) ? other : one;
        Duration open = oracle.between(from, to);

        assertThat(calendar.between(from, to)).isEqualTo(open);
        assertThat(calendar.plus(from, open))
                .isEqualTo(oracle.plus(from, open, calendar.atClosing()).orElseThrow());
        assertThat(calendar.minus(to, open)).isEqualTo(oracle.minus(to, open).orElseThrow());
    }

    @Property(tries = 200)
    void plusAndBetweenAreInverse(@ForAll("weeks") CalendarSample sample) {
        BusinessCalendar calendar = sample.calendar();
        Instant start = sample.instant();
        Duration budget = sample.budget();

        Instant end = calendar.plus(start, budget);

        assertThat(calendar.between(start, end)).isEqualTo(budget);
        assertThat(calendar.between(start, end.minusNanos(1)))
                .as("no instant before it has used the budget up, but where it rolled")
                .matches(less ->
                        calendar.atClosing() == AtClosing.ROLL || budget.isZero() || less.compareTo(budget) < 0);
    }

    @Property(tries = 200)
    void minusAndBetweenAreInverse(@ForAll("weeks") CalendarSample sample) {
        BusinessCalendar calendar = sample.calendar();
        Instant end = sample.instant();
        Duration budget = sample.budget();

        Instant start = calendar.minus(end, budget);

        assertThat(calendar.between(start, end)).isEqualTo(budget);
    }

    @Property(tries = 200)
    void budgetsCanBeUsedUpInParts(@ForAll("weeks") CalendarSample sample) {
        BusinessCalendar calendar = sample.calendar();
        Instant start = sample.instant();
        Duration first = sample.budget();
        Duration second = sample.budget();

        assertThat(calendar.plus(calendar.plus(start, first), second))
                .isEqualTo(calendar.plus(start, first.plus(second)));
    }

    @Property(tries = 200)
    void businessTimeAddsUpAndNeverDecreases(@ForAll("weeks") CalendarSample sample) {
        BusinessCalendar calendar = sample.calendar();
        Instant[] three = {sample.instant(), sample.instant(), sample.instant()};
        Arrays.sort(three);
        Duration first = calendar.between(three[0], three[1]);
        Duration second = calendar.between(three[1], three[2]);

        assertThat(calendar.between(three[0], three[2])).isEqualTo(first.plus(second));
        assertThat(first).isBetween(Duration.ZERO, Duration.between(three[0], three[1]));
    }

    @Property(tries = 200)
    void whatBeginsLaterOrLastsLongerNeverEndsEarlier(@ForAll("weeks") CalendarSample sample) {
        BusinessCalendar calendar = sample.calendar();
        Instant start = sample.instant();
        Instant later = start.plusNanos(sample.random().nextLong(400_000_000_000_000L));
        Duration budget = sample.budget();
        Duration longer = budget.plusNanos(sample.random().nextLong(100_000_000_000_000L));

        assertThat(calendar.plus(later, budget)).isAfterOrEqualTo(calendar.plus(start, budget));
        assertThat(calendar.plus(start, longer)).isAfterOrEqualTo(calendar.plus(start, budget));
        assertThat(calendar.minus(later, budget)).isAfterOrEqualTo(calendar.minus(start, budget));
        assertThat(calendar.minus(start, longer)).isBeforeOrEqualTo(calendar.minus(start, budget));
    }

    @Property(tries = 8)
    void decadesAreTheSumOfTheirDays(@ForAll("weeks") CalendarSample sample) {
        BusinessCalendar calendar = sample.calendar();
        Instant start = sample.instant();
        Instant end = start.plus(Duration.ofDays(365L * (5 + sample.random().nextInt(25))));
        Duration sum = Duration.ZERO;
        for (Instant day = start; day.isBefore(end); day = day.plus(Duration.ofDays(1))) {
            Instant next = day.plus(Duration.ofDays(1));
            sum = sum.plus(calendar.between(day, next.isBefore(end) ? next : end));
        }

        assertThat(calendar.between(start, end)).isEqualTo(sum);
        assertThat(calendar.between(start, calendar.plus(start, sum))).isEqualTo(sum);
        assertThat(calendar.between(calendar.minus(end, sum), end)).isEqualTo(sum);
    }

    @Property(tries = 100)
    void theNextOpeningIsOpenAndNothingBeforeItIs(@ForAll("weeks") CalendarSample sample) {
        BusinessCalendar calendar = sample.calendar();
        Instant instant = sample.instant();

        Instant next = calendar.nextOpen(instant).orElseThrow();
        Instant previous = calendar.previousOpen(instant).orElseThrow();

        assertThat(calendar.isOpen(next)).isTrue();
        assertThat(calendar.between(previous, next)).isZero();
        assertThat(calendar.isOpen(instant)).isEqualTo(next.equals(instant));
        assertThat(previous).isBeforeOrEqualTo(instant);
    }

    @Provide
    Arbitrary<CalendarSample> weeks() {
        return CalendarSample.samples(45);
    }

    @Provide
    Arbitrary<CalendarSample> years() {
        return CalendarSample.samples(500);
    }
}
