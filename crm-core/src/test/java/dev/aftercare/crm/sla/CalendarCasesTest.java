package dev.aftercare.crm.sla;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cases worked out by hand, of the kinds that help desks got wrong. */
class CalendarCasesTest {

    private static final Map<String, BusinessCalendarBuilder> CALENDARS = Map.ofEntries(
            entry("office", Calendars.weekdays("office", "09:00-17:00").holiday(LocalDate.of(2027, 1, 1), "New Year")),
            entry("all-day", Calendars.weekdays("all-day", "00:00-24:00")),
            entry("berlin-nights", berlinNights()),
            entry(
                    "berlin-pauses",
                    berlinNights()
                            .scheduledBreak(LocalDate.of(2026, 3, 29), "pause", "02:00-03:00")
                            .scheduledBreak(LocalDate.of(2026, 10, 25), "pause", "02:00-03:00")),
            entry("lord-howe", zone("Australia/Lord_Howe").open(DayOfWeek.SUNDAY, "01:00-04:00")),
            entry("apia", zone("Pacific/Apia").openDaily("09:00-17:00")),
            entry(
                    "make-up",
                    Calendars.weekdays("make-up", "09:00-17:00")
                            .holiday(LocalDate.of(2026, 5, 6), "holiday")
                            .exceptionalDay(LocalDate.of(2026, 5, 9), "make-up day", "10:00-14:00")
                            .scheduledBreak(LocalDate.of(2026, 5, 11), "fire drill", "09:30-10:00")
                            .movableHoliday(new MovableHoliday(Month.MAY, 3, DayOfWeek.TUESDAY, "third Tuesday"))),
            entry("kathmandu", zone("Asia/Kathmandu").openDaily("09:00-17:00")),
            entry(
                    "monrovia",
                    zone("Africa/Monrovia")
                            .openDaily("09:00-17:00")
                            .exceptionalDay(
                                    LocalDate.of(1972, 1, 7), "half an hour and more is left out", "00:00-01:00")),
            entry("kwajalein", zone("Pacific/Kwajalein").openDaily("09:00-17:00")),
            entry("troll", zone("Antarctica/Troll").openDaily("00:00-06:00")),
            entry("new-year", zone("UTC").openDaily("22:00-30:00").yearlyHoliday(MonthDay.of(1, 1), "New Year")),
            entry(
                    "half-days",
                    Calendars.weekdays("half-days", "09:00-17:00")
                            .yearlyHoliday(MonthDay.of(12, 25), "Christmas Day")
                            .exceptionalDay(LocalDate.of(2026, 12, 24), "Christmas Eve", "09:00-12:00")
                            .exceptionalDay(LocalDate.of(2026, 12, 25), "emergency line", "00:00-24:00")
                            .exceptionalDay(LocalDate.of(2026, 12, 26), "goes on", "00:00-02:00")
                            .scheduledBreak(LocalDate.of(2026, 12, 28), "moving house", "08:00-17:00")),
            entry("spring-festival", springFestival()),
            // The clocks change at midnight: the hour after it is left out, or comes twice.
            entry("havana", zone("America/Havana").openDaily("00:00-08:00")),
            entry("azores", zone("Atlantic/Azores").openDaily("23:00-25:30")),
            entry(
                    "paris-breaks",
                    zone("Europe/Paris")
                            .openMondayToFriday("22:00-30:00")
                            .scheduledBreak(LocalDate.of(2026, 10, 24), "power cut", "02:00-03:00")
                            .scheduledBreak(LocalDate.of(2026, 10, 25), "power cut", "01:00-04:00")),
            entry(
                    "breaks",
                    Calendars.weekdays("breaks", "09:00-17:00")
                            .scheduledBreak(LocalDate.of(2026, 3, 27), "until the end", "16:00-18:00")
                            .scheduledBreak(LocalDate.of(2026, 3, 30), "from the beginning", "08:00-10:15")
                            .scheduledBreak(LocalDate.of(2026, 3, 30), "over another", "10:00-11:00")
                            .scheduledBreak(LocalDate.of(2026, 3, 31), "all day", "00:00-24:00")),
            entry("relay", zone("UTC").open(DayOfWeek.MONDAY, "18:00-30:00").open(DayOfWeek.TUESDAY, "06:00-12:00")));

