package dev.aftercare.crm.sla;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.List;
import java.util.SortedMap;

/**
 * What a {@link BusinessCalendar} is made of, and what is stored of it.
 *
 * @param id names the calendar among those of the shop; 1 to 80 printable ASCII characters without spaces
 * @param zone whose wall clock counts
 * @param week the hours of each day of the week, in order, not overlapping; a day that is missing is closed
 * @param holidays closed dates and their names
 * @param yearlyHolidays dates closed in every year and their names, at most 100; 29 February in leap years only
 * @param movableHolidays days of the week closed in every year, at most 100
 * @param exceptionalDays dates with hours of their own
 * @param breaks what is closed on a date, by its wall clock, whatever else holds
 * @param atClosing where a budget ends that is used up exactly at closing time
 * @param whenNeverOpen what to do if there are no hours at all
 */
public record CalendarDefinition(
        String id,
        ZoneId zone,
        SortedMap<DayOfWeek, List<OpeningHours>> week,
        SortedMap<LocalDate, String> holidays,
        SortedMap<MonthDay, String> yearlyHolidays,
        List<MovableHoliday> movableHolidays,
        SortedMap<LocalDate, ExceptionalDay> exceptionalDays,
        SortedMap<LocalDate, List<ScheduledBreak>> breaks,
        AtClosing atClosing,
        WhenNeverOpen whenNeverOpen) {

    /**
     * Checks and copies the parts. What was stored before there were movable holidays, breaks and a choice for calendars that never
     * open has none of them.
     *
     * @throws InvalidInputException if hours overlap, also over midnight, or there are none at all
     */
    public CalendarDefinition {
        Input.code("calendar.id", id, 80);
        Input.present("calendar.zone", zone);
        week = CalendarCheck.week(week);
        holidays = CalendarCheck.holidays(holidays);
        yearlyHolidays = CalendarCheck.yearlyHolidays(yearlyHolidays);
        movableHolidays = CalendarCheck.movableHolidays(movableHolidays);
        exceptionalDays = CalendarCheck.exceptionalDays(exceptionalDays);
        breaks = CalendarCheck.breaks(breaks);
        Input.present("calendar.atClosing", atClosing);
        whenNeverOpen = CalendarCheck.orRefuse(whenNeverOpen);
        CalendarCheck.whole(OpenDays.of(
                zone, week, holidays, yearlyHolidays, movableHolidays, exceptionalDays, breaks, whenNeverOpen));
    }
}
