package dev.aftercare.crm.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.aftercare.crm.model.InvalidInputException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class SegmentsTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

    @Test
    void everySegmentHasItsReasonAndItsName() {
        BusinessCalendar calendar = Calendars.weekdays("office", "09:00-12:00", "13:00-17:00")
                .holiday(MONDAY.plusDays(1), "founding day")
                .exceptionalDay(MONDAY.plusDays(2), "half day", "09:00-12:30")
                .scheduledBreak(MONDAY, "fire drill", "16:00-18:00")
                .build();

        assertThat(calendar.segments(at("2026-03-02T08:00:00Z"), at("2026-03-05T09:30:00Z")))
                .extracting(SegmentsTest::text)
                .containsExactly(
                        "2026-03-02T08:00:00Z CLOSED null",
                        "2026-03-02T09:00:00Z OPEN null",
                        "2026-03-02T12:00:00Z BREAK null",
                        "2026-03-02T13:00:00Z OPEN null",
                        "2026-03-02T16:00:00Z BREAK fire drill",
                        "2026-03-02T17:00:00Z CLOSED null",
                        "2026-03-03T00:00:00Z HOLIDAY founding day",
                        "2026-03-04T00:00:00Z EXCEPTIONALLY_CLOSED half day",
                        "2026-03-04T09:00:00Z EXCEPTIONALLY_OPEN half day",
                        "2026-03-04T12:30:00Z EXCEPTIONALLY_CLOSED half day",
                        "2026-03-05T00:00:00Z CLOSED null",
                        "2026-03-05T09:00:00Z OPEN null");
    }

    @Test
    void aNightShiftRunsIntoTheHolidayThatFollowsIt() {
        BusinessCalendar calendar = BusinessCalendar.builder("nights", ZoneId.of("UTC"))
                .open(DayOfWeek.MONDAY, "22:00-30:00")
                .open(DayOfWeek.TUESDAY, "22:00-30:00")
                .holiday(MONDAY.plusDays(1), "holiday")
                .scheduledBreak(MONDAY.plusDays(1), "supper", "01:00-01:30")
                .build();

        assertThat(calendar.segments(at("2026-03-02T22:00:00Z"), at("2026-03-04T12:00:00Z")))
                .extracting(SegmentsTest::text)
                .containsExactly(
                        "2026-03-02T22:00:00Z OPEN null",
                        "2026-03-03T01:00:00Z BREAK supper",
                        "2026-03-03T01:30:00Z OPEN null",
                        "2026-03-03T06:00:00Z HOLIDAY holiday",
                        "2026-03-04T00:00:00Z CLOSED null");
        assertThat(calendar.hoursOn(MONDAY)).containsExactly(OpeningHours.parse("22:00-25:00"));
        assertThat(calendar.hoursOn(MONDAY.plusDays(1))).containsExactly(OpeningHours.parse("01:30-06:00"));
    }

    @Test
    void aDateThatTheZoneLeftOutHasNoSegment() {
        BusinessCalendar calendar = BusinessCalendar.builder("apia", ZoneId.of("Pacific/Apia"))
                .openDaily("09:00-17:00")
                .holiday(LocalDate.of(2011, 12, 30), "the day that never was")
                .build();

        assertThat(calendar.segments(at("2011-12-30T03:00:00Z"), at("2011-12-30T20:00:00Z")))
                .extracting(SegmentsTest::text)
                .containsExactly("2011-12-30T03:00:00Z CLOSED null", "2011-12-30T19:00:00Z OPEN null");
    }

    @Test
    void nothingLiesInAnEmptyRangeAndTooMuchIsRefused() {
        BusinessCalendar calendar = Calendars.nineToFive();
        Instant noon = at("2026-03-02T12:00:00Z");

        assertThat(calendar.segments(noon, noon)).isEmpty();
        assertThat(calendar.segments(noon, noon.minusSeconds(1))).isEmpty();
        assertThat(calendar.segments(noon, noon.plus(Duration.ofDays(3_660)))).isNotEmpty();
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> calendar.segments(
                        noon, noon.plus(Duration.ofDays(3_660)).plusNanos(1)))
                .satisfies(refusal -> assertThat(refusal.field()).isEqualTo("segments.to"));
    }

    private static Instant at(String text) {
        return Instant.parse(text);
    }

    private static String text(Segment segment) {
        return segment.from() + " " + segment.reason() + " " + segment.name();
    }
}
