package dev.aftercare.crm.sla;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.SortedMap;

/**
 * Which hours hold on a date, and at which instants they begin and end.
 *
 * <p>A stretch belongs to the date on which it opens: a holiday takes away what would open on it, not the end of the night before.
 *
 * @param week the hours of each day that has any
 */
record OpenDays(
        ZoneId zone,
        SortedMap<DayOfWeek, List<OpeningHours>> week,
        SortedMap<LocalDate, String> holidays,
        SortedMap<MonthDay, String> yearlyHolidays,
        SortedMap<LocalDate, ExceptionalDay> exceptionalDays) {

    /** The dates on which something can be stored, with a margin of a day for zones. */
    static final LocalDate FIRST = LocalDate.of(0, 12, 31);

    static final LocalDate LAST = LocalDate.of(10_000, 1, 1);

    static OpenDays of(BusinessCalendar calendar) {
        return new OpenDays(
                calendar.zone(),
                calendar.week(),
                calendar.holidays(),
                calendar.yearlyHolidays(),
                calendar.exceptionalDays());
    }

    /** An exceptional day beats a holiday, a holiday beats the week. */
    List<OpeningHours> hoursOn(LocalDate date) {
        ExceptionalDay exception = exceptionalDays.get(date);
        if (exception != null) {
            return exception.hours();
        }
        if (holidays.containsKey(date)
                || (!yearlyHolidays.isEmpty() && yearlyHolidays.containsKey(MonthDay.from(date)))) {
            return List.of();
        }
        List<OpeningHours> hours = week.get(date.getDayOfWeek());
        return hours == null ? List.of() : hours;
    }

    LocalDate dateOf(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }

    Instant opening(LocalDate date, OpeningHours hours) {
        return instantOf(date, hours.opens());
    }

    Instant closing(LocalDate date, OpeningHours hours) {
        return instantOf(date, hours.closes());
    }

    /** How long the shop is open in a week without holiday, exception or change of the clocks. */
    long secondsOfWeek() {
        long minutes = 0;
        for (List<OpeningHours> day : week.values()) {
            for (OpeningHours hours : day) {
                minutes += hours.closes() - hours.opens();
            }
        }
        return minutes * 60;
    }

    /**
     * The first instant at which the wall clock shows this time of the date or a later one: in a gap the end of the gap, in an
     * overlap the first of the two. It never goes back as the time goes on, so stretches that do not overlap on the wall clock
     * do not overlap as instants.
     */
    private Instant instantOf(LocalDate date, int minute) {
        LocalDateTime local = LocalDateTime.of(
                date.plusDays(minute / OpeningHours.MINUTES_OF_DAY),
                LocalTime.ofSecondOfDay(minute % OpeningHours.MINUTES_OF_DAY * 60L));
        ZoneRules rules = zone.getRules();
        List<ZoneOffset> offsets = rules.getValidOffsets(local);
        return offsets.isEmpty() ? rules.getTransition(local).getInstant() : local.toInstant(offsets.get(0));
    }
}
