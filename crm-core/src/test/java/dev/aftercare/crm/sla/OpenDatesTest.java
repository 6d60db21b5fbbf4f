package dev.aftercare.crm.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where working days end, and how much is looked at to find them. */
class OpenDatesTest {

    private static final Instant SATURDAY = Instant.parse("2026-05-09T10:00:00Z");

    @Test
    void decadesOfWorkingDaysCostTheDatesThatDifferFromTheWeekAndNoOthers() {
        CountedWeek week = new CountedWeek();
        TreeMap<MonthDay, String> yearly = new TreeMap<>();
        yearly.put(MonthDay.of(12, 25), "Christmas Day");
        OpenDates dates = new OpenSeconds(new OpenDays(
                        Calendars.LONDON, week, new TreeMap<>(), yearly, List.of(), new TreeMap<>(), new TreeMap<>()))
                .dates();
        long from = LocalDate.of(2020, 1, 1).toEpochDay();
        week.asked = 0;

        assertThat(dates.after(from, 40 * 364))
                .hasValue(LocalDate.of(2059, 12, 21).toEpochDay());
        // Two changes of the clocks and one holiday a year, each looked at for its hours and for whether it works.
        assertThat(week.asked).as("dates looked at").isLessThan(2 * 8 * 62);
        week.asked = 0;
        assertThat(dates.before(LocalDate.of(2060, 1, 1).toEpochDay(), 1_000)).isPresent();
        assertThat(week.asked).as("dates looked at again").isZero();
    }

    /** Fifty-two Mondays and more a year, each of them a holiday whatever the year. */
    @ParameterizedTest
    @EnumSource(WhenNeverOpen.class)
    void aWeekThatIsAHolidayEachTimeIsNoWeek(WhenNeverOpen whenNeverOpen) {
        BusinessCalendarBuilder mondays = BusinessCalendar.builder("mondays", ZoneId.of("Europe/Berlin"))
                .open(DayOfWeek.MONDAY, "09:00-17:00")
                .whenNeverOpen(whenNeverOpen);
        for (Month month : Month.values()) {
            for (int place : new int[] {1, 2, 3, 4, -1}) {
                mondays.movableHoliday(new MovableHoliday(month, place, DayOfWeek.MONDAY, "closed"));
            }
        }
        Instant in3Hours = SATURDAY.plus(Duration.ofHours(3));

        if (whenNeverOpen == WhenNeverOpen.REFUSE) {
            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(mondays::build)
                    .satisfies(refusal -> assertThat(refusal.field()).isEqualTo("calendar.week"));
        } else {
            assertThat(mondays.build().plus(SATURDAY, Duration.ofHours(3))).isEqualTo(in3Hours);
        }
        mondays.exceptionalDay(LocalDate.of(2026, 5, 11), "open after all", "09:00-17:00");
        assertThat(mondays.build().plus(SATURDAY, Budget.workingDays(1)))
                .isEqualTo(Instant.parse("2026-05-11T10:00:00Z"));
        assertThatExceptionOfType(NoOpenHoursLeftException.class)
                .isThrownBy(() -> mondays.build().plus(SATURDAY, Budget.workingDays(2)));
        assertThat(mondays.build().nextOpen(Instant.parse("2026-05-12T00:00:00Z")))
                .isEmpty();
        mondays.open(DayOfWeek.TUESDAY, "09:00-17:00");
        assertThat(mondays.build().plus(SATURDAY, Budget.workingDays(2)))
                .isEqualTo(Instant.parse("2026-05-12T10:00:00Z"));
    }

    @ParameterizedTest
    @EnumSource(DayEnd.class)
    void noWorkingDayEndsOutsideTheYearsThatCanBeStored(DayEnd ending) {
        BusinessCalendar office = Calendars.nineToFive();
        Budget century = new Budget.WorkingDays(Budget.WorkingDays.MAX_DAYS, ending);

        assertThatExceptionOfType(NoOpenHoursLeftException.class)
                .isThrownBy(() -> office.plus(Instant.parse("9990-01-01T00:00:00Z"), century));
        assertThatExceptionOfType(NoOpenHoursLeftException.class)
                .isThrownBy(() -> office.minus(Instant.parse("0010-01-01T00:00:00Z"), century));
        assertThat(office.plus(Instant.parse("9850-01-01T00:00:00Z"), century)).isBefore(Input.LATEST);
    }

    /** The night of Friday lasts until six, but for half an hour; Saturday itself opens nothing. */
    @Test
    void aBreakMakesNoWorkingDayOfTheRestOfANight() {
        BusinessCalendar nights = BusinessCalendar.builder("nights", ZoneId.of("UTC"))
                .openMondayToFriday("22:00-30:00")
                .scheduledBreak(LocalDate.of(2026, 5, 9), "power cut", "02:00-02:30")
                .build();
        Instant friday = Instant.parse("2026-05-08T23:00:00Z");

        assertThat(nights.plus(friday, Budget.workingDays(1))).isEqualTo(Instant.parse("2026-05-11T23:00:00Z"));
        assertThat(nights.plus(friday, Budget.workingDays(0).untilEndOfDay()))
                .isEqualTo(Instant.parse("2026-05-09T06:00:00Z"));
        assertThat(nights.minus(
                        Instant.parse("2026-05-11T12:00:00Z"),
                        Budget.workingDays(1).untilEndOfDay()))
                .isEqualTo(Instant.parse("2026-05-09T06:00:00Z"));
    }

    /** On 29 March 2026 the hour from two to three is left out. */
    @Test
    void hoursThatTheClockPassesOverDoNotEndADay() {
        BusinessCalendar calendar = BusinessCalendar.builder("gap", ZoneId.of("Europe/Berlin"))
                .open(DayOfWeek.SUNDAY, "00:30-01:00", "02:15-02:45")
                .build();

        assertThat(calendar.plus(
                        SATURDAY.minus(Duration.ofDays(42)),
                        Budget.workingDays(1).untilEndOfDay()))
                .isEqualTo(Instant.parse("2026-03-29T00:00:00Z"));
    }
}
