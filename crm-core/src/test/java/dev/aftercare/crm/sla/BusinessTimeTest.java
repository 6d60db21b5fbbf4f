package dev.aftercare.crm.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusinessTimeTest {

    private static final BusinessCalendar OFFICE = Calendars.nineToFive();
    private static final Duration NANO = Duration.ofNanos(1);

    /** 2026-03-02 is a Monday. */
    @ParameterizedTest
    @CsvSource({
        // within a day, and around closing: one nanosecond less, exactly, one more
        "2026-03-02T10:00:00Z, PT1H, 2026-03-02T11:00:00Z",
        "2026-03-02T10:00:00Z, PT6H59M59.999999999S, 2026-03-02T16:59:59.999999999Z",
        "2026-03-02T10:00:00Z, PT7H, 2026-03-02T17:00:00Z",
        "2026-03-02T10:00:00Z, PT7H0.000000001S, 2026-03-03T09:00:00.000000001Z",
        // from before opening, after closing, at closing, over the weekend
        "2026-03-02T03:00:00Z, PT1H, 2026-03-02T10:00:00Z",
        "2026-03-02T20:00:00Z, PT1H, 2026-03-03T10:00:00Z",
        "2026-03-02T17:00:00Z, PT1H, 2026-03-03T10:00:00Z",
        "2026-03-06T16:30:00Z, PT1H, 2026-03-09T09:30:00Z",
        "2026-03-07T12:00:00Z, PT40H, 2026-03-13T17:00:00Z",
        // nothing to wait for: open, closed, at closing
        "2026-03-02T10:00:00Z, PT0S, 2026-03-02T10:00:00Z",
        "2026-03-02T08:00:00Z, PT0S, 2026-03-02T09:00:00Z",
        "2026-03-02T17:00:00Z, PT0S, 2026-03-02T17:00:00Z",
        "2026-03-02T17:00:00.000000001Z, PT0S, 2026-03-03T09:00:00Z",
        // whole weeks, and a nanosecond to either side
        "2026-03-02T09:00:00Z, PT39H59M59.999999999S, 2026-03-06T16:59:59.999999999Z",
        "2026-03-02T09:00:00Z, PT400H, 2026-05-08T17:00:00Z",
        "2026-03-02T09:00:00Z, PT400H0.000000001S, 2026-05-11T09:00:00.000000001Z",
    })
    void aBudgetIsUsedUpInOpeningHoursOnly(Instant start, Duration budget, Instant end) {
        assertThat(OFFICE.plus(start, budget)).isEqualTo(end);
        assertThat(OFFICE.between(start, end)).isEqualTo(budget);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T10:00:00Z, PT7H, 2026-03-02T17:00:00Z, 2026-03-03T09:00:00Z",
        "2026-03-06T10:00:00Z, PT7H, 2026-03-06T17:00:00Z, 2026-03-09T09:00:00Z",
        "2026-03-02T17:00:00Z, PT0S, 2026-03-02T17:00:00Z, 2026-03-03T09:00:00Z",
        "2026-03-02T10:00:00Z, PT6H59M59S, 2026-03-02T16:59:59Z, 2026-03-02T16:59:59Z",
        "2026-03-02T09:00:00Z, PT400H, 2026-05-08T17:00:00Z, 2026-05-11T09:00:00Z",
    })
    void aBudgetThatEndsAtClosingStaysOrRolls(Instant start, Duration budget, Instant stays, Instant rolls) {
        BusinessCalendar rolling = Calendars.weekdays("office", "09:00-17:00")
                .atClosing(AtClosing.ROLL)
                .build();

        assertThat(OFFICE.plus(start, budget)).isEqualTo(stays);
        assertThat(rolling.plus(start, budget)).isEqualTo(rolls);
    }

    @Test
    void whereStretchesTouchThereIsNothingToRollOver() {
        BusinessCalendar rolling = Calendars.weekdays("office", "00:00-12:00", "12:00-24:00")
                .atClosing(AtClosing.ROLL)
                .build();
        Instant monday = Instant.parse("2026-03-02T00:00:00Z");

        assertThat(rolling.plus(monday, Duration.ofHours(12))).isEqualTo(monday.plus(Duration.ofHours(12)));
        assertThat(rolling.plus(monday, Duration.ofDays(1))).isEqualTo(monday.plus(Duration.ofDays(1)));
        assertThat(rolling.plus(monday, Duration.ofDays(5))).isEqualTo(Instant.parse("2026-03-09T00:00:00Z"));
        assertThat(rolling.isOpen(monday.plus(Duration.ofHours(12)))).isTrue();
        assertThat(rolling.isOpen(monday.plus(Duration.ofDays(1)))).isTrue();
    }

    @Test
    void openingBelongsToTheHoursAndClosingDoesNot() {
        Instant opening = Instant.parse("2026-03-02T09:00:00Z");
        Instant closing = Instant.parse("2026-03-02T17:00:00Z");

        assertThat(OFFICE.isOpen(opening.minus(NANO))).isFalse();
        assertThat(OFFICE.isOpen(opening)).isTrue();
        assertThat(OFFICE.isOpen(closing.minus(NANO))).isTrue();
        assertThat(OFFICE.isOpen(closing)).isFalse();
        assertThat(OFFICE.nextOpen(closing)).contains(opening.plus(Duration.ofDays(1)));
        assertThat(OFFICE.nextOpen(closing.minus(NANO))).contains(closing.minus(NANO));
        assertThat(OFFICE.previousOpen(opening.minus(NANO))).contains(Instant.parse("2026-02-27T17:00:00Z"));
        assertThat(OFFICE.previousOpen(closing)).contains(closing);
        assertThat(OFFICE.previousOpen(opening)).contains(opening);
    }

    @Test
    void nothingLiesBetweenAnInstantAndOneThatIsNotAfterIt() {
        Instant noon = Instant.parse("2026-03-02T12:00:00Z");

        assertThat(OFFICE.between(noon, noon)).isZero();
        assertThat(OFFICE.between(noon, noon.minusSeconds(3600))).isZero();
        assertThat(OFFICE.between(noon, noon.plusNanos(1))).isEqualTo(NANO);
    }

    /** London: 2026-03-29 01:00 to 02:00 does not exist, 2026-10-25 01:00 to 02:00 happens twice. */
    @ParameterizedTest
    @CsvSource({
        "00:00-24:00, 2026-03-29, 2026-03-29T00:00:00Z, 2026-03-29T23:00:00Z",
        "00:30-03:00, 2026-03-29, 2026-03-29T00:30:00Z, 2026-03-29T02:00:00Z",
        "01:30-03:00, 2026-03-29, 2026-03-29T01:00:00Z, 2026-03-29T02:00:00Z",
        "00:00-01:30, 2026-03-29, 2026-03-29T00:00:00Z, 2026-03-29T01:00:00Z",
        "00:00-24:00, 2026-10-25, 2026-10-24T23:00:00Z, 2026-10-26T00:00:00Z",
        "00:30-03:00, 2026-10-25, 2026-10-24T23:30:00Z, 2026-10-25T03:00:00Z",
        "01:30-03:00, 2026-10-25, 2026-10-25T00:30:00Z, 2026-10-25T03:00:00Z",
        "00:00-01:30, 2026-10-25, 2026-10-24T23:00:00Z, 2026-10-25T00:30:00Z",
        "01:00-01:30, 2026-10-25, 2026-10-25T00:00:00Z, 2026-10-25T00:30:00Z",
        "00:00-02:00, 2026-10-25, 2026-10-24T23:00:00Z, 2026-10-25T02:00:00Z",
    })
    void hoursAreWallClockTimesAndDurationsAreNot(String hours, LocalDate date, Instant opens, Instant closes) {
        BusinessCalendar calendar = BusinessCalendar.builder("london", Calendars.LONDON)
                .exceptionalDay(date, "the day", hours)
                .build();
        Instant before = opens.minus(Duration.ofDays(2));

        assertThat(calendar.nextOpen(before)).contains(opens);
        assertThat(calendar.previousOpen(closes.plus(Duration.ofDays(2)))).contains(closes);
        assertThat(calendar.between(before, closes.plus(Duration.ofDays(2))))
                .isEqualTo(Duration.between(opens, closes));
        assertThat(calendar.plus(before, Duration.between(opens, closes))).isEqualTo(closes);
    }

    @Test
    void hoursThatLieWhollyInAGapDoNotHappen() {
        BusinessCalendar calendar = BusinessCalendar.builder("london", Calendars.LONDON)
                .open(DayOfWeek.SUNDAY, "01:00-02:00")
                .build();
        Instant saturday = Instant.parse("2026-03-28T12:00:00Z");

        assertThat(calendar.nextOpen(saturday)).contains(Instant.parse("2026-04-05T00:00:00Z"));
        assertThat(calendar.isOpen(Instant.parse("2026-03-29T01:00:00Z"))).isFalse();
    }

    @Test
    void aDateThatTheZoneLeftOutHasNoHours() {
        BusinessCalendar calendar = BusinessCalendar.builder("samoa", ZoneId.of("Pacific/Apia"))
                .openDaily("09:00-17:00")
                .build();
        Instant thursdayAtClosing =
                LocalDateTime.of(2011, 12, 29, 17, 0).atZone(calendar.zone()).toInstant();

        Instant next = calendar.nextOpen(thursdayAtClosing).orElseThrow();

        assertThat(LocalDateTime.ofInstant(next, calendar.zone())).isEqualTo(LocalDateTime.of(2011, 12, 31, 9, 0));
        assertThat(Duration.between(thursdayAtClosing, next)).isEqualTo(Duration.ofHours(16));
    }

    @Test
    void makeUpDaysWorkAndTheHolidaysBetweenDoNot() {
        BusinessCalendar calendar = Calendars.goldenWeek();
        Instant lastEvening =
                LocalDateTime.of(2025, 9, 30, 17, 0).atZone(calendar.zone()).toInstant();

        Instant due = calendar.plus(lastEvening, Duration.ofHours(1).plusMinutes(1));

        assertThat(LocalDateTime.ofInstant(due, calendar.zone())).isEqualTo(LocalDateTime.of(2025, 10, 9, 9, 1));
        assertThat(calendar.isOpen(LocalDateTime.of(2025, 9, 28, 10, 0)
                        .atZone(calendar.zone())
                        .toInstant()))
                .as("Sunday, worked in advance")
                .isTrue();
        assertThat(calendar.between(
                        LocalDate.of(2025, 9, 28).atStartOfDay(calendar.zone()).toInstant(),
                        LocalDate.of(2025, 10, 12).atStartOfDay(calendar.zone()).toInstant()))
                .as("28 to 30 September and 9 to 11 October, 7.5 hours each")
                .isEqualTo(Duration.ofHours(45));
    }

    @Test
    void aNightShiftBelongsToTheDayOnWhichItBegins() {
        BusinessCalendar calendar = BusinessCalendar.builder("nights", Calendars.LONDON)
                .openDaily("22:00-30:00")
                .holiday(LocalDate.of(2026, 3, 3), "Tuesday off")
                .build();

        assertThat(calendar.isOpen(Instant.parse("2026-03-03T05:59:59Z")))
                .as("Monday's shift goes on")
                .isTrue();
        assertThat(calendar.isOpen(Instant.parse("2026-03-03T22:30:00Z"))).isFalse();
        assertThat(calendar.isOpen(Instant.parse("2026-03-04T05:00:00Z")))
                .as("Tuesday's shift does not happen")
                .isFalse();
        assertThat(calendar.plus(Instant.parse("2026-03-03T05:00:00Z"), Duration.ofHours(2)))
                .isEqualTo(Instant.parse("2026-03-04T23:00:00Z"));
    }

    /** London: the clocks go forward in the night to Sunday 29 March and back in the night to Sunday 25 October. */
    @ParameterizedTest
    @CsvSource({"2026-03-28, PT7H", "2026-10-24, PT9H", "2026-06-06, PT8H"})
    void aNightShiftIsAsLongAsTheNight(LocalDate saturday, Duration length) {
        BusinessCalendar calendar = Calendars.nights(Calendars.LONDON, DayOfWeek.SATURDAY);
        Instant noon = saturday.atTime(12, 0).atZone(calendar.zone()).toInstant();

        assertThat(calendar.between(noon, noon.plus(Duration.ofDays(2)))).isEqualTo(length);
    }

    @Test
    void aLeapDayHolidayComesInLeapYearsOnly() {
        BusinessCalendar calendar = BusinessCalendar.builder("leap", ZoneId.of("UTC"))
                .openDaily("00:00-24:00")
                .yearlyHoliday(MonthDay.of(2, 29), "leap day")
                .build();
        Instant start = Instant.parse("2097-01-01T00:00:00Z");
        Instant end = Instant.parse("2109-01-01T00:00:00Z");

        assertThat(calendar.between(start, end))
                .as("2100 is no leap year, 2104 and 2108 are")
                .isEqualTo(Duration.between(start, end).minusDays(2));
        assertThat(calendar.plus(start, Duration.between(start, end).minusDays(2)))
                .isEqualTo(end);
        assertThat(calendar.minus(end, Duration.between(start, end).minusDays(2)))
                .isEqualTo(start);
    }

    @Test
    void aCalendarWithoutFurtherHoursEndsWithATypedErrorAndNotInALoop() {
        BusinessCalendar fair = BusinessCalendar.builder("fair", Calendars.LONDON)
                .exceptionalDay(LocalDate.of(2026, 3, 3), "trade fair", "09:00-17:00")
                .build();
        Instant before = Instant.parse("2026-03-01T00:00:00Z");
        Instant closing = Instant.parse("2026-03-03T17:00:00Z");

        assertThat(fair.plus(before, Duration.ofHours(8))).isEqualTo(closing);
        assertThat(fair.minus(closing, Duration.ofHours(8))).isEqualTo(Instant.parse("2026-03-03T09:00:00Z"));
        assertThatExceptionOfType(NoOpenHoursLeftException.class)
                .isThrownBy(() -> fair.plus(before, Duration.ofHours(8).plusNanos(1)))
                .withMessageContaining("fair");
        assertThatExceptionOfType(NoOpenHoursLeftException.class)
                .isThrownBy(() -> fair.minus(closing, Duration.ofHours(8).plusNanos(1)));
        assertThatExceptionOfType(NoOpenHoursLeftException.class)
                .isThrownBy(() -> fair.plus(closing.plusNanos(1), Duration.ZERO));
        assertThat(fair.nextOpen(closing)).isEmpty();
        assertThat(fair.previousOpen(before)).isEmpty();
        assertThat(fair.between(closing, Input.LATEST)).isZero();
    }

    @Test
    void theLastClosingOfAllHasNoOpeningToRollTo() {
        BusinessCalendar fair = BusinessCalendar.builder("fair", Calendars.LONDON)
                .exceptionalDay(LocalDate.of(2026, 3, 3), "trade fair", "09:00-17:00")
                .atClosing(AtClosing.ROLL)
                .build();

        assertThat(fair.plus(Instant.parse("2026-03-01T00:00:00Z"), Duration.ofHours(8)))
                .isEqualTo(Instant.parse("2026-03-03T17:00:00Z"));
    }

    @Test
    void hoursEndWithTheYear9999() {
        BusinessCalendar always = BusinessCalendar.aroundTheClock("always");
        Instant last = Input.LATEST;

        assertThat(always.plus(Input.EARLIEST, Duration.between(Input.EARLIEST, last)))
                .isEqualTo(last);
        assertThat(always.minus(last, Duration.between(Input.EARLIEST, last))).isEqualTo(Input.EARLIEST);
        assertThatExceptionOfType(NoOpenHoursLeftException.class)
                .isThrownBy(() -> always.plus(last, Duration.ofNanos(1_000)));
        assertThatExceptionOfType(NoOpenHoursLeftException.class)
                .isThrownBy(() -> OFFICE.plus(last, Duration.ofSeconds(Long.MAX_VALUE)));
        assertThatExceptionOfType(NoOpenHoursLeftException.class).isThrownBy(() -> always.minus(Input.EARLIEST, NANO));
    }

    @Test
    void aMillenniumOfOneMinuteAWeekIsCountedAtOnce() {
        BusinessCalendar calendar = BusinessCalendar.builder("rare", Calendars.LONDON)
                .open(DayOfWeek.WEDNESDAY, "12:00-12:01")
                .build();
        Instant start = Instant.parse("2000-01-01T00:00:00Z");

        Instant end = assertTimeoutPreemptively(
                Duration.ofSeconds(5), () -> calendar.plus(start, Duration.ofMinutes(52_178)));

        assertThat(end).isEqualTo(Instant.parse("3000-01-01T12:01:00Z"));
        assertThat(calendar.between(start, end)).isEqualTo(Duration.ofMinutes(52_178));
    }

    @Test
    void whatCannotBeCountedIsRefused() {
        Instant now = Instant.parse("2026-03-02T10:00:00Z");

        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> OFFICE.plus(now, NANO.negated()));
        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> OFFICE.minus(now, NANO.negated()));
        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> OFFICE.isOpen(Instant.MAX));
        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> OFFICE.between(Instant.MIN, now));
    }
}