    @ParameterizedTest
    @CsvSource({
        // calendar,   start,                        budget,      stays,                        rolls
        "office,       2026-05-04T09:00:00Z,         PT8H,        2026-05-04T17:00:00Z,         2026-05-05T09:00:00Z",
        "office,       2026-05-08T17:00:00Z,         PT0S,        2026-05-08T17:00:00Z,         2026-05-11T09:00:00Z",
        "office,       2026-05-08T17:00:00.000001Z,  PT0S,        2026-05-11T09:00:00Z,         2026-05-11T09:00:00Z",
        "office,       2026-05-04T09:00:00Z,         PT0S,        2026-05-04T09:00:00Z,         2026-05-04T09:00:00Z",
        "office,       2026-05-04T08:59:59.999999Z,  PT0S,        2026-05-04T09:00:00Z,         2026-05-04T09:00:00Z",
        "office,       2026-05-04T16:59:59.999999Z,  PT0.000002S, 2026-05-05T09:00:00.000001Z,  2026-05-05T09:00:00.000001Z",
        "office,       2026-05-09T12:00:00Z,         PT8H,        2026-05-11T17:00:00Z,         2026-05-12T09:00:00Z",
        "office,       2026-12-31T16:00:00Z,         PT2H,        2027-01-04T10:00:00Z,         2027-01-04T10:00:00Z",
        "office,       2028-02-28T16:00:00Z,         PT2H,        2028-02-29T10:00:00Z,         2028-02-29T10:00:00Z",
        "office,       2026-05-04T10:00:00Z,         PT40H,       2026-05-11T10:00:00Z,         2026-05-11T10:00:00Z",
        "office,       2026-12-31T16:00:00Z,         PT2083H,     2028-01-03T11:00:00Z,         2028-01-03T11:00:00Z",
        "make-up,      2026-05-08T16:00:00Z,         PT3H,        2026-05-09T12:00:00Z,         2026-05-09T12:00:00Z",
        "make-up,      2026-05-08T16:00:00Z,         PT5H,        2026-05-09T14:00:00Z,         2026-05-11T09:00:00Z",
        "make-up,      2026-05-09T13:00:00Z,         PT1H30M,     2026-05-11T09:30:00Z,         2026-05-11T10:00:00Z",
        "make-up,      2026-05-09T13:00:00Z,         PT2H,        2026-05-11T10:30:00Z,         2026-05-11T10:30:00Z",
        "make-up,      2026-05-18T16:00:00Z,         PT2H,        2026-05-20T10:00:00Z,         2026-05-20T10:00:00Z",
        "all-day,      2026-05-08T23:00:00Z,         PT1H,        2026-05-09T00:00:00Z,         2026-05-11T00:00:00Z",
        "all-day,      2026-05-07T23:00:00Z,         PT1H,        2026-05-08T00:00:00Z,         2026-05-08T00:00:00Z",
        "berlin-nights,2026-03-28T21:00:00Z,         PT7H,        2026-03-29T04:00:00Z,         2026-04-04T20:00:00Z",
        "berlin-nights,2026-10-24T20:00:00Z,         PT9H,        2026-10-25T05:00:00Z,         2026-10-31T21:00:00Z",
        "berlin-pauses,2026-03-28T21:00:00Z,         PT7H,        2026-03-29T04:00:00Z,         2026-04-04T20:00:00Z",
        "berlin-pauses,2026-10-24T20:00:00Z,         PT7H,        2026-10-25T05:00:00Z,         2026-10-31T21:00:00Z",
        "berlin-pauses,2026-10-24T20:00:00Z,         PT4H,        2026-10-25T00:00:00Z,         2026-10-25T02:00:00Z",
        "lord-howe,    2026-10-03T14:30:00Z,         PT2H30M,     2026-10-03T17:00:00Z,         2026-10-10T14:00:00Z",
        "lord-howe,    2026-04-04T14:00:00Z,         PT3H30M,     2026-04-04T17:30:00Z,         2026-04-11T14:30:00Z",
        "apia,         2011-12-29T19:00:00Z,         PT8H,        2011-12-30T03:00:00Z,         2011-12-30T19:00:00Z",
        "apia,         2011-12-29T19:00:00Z,         PT9H,        2011-12-30T20:00:00Z,         2011-12-30T20:00:00Z",
        "kathmandu,    2026-05-04T03:15:00Z,         PT1H,        2026-05-04T04:15:00Z,         2026-05-04T04:15:00Z",
        "monrovia,     1971-12-01T00:00:00Z,         PT1H,        1971-12-01T10:44:30Z,         1971-12-01T10:44:30Z",
        "monrovia,     1972-01-06T17:44:30Z,         PT15M30S,    1972-01-07T01:00:00Z,         1972-01-08T09:00:00Z",
        "kwajalein,    1993-08-20T21:00:00Z,         PT8H,        1993-08-21T05:00:00Z,         1993-08-21T21:00:00Z",
        "troll,        2026-03-29T00:00:00Z,         PT4H,        2026-03-29T04:00:00Z,         2026-03-29T22:00:00Z",
        "troll,        2026-10-24T22:00:00Z,         PT8H,        2026-10-25T06:00:00Z,         2026-10-26T00:00:00Z",
        "new-year,     2026-12-31T20:00:00Z,         PT8H,        2027-01-01T06:00:00Z,         2027-01-02T22:00:00Z",
        "new-year,     2027-01-01T05:00:00Z,         PT2H,        2027-01-02T23:00:00Z,         2027-01-02T23:00:00Z",
        "half-days,    2026-12-24T11:00:00Z,         PT1H,        2026-12-24T12:00:00Z,         2026-12-25T00:00:00Z",
        "half-days,    2026-12-24T11:00:00Z,         PT25H,       2026-12-26T00:00:00Z,         2026-12-26T00:00:00Z",
        "half-days,    2026-12-24T11:00:00Z,         PT27H,       2026-12-26T02:00:00Z,         2026-12-29T09:00:00Z",
        "relay,        2026-05-04T18:00:00Z,         PT12H,       2026-05-05T06:00:00Z,         2026-05-05T06:00:00Z",
        "relay,        2026-05-04T18:00:00Z,         PT18H,       2026-05-05T12:00:00Z,         2026-05-11T18:00:00Z",
        "spring-festival, 2026-02-13T09:59:59Z,      PT1S,        2026-02-13T10:00:00Z,         2026-02-14T01:00:00Z",
        "spring-festival, 2026-02-14T09:00:00Z,      PT1H,        2026-02-14T10:00:00Z,         2026-02-24T01:00:00Z",
        "spring-festival, 2026-02-14T09:00:00Z,      PT2H,        2026-02-24T02:00:00Z,         2026-02-24T02:00:00Z",
        "spring-festival, 2026-02-15T16:00:00Z,      PT0S,        2026-02-24T01:00:00Z,         2026-02-24T01:00:00Z",
        "spring-festival, 2026-02-27T09:30:00Z,      PT3H30M,     2026-02-28T04:00:00Z,         2026-03-02T01:00:00Z",
        "havana,       2026-03-08T04:00:00Z,         PT7H,        2026-03-08T12:00:00Z,         2026-03-09T04:00:00Z",
        "havana,       2026-11-01T03:00:00Z,         PT9H,        2026-11-01T13:00:00Z,         2026-11-02T05:00:00Z",
        "havana,       2026-11-01T04:00:00Z,         PT1H,        2026-11-01T05:00:00Z,         2026-11-01T05:00:00Z",
        "azores,       2026-03-29T00:00:00Z,         PT1H,        2026-03-29T01:00:00Z,         2026-03-29T01:00:00Z",
        "azores,       2026-10-25T00:30:00Z,         PT2H,        2026-10-25T02:30:00Z,         2026-10-26T00:00:00Z",
        "paris-breaks, 2026-10-23T23:00:00Z,         PT1H,        2026-10-24T00:00:00Z,         2026-10-24T01:00:00Z",
        "paris-breaks, 2026-10-23T20:00:00Z,         PT7H,        2026-10-24T04:00:00Z,         2026-10-26T21:00:00Z",
        "breaks,       2026-03-27T15:30:00Z,         PT30M,       2026-03-27T16:00:00Z,         2026-03-30T11:00:00Z",
        "breaks,       2026-03-30T11:00:00Z,         PT6H,        2026-03-30T17:00:00Z,         2026-04-01T09:00:00Z",
        "office,       2500-12-31T16:00:00Z,         PT2H,        2501-01-03T10:00:00Z,         2501-01-03T10:00:00Z",
        "berlin-nights,2500-03-27T21:00:00Z,         PT7H,        2500-03-28T04:00:00Z,         2500-04-03T20:00:00Z",
    })
    void aBudgetEndsWhereTheCalendarSays(
            String calendar, Instant start, Duration budget, Instant stays, Instant rolls) {
        BusinessCalendar staying =
                CALENDARS.get(calendar).atClosing(AtClosing.STAY).build();
        BusinessCalendar rolling =
                CALENDARS.get(calendar).atClosing(AtClosing.ROLL).build();

        assertThat(staying.plus(start, budget)).isEqualTo(stays);
        assertThat(rolling.plus(start, budget)).isEqualTo(rolls);
        assertThat(staying.between(start, stays)).isEqualTo(budget);
        assertThat(rolling.between(start, rolls)).isEqualTo(budget);
    }

