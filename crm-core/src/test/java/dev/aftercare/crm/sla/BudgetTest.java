package dev.aftercare.crm.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.persistence.json.CrmJson;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BudgetTest {

    /** Monday is 4 May 2026; the Wednesday is a holiday, the Saturday works until two. */
    private static final BusinessCalendar OFFICE = Calendars.weekdays("office", "09:00-12:00", "13:00-17:00")
            .holiday(LocalDate.of(2026, 5, 6), "holiday")
            .exceptionalDay(LocalDate.of(2026, 5, 9), "make-up day", "10:00-14:00")
            .build();

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        "Monday to Tuesday,            2026-05-04T11:15:30Z, 1 working day,                2026-05-05T11:15:30Z",
        "over a holiday,               2026-05-04T11:15:30Z, 2 working days,               2026-05-07T11:15:30Z",
        "a make-up day counts,         2026-05-04T11:15:30Z, 4 working days,               2026-05-09T11:15:30Z",
        "over the Sunday,              2026-05-04T11:15:30Z, 5 working days,               2026-05-11T11:15:30Z",
        "from a closed day,            2026-05-10T03:00:00Z, 1 working day,                2026-05-11T03:00:00Z",
        "kept though closed,           2026-05-08T18:00:00Z, 1 working day,                2026-05-09T18:00:00Z",
        "to the micro,                 2026-05-04T11:15:30.000001Z, 1 working day,         2026-05-05T11:15:30.000001Z",
        "none,                         2026-05-10T03:00:00Z, 0 working days,               2026-05-10T03:00:00Z",
        "then open while open,         2026-05-04T11:15:00Z, 1 working day then open,      2026-05-05T11:15:00Z",
        "then open in the break,       2026-05-04T12:15:00Z, 1 working day then open,      2026-05-05T13:00:00Z",
        "then open before opening,     2026-05-10T03:00:00Z, 1 working day then open,      2026-05-11T09:00:00Z",
        "then open after closing,      2026-05-08T18:00:00Z, 1 working day then open,      2026-05-11T09:00:00Z",
        "then open at closing stays,   2026-05-04T17:00:00Z, 1 working day then open,      2026-05-05T17:00:00Z",
        "then open at opening,         2026-05-04T09:00:00Z, 1 working day then open,      2026-05-05T09:00:00Z",
        "none then open,               2026-05-10T03:00:00Z, 0 working days then open,     2026-05-11T09:00:00Z",
        "end of day,                   2026-05-04T11:15:00Z, 1 working day end of day,     2026-05-05T17:00:00Z",
        "end of a short day,           2026-05-08T11:15:00Z, 1 working day end of day,     2026-05-09T14:00:00Z",
        "end of this day,              2026-05-04T08:00:00Z, 0 working days end of day,    2026-05-04T17:00:00Z",
        "this day at its end stays,    2026-05-04T17:00:00Z, 0 working days end of day,    2026-05-04T17:00:00Z",
        "this day is over,             2026-05-04T17:00:01Z, 0 working days end of day,    2026-05-05T17:00:00Z",
        "this day never opens,         2026-05-06T11:00:00Z, 0 working days end of day,    2026-05-07T17:00:00Z",
        "open time,                    2026-05-04T11:00:00Z, PT3H,                         2026-05-04T15:00:00Z",
    })
    void budgetsEndByWorkingDaysOrOpenTime(String what, Instant start, Budget budget, Instant end) {
        assertThat(OFFICE.plus(start, budget)).isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource({
        "over a holiday,             2026-05-07T11:00:00Z, 2 working days,               2026-05-04T11:00:00Z",
        "from a closed day,          2026-05-10T20:00:00Z, 1 working day,                2026-05-09T20:00:00Z",
        "none,                       2026-05-10T20:00:00Z, 0 working days,               2026-05-10T20:00:00Z",
        "then open after closing,    2026-05-07T20:00:00Z, 1 working day then open,      2026-05-05T17:00:00Z",
        "then open before opening,   2026-05-07T03:00:00Z, 1 working day then open,      2026-05-04T17:00:00Z",
        "then open while open,       2026-05-07T10:00:00Z, 1 working day then open,      2026-05-05T10:00:00Z",
        "end of day,                 2026-05-07T10:00:00Z, 1 working day end of day,     2026-05-05T17:00:00Z",
        "none from a closed day,     2026-05-06T10:00:00Z, 0 working days end of day,    2026-05-05T17:00:00Z",
        "open time,                  2026-05-04T15:00:00Z, PT3H,                         2026-05-04T11:00:00Z",
    })
    void budgetsAreCountedBackwardToo(String what, Instant end, Budget budget, Instant start) {
        assertThat(OFFICE.minus(end, budget)).isEqualTo(start);
    }

    @Test
    void atClosingRollsWhereTheCalendarSaysSo() {
        BusinessCalendar rolling = Calendars.weekdays("office", "09:00-17:00")
                .atClosing(AtClosing.ROLL)
                .build();
        Instant closing = Instant.parse("2026-05-04T17:00:00Z");

        assertThat(rolling.plus(closing, Budget.workingDays(1).thenOpen()))
                .isEqualTo(Instant.parse("2026-05-06T09:00:00Z"));
        assertThat(rolling.plus(closing, Budget.workingDays(0).untilEndOfDay()))
                .isEqualTo(Instant.parse("2026-05-05T17:00:00Z"));
        assertThat(rolling.plus(closing, Budget.workingDays(1))).isEqualTo(Instant.parse("2026-05-05T17:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-28T01:30:00Z, 2026-03-29T01:00:00Z, into the gap",
        "2026-10-24T00:30:00Z, 2026-10-25T00:30:00Z, into the overlap",
        "2026-10-25T00:30:00Z, 2026-10-26T01:30:00Z, out of the first of the two",
        "2026-10-25T01:30:00Z, 2026-10-26T01:30:00Z, out of the second of the two",
        "2028-02-28T10:00:00Z, 2028-02-29T10:00:00Z, onto the leap day",
        "2026-12-31T10:00:00Z, 2027-01-01T10:00:00Z, over the end of the year"
    })
    void theTimeOfDayIsThatOfTheWallClock(Instant start, Instant end, String what) {
        BusinessCalendar daily = BusinessCalendar.builder("daily", BERLIN)
                .openDaily("00:00-24:00")
                .build();

        assertThat(daily.plus(start, Budget.workingDays(1))).isEqualTo(end);
    }

    @Test
    void aDateThatTheZoneLeftOutIsNoWorkingDay() {
        BusinessCalendar apia = BusinessCalendar.builder("apia", ZoneId.of("Pacific/Apia"))
                .openDaily("09:00-17:00")
                .build();
        Instant thursdayAtTen = Instant.parse("2011-12-29T20:00:00Z");
        Instant saturdayAtTen = Instant.parse("2011-12-30T20:00:00Z");

        assertThat(apia.plus(thursdayAtTen, Budget.workingDays(1))).isEqualTo(saturdayAtTen);
        assertThat(apia.minus(saturdayAtTen, Budget.workingDays(1))).isEqualTo(thursdayAtTen);
    }

    @Test
    void theEndOfADayMayBeMidnightOrLater() {
        BusinessCalendar allDay = Calendars.weekdays("all-day", "00:00-24:00").build();
        BusinessCalendar nights = Calendars.nights(ZoneId.of("UTC"), DayOfWeek.MONDAY);

        assertThat(allDay.plus(
                        Instant.parse("2026-05-07T08:00:00Z"),
                        Budget.workingDays(1).untilEndOfDay()))
                .isEqualTo(Instant.parse("2026-05-09T00:00:00Z"));
        assertThat(nights.plus(
                        Instant.parse("2026-05-03T12:00:00Z"),
                        Budget.workingDays(1).untilEndOfDay()))
                .isEqualTo(Instant.parse("2026-05-05T06:00:00Z"));
    }

    @Test
    void daysThatAreAllBreakDoNotWork() {
        BusinessCalendar calendar = Calendars.weekdays("office", "09:00-17:00")
                .scheduledBreak(LocalDate.of(2026, 5, 5), "moving house", "08:00-18:00")
                .build();

        assertThat(calendar.plus(Instant.parse("2026-05-04T10:00:00Z"), Budget.workingDays(1)))
                .isEqualTo(Instant.parse("2026-05-06T10:00:00Z"));
    }

    @Test
    void workingDaysRunOutWithATypedError() {
        BusinessCalendar fair = BusinessCalendar.builder("fair", BERLIN)
                .exceptionalDay(LocalDate.of(2026, 3, 3), "trade fair", "09:00-17:00")
                .build();
        Instant before = Instant.parse("2026-03-01T00:00:00Z");

        assertThat(fair.plus(before, Budget.workingDays(1))).isEqualTo(Instant.parse("2026-03-03T00:00:00Z"));
        assertThatExceptionOfType(NoOpenHoursLeftException.class)
                .isThrownBy(() -> fair.plus(before, Budget.workingDays(2)));
        assertThatExceptionOfType(NoOpenHoursLeftException.class)
                .isThrownBy(() -> fair.minus(before, Budget.workingDays(1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PT8H",
                "PT0S",
                "PT0.000001S",
                "0 working days",
                "1 working day",
                "5 working days",
                "1 working day then open",
                "20 working days end of day"
            })
    void theTextFormIsReadAndWritten(String text) {
        Budget budget = Budget.parse(text);

        assertThat(budget).hasToString(text);
        String json = CrmJson.mapper().writeValueAsString(budget);
        assertThat(json).isEqualTo("\"" + text + "\"");
        assertThat(CrmJson.mapper().readValue(json, Budget.class)).isEqualTo(budget);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "8h", "-PT1S", "five working days", "-1 working days", "99999 working days", "1 day"})
    void malformedBudgetsAreRefused(String text) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Budget.parse(text))
                .satisfies(refusal -> assertThat(refusal.field()).startsWith("budget"));
    }

    @Test
    void aCalendarWithoutHoursCountsByTheWallClockIfItSaysSo() {
        BusinessCalendar never = BusinessCalendar.builder("never", BERLIN)
                .holiday(LocalDate.of(2026, 5, 4), "closed anyway")
                .scheduledBreak(LocalDate.of(2026, 5, 5), "closed anyway", "00:00-24:00")
                .whenNeverOpen(WhenNeverOpen.WALL_CLOCK)
                .build();
        Instant start = Instant.parse("2026-05-04T21:30:00.000001Z");

        assertThat(never.plus(start, Duration.ofMinutes(150))).isEqualTo(Instant.parse("2026-05-05T00:00:00.000001Z"));
        assertThat(never.minus(start, Duration.ofDays(1))).isEqualTo(start.minus(Duration.ofDays(1)));
        assertThat(never.between(start, start.plus(Duration.ofDays(900)))).isEqualTo(Duration.ofDays(900));
        assertThat(never.isOpen(start)).isTrue();
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> BusinessCalendar.builder("never", BERLIN).build())
                .satisfies(refusal -> assertThat(refusal.field()).isEqualTo("calendar.week"));
    }

    @Test
    void theWallClockIsNoWayOutForACalendarThatOpensAtTimes() {
        BusinessCalendar fair = BusinessCalendar.builder("fair", BERLIN)
                .exceptionalDay(LocalDate.of(2026, 3, 3), "trade fair", "09:00-17:00")
                .whenNeverOpen(WhenNeverOpen.WALL_CLOCK)
                .build();

        assertThatExceptionOfType(NoOpenHoursLeftException.class)
                .isThrownBy(() -> fair.plus(Instant.parse("2026-03-04T00:00:00Z"), Duration.ofHours(1)));
    }
}
