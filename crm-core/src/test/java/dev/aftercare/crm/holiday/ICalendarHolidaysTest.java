package dev.aftercare.crm.holiday;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.sla.BusinessCalendar;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ICalendarHolidaysTest {

    @Test
    void wholeDaysAreHolidaysAndTheEndIsTheDayAfter() {
        HolidayImport read = read("""
                BEGIN:VEVENT
                UID:1
                DTSTART;VALUE=DATE:20261001
                DTEND;VALUE=DATE:20261004
                SUMMARY:国庆节
                END:VEVENT
                BEGIN:VEVENT
                DTSTART:20261225
                TRANSP:TRANSPARENT
                BEGIN:VALARM
                DTSTART:not looked at
                END:VALARM
                SUMMARY;LANGUAGE=en:Christmas Day\\, and\\nmore\\; here
                END:VEVENT
                BEGIN:VEVENT
                DTSTART;VALUE=DATE:20261230
                DURATION:P1W
                SUMMARY:shut down
                END:VEVENT
                """);

        assertThat(read.notUnderstood()).isEmpty();
        assertThat(read.holidays())
                .containsExactly(
                        entry(LocalDate.of(2026, 10, 1), "国庆节"),
                        entry(LocalDate.of(2026, 10, 2), "国庆节"),
                        entry(LocalDate.of(2026, 10, 3), "国庆节"),
                        entry(LocalDate.of(2026, 12, 25), "Christmas Day, and more; here"),
                        entry(LocalDate.of(2026, 12, 30), "shut down"),
                        entry(LocalDate.of(2026, 12, 31), "shut down"),
                        entry(LocalDate.of(2027, 1, 1), "shut down"),
                        entry(LocalDate.of(2027, 1, 2), "shut down"),
                        entry(LocalDate.of(2027, 1, 3), "shut down"),
                        entry(LocalDate.of(2027, 1, 4), "shut down"),
                        entry(LocalDate.of(2027, 1, 5), "shut down"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "20200501 | FREQ=YEARLY                                | 2026-05-01 2027-05-01 2028-05-01",
                "20270501 | FREQ=YEARLY                                | 2027-05-01 2028-05-01",
                "20200501 | FREQ=YEARLY;INTERVAL=4                     | 2028-05-01",
                "20250501 | FREQ=YEARLY;COUNT=3                        | 2026-05-01 2027-05-01",
                "20250501 | FREQ=YEARLY;UNTIL=20270501                 | 2026-05-01 2027-05-01",
                "20250501 | FREQ=YEARLY;UNTIL=20270430T235959Z         | 2026-05-01",
                "20240229 | FREQ=YEARLY                                | 2028-02-29",
                "20240229 | FREQ=YEARLY;COUNT=2                        | 2028-02-29",
                "20251127 | FREQ=YEARLY;BYMONTH=11;BYDAY=4TH;WKST=SU   | 2026-11-26 2027-11-25 2028-11-23",
                "20250526 | FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO           | 2026-05-25 2027-05-31 2028-05-29",
                "20250129 | FREQ=YEARLY;BYMONTH=1;BYDAY=5WE            | 2027-01-00",
                "20250704 | FREQ=YEARLY;BYMONTH=7;BYMONTHDAY=4         | 2026-07-04 2027-07-04 2028-07-04",
                "20250228 | FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1        | 2026-02-28 2027-02-28 2028-02-29",
            })
    void yearlyRulesComeAgainInTheYearsAskedFor(String start, String rule, String dates) {
        HolidayImport read = read("""
                BEGIN:VEVENT
                DTSTART;VALUE=DATE:%s
                RRULE:%s
                SUMMARY:holiday
                END:VEVENT
                """.formatted(start, rule));

        assertThat(read.notUnderstood()).isEmpty();
        if (dates.endsWith("-00")) {
            assertThat(read.holidays())
                    .as("no month of January 2026 to 2028 has five")
                    .isEmpty();
        } else {
            assertThat(read.holidays().keySet().stream().map(LocalDate::toString))
                    .containsExactly(dates.split(" "));
        }
    }

    @Test
    void singleDatesAreTakenOutAndAdded() {
        HolidayImport read = read("""
                BEGIN:VEVENT
                DTSTART;VALUE=DATE:20250501
                DURATION:P2D
                RRULE:FREQ=YEARLY
                EXDATE;VALUE=DATE:20260501,20280501
                RDATE;VALUE=DATE:20260801
                SUMMARY:founding days
                END:VEVENT
                """);

        assertThat(read.notUnderstood()).isEmpty();
        assertThat(read.holidays().keySet())
                .containsExactly(
                        LocalDate.of(2026, 8, 1),
                        LocalDate.of(2026, 8, 2),
                        LocalDate.of(2027, 5, 1),
                        LocalDate.of(2027, 5, 2));
    }

    @Test
    void holidaysOnOneDateAreNamedTogetherAndCancelledOnesNot() {
        String event = """
                BEGIN:VEVENT
                DTSTART;VALUE=DATE:20260514
                SUMMARY:%s
                STATUS:%s
                END:VEVENT
                """;

        HolidayImport read = read(event.formatted("Ascension", "CONFIRMED")
                + event.formatted("Founding day", "CONFIRMED")
                + event.formatted("Ascension", "CONFIRMED")
                + event.formatted("Picnic", "CANCELLED"));

        assertThat(read.holidays()).containsExactly(entry(LocalDate.of(2026, 5, 14), "Ascension, Founding day"));
        assertThat(read.notUnderstood()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DTSTART        | DTSTART:20260501T090000Z",
                "DTSTART        | DTSTART;TZID=Europe/Berlin:20260501T000000",
                "DTSTART        | DTSTART:20260231",
                "DTSTART        | SUMMARY:undated",
                "DTSTART        | DTSTART:20260501~DTSTART:20260502",
                "DTSTART        | DTSTART:20260501,20260502",
                "DTEND          | DTSTART:20260501~DTEND:20260501",
                "DTEND          | DTSTART:20260501~DTEND:20260430",
                "DTEND          | DTSTART:20260501~DTEND:20280501",
                "DTEND          | DTSTART:20260501~DTEND:20260502T120000",
                "DURATION       | DTSTART:20260501~DURATION:PT8H",
                "DURATION       | DTSTART:20260501~DURATION:P0D",
                "DURATION       | DTSTART:20260501~DTEND:20260502~DURATION:P1D",
                "RRULE          | DTSTART:20260501~RRULE:FREQ=DAILY;COUNT=3",
                "RRULE          | DTSTART:20260501~RRULE:FREQ=MONTHLY",
                "RRULE          | DTSTART:20260501~RRULE:FREQ=YEARLY;BYDAY=1FR",
                "RRULE          | DTSTART:20260501~RRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=FR",
                "RRULE          | DTSTART:20260501~RRULE:FREQ=YEARLY;BYMONTH=5,6",
                "RRULE          | DTSTART:20260501~RRULE:FREQ=YEARLY;BYMONTHDAY=1",
                "RRULE          | DTSTART:20260501~RRULE:FREQ=YEARLY;BYEASTER=1",
                "RRULE          | DTSTART:20260501~RRULE:FREQ=YEARLY;COUNT=0",
                "RRULE          | DTSTART:20260501~RRULE:FREQ=YEARLY;FREQ=YEARLY",
                "RRULE          | DTSTART:20260501~RRULE:FREQ=YEARLY;;",
                "RRULE          | DTSTART:20260501~RRULE:FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=0",
                "RRULE          | DTSTART:20260501~RRULE:FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=1;BYDAY=1FR",
                "RRULE          | DTSTART:20260501~RRULE:FREQ=YEARLY;COUNT=2;UNTIL=20300101",
                "RRULE          | DTSTART:20260501~RRULE:FREQ=YEARLY;UNTIL=20250101",
                "RRULE          | DTSTART:20260501~RRULE:FREQ=YEARLY;UNTIL=soon",
                "RRULE          | DTSTART:20260501~RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH",
                "RRULE          | DTSTART:20260501~RRULE:FREQ=YEARLY~RRULE:FREQ=YEARLY",
                "EXRULE         | DTSTART:20260501~EXRULE:FREQ=YEARLY",
                "RECURRENCE-ID  | DTSTART:20260501~RECURRENCE-ID:20260502",
                "RDATE          | DTSTART:20260501~RDATE;VALUE=PERIOD:20260502T000000Z/P1D",
                "line           | DTSTART:20260501~what is this"
            })
    void whatIsNotUnderstoodIsReportedWithItsLineAndNotImported(String property, String content) {
        HolidayImport read =
                read("BEGIN:VEVENT\nSUMMARY:secret\n" + content.strip().replace('~', '\n') + "\nEND:VEVENT\n");

        assertThat(read.holidays()).isEmpty();
        assertThat(read.notUnderstood()).singleElement().satisfies(report -> {
            assertThat(report.property()).isEqualTo(property);
            assertThat(report.line()).isEqualTo(3);
            assertThat(report.problem()).doesNotContain("secret");
        });
    }

    @Test
    void reportsStandInTheOrderOfTheFile() {
        HolidayImport read = read("""
                BEGIN:VEVENT
                DTSTART;VALUE=DATE:20260501
                END:VEVENT
                BEGIN:VTODO
                SUMMARY:water the plants
                END:VTODO
                nothing
                BEGIN:VTIMEZONE
                TZID:Europe/Berlin
                END:VTIMEZONE
                """);

        assertThat(read.notUnderstood())
                .extracting(report -> report.line() + " " + report.property())
                .containsExactly("3 SUMMARY", "6 BEGIN", "9 line");
    }

    @Test
    void namesThatAreTooLongAreCutAndReported() {
        HolidayImport read = read("BEGIN:VEVENT\nDTSTART:20260501\nSUMMARY:" + "x".repeat(199) + "😀\nEND:VEVENT\n");

        assertThat(read.holidays()).containsExactly(entry(LocalDate.of(2026, 5, 1), "x".repeat(199)));
        assertThat(read.notUnderstood())
                .singleElement()
                .satisfies(report -> assertThat(report.property()).isEqualTo("SUMMARY"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void foldedLinesAreOneLine(String end) {
        String text = String.join(
                end,
                "\uFEFFBEGIN:VCALENDAR",
                "BEGIN:VEVENT",
                "DTSTART;X-NOTE=\"a:b;c\";VALUE=DATE:2026",
                " 0501",
                "SUMMARY:Labour ",
                "\tDay",
                "END:VEVENT",
                "END:VCALENDAR",
                "");

        assertThat(ICalendarHolidays.read(text, 2026, 2026).holidays())
                .containsExactly(entry(LocalDate.of(2026, 5, 1), "Labour Day"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html></html>",
                "BEGIN:VEVENT\nEND:VEVENT",
                "BEGIN:VCALENDAR\nVERSION:2.0",
                "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260501\nEND:VCALENDAR"
            })
    void whatIsNoWholeFileIsRefused(String text) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> ICalendarHolidays.read(text, 2026, 2026))
                .satisfies(refusal -> assertThat(refusal.field()).isEqualTo("iCalendar"));
    }

    @Test
    void yearsInTheWrongOrderAreRefused() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> ICalendarHolidays.read("BEGIN:VCALENDAR\nEND:VCALENDAR", 2027, 2026))
                .satisfies(refusal -> assertThat(refusal.field()).isEqualTo("holidays.lastYear"));
    }

    @Test
    void theHolidaysFitIntoACalendar() {
        HolidayImport read = read("BEGIN:VEVENT\nDTSTART:20260501\nSUMMARY:Labour Day\nEND:VEVENT\n");

        BusinessCalendar calendar = BusinessCalendar.builder("shop", ZoneId.of("Europe/Berlin"))
                .openDaily("09:00-17:00")
                .holidays(read.holidays())
                .build();

        assertThat(calendar.nameOf(LocalDate.of(2026, 5, 1))).contains("Labour Day");
    }

    private static HolidayImport read(String events) {
        return ICalendarHolidays.read("BEGIN:VCALENDAR\nVERSION:2.0\n" + events + "END:VCALENDAR\n", 2026, 2028);
    }
}