    @ParameterizedTest
    @CsvSource({
        "office,        2026-05-11T10:00:00Z, PT2H,    2026-05-08T16:00:00Z",
        "office,        2026-05-05T17:00:00Z, PT8H,    2026-05-05T09:00:00Z",
        "office,        2026-05-10T12:00:00Z, PT0S,    2026-05-08T17:00:00Z",
        "office,        2026-05-05T09:00:00Z, PT8H,    2026-05-04T09:00:00Z",
        "berlin-nights, 2026-03-29T04:00:00Z, PT7H,    2026-03-28T21:00:00Z",
        "berlin-pauses, 2026-10-25T05:00:00Z, PT3H,    2026-10-25T02:00:00Z",
        "apia,          2011-12-30T20:00:00Z, PT2H,    2011-12-30T02:00:00Z",
        "lord-howe,     2026-04-04T17:30:00Z, PT3H30M, 2026-04-04T14:00:00Z",
    })
    void aBudgetIsTakenBackToItsBeginning(String calendar, Instant end, Duration budget, Instant start) {
        assertThat(CALENDARS.get(calendar).build().minus(end, budget)).isEqualTo(start);
    }

    @ParameterizedTest
    @CsvSource({
        "office,        2026-05-04T00:00:00Z, 2026-05-11T00:00:00Z, PT40H",
        "office,        2026-12-28T00:00:00Z, 2027-01-04T00:00:00Z, PT32H",
        "office,        2026-05-11T00:00:00Z, 2026-05-04T00:00:00Z, PT0S",
        "office,        2026-05-08T16:59:59.5Z, 2026-05-11T09:00:00.25Z, PT0.75S",
        "berlin-nights, 2026-03-28T00:00:00Z, 2026-03-30T00:00:00Z, PT7H",
        "berlin-nights, 2026-10-24T00:00:00Z, 2026-10-26T00:00:00Z, PT9H",
        "berlin-pauses, 2026-10-24T00:00:00Z, 2026-10-26T00:00:00Z, PT7H",
        "apia,          2011-12-29T10:00:00Z, 2011-12-31T10:00:00Z, PT16H",
        "spring-festival, 2026-02-01T00:00:00Z, 2026-03-01T00:00:00Z, PT115H30M",
        "havana,        2026-03-07T00:00:00Z, 2026-03-10T00:00:00Z, PT23H",
        "azores,        2026-03-28T00:00:00Z, 2026-03-31T00:00:00Z, PT7H30M",
        "azores,        2026-10-24T00:00:00Z, 2026-10-27T00:00:00Z, PT7H30M",
        "paris-breaks,  2026-10-23T00:00:00Z, 2026-10-27T00:00:00Z, PT14H",
        "lord-howe,     2026-04-04T00:00:00Z, 2026-04-06T00:00:00Z, PT3H30M",
        "monrovia,      1972-01-06T20:00:00Z, 1972-01-07T20:00:00Z, PT15M30S",
    })
    void businessTimeLiesBetweenTwoInstants(String calendar, Instant from, Instant to, Duration open) {
        assertThat(CALENDARS.get(calendar).build().between(from, to)).isEqualTo(open);
    }

    /** From Saturday night to Sunday morning, when the clocks change. */
    private static BusinessCalendarBuilder berlinNights() {
        return zone("Europe/Berlin").open(DayOfWeek.SATURDAY, "22:00-30:00");
    }

    /** A week off, paid for with a Saturday before it and half a Saturday after it. */
    private static BusinessCalendarBuilder springFestival() {
        BusinessCalendarBuilder builder = zone("Asia/Shanghai")
                .openMondayToFriday("09:00-12:00", "13:30-18:00")
                .exceptionalDay(LocalDate.of(2026, 2, 14), "调休", "09:00-12:00", "13:30-18:00")
                .exceptionalDay(LocalDate.of(2026, 2, 28), "调休", "09:00-12:00");
        for (int day = 16; day <= 23; day++) {
            builder.holiday(LocalDate.of(2026, 2, day), "春节");
        }
        return builder;
    }

    private static BusinessCalendarBuilder zone(String id) {
        return BusinessCalendar.builder("case", ZoneId.of(id));
    }

    @Test
    void manyThreadsMayAskOneCalendarForManyYearsAtOnce() throws Exception {
        BusinessCalendar shared = CALENDARS.get("berlin-nights").build();
        Instant start = Instant.parse("2026-05-04T00:00:00Z");
        List<Callable<Duration>> questions = IntStream.rangeClosed(1, 400)
                .mapToObj(i -> (Callable<Duration>) () -> i % 2 == 0
                        ? shared.between(start, start.plus(Duration.ofDays(i * 97L)))
                        : shared.between(start.minus(Duration.ofDays(i * 97L)), start))
                .toList();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Duration>> answers = threads.invokeAll(questions);
            for (int i = 1; i <= 400; i++) {
                BusinessCalendar alone = CALENDARS.get("berlin-nights").build();
                Duration days = Duration.ofDays(i * 97L);
                assertThat(answers.get(i - 1).get())
                        .isEqualTo(
                                i % 2 == 0
                                        ? alone.between(start, start.plus(days))
                                        : alone.between(start.minus(days), start));
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
