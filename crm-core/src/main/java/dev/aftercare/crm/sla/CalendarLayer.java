package dev.aftercare.crm.sla;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A department's calendar that lies over another one, such as the company's, and says only what differs. {@link CalendarLayers} puts
 * layers together.
 *
 * <p>What holds, the first that applies:
 *
 * <ol>
 *   <li>the breaks of all layers together;
 *   <li>the exceptional days of this layer;
 *   <li>its holidays: of a date, yearly, movable;
 *   <li>the exceptional days and then the holidays of the layer below, in the same order;
 *   <li>the week of this layer if it has any hours, all days of it; otherwise the week below.
 * </ol>
 *
 * <p>A date that is a holiday in several layers has the name that the uppermost gives it; only a movable holiday leaves the name to a
 * yearly one, whichever is above.
 *
 * @param id names the calendar among those of the shop; 1 to 80 printable ASCII characters without spaces
 * @param over the id of the layer below, null for the lowest
 * @param zone whose wall clock counts, for what is inherited, too; null for that of the layer below
 * @param week the hours of each day of the week; empty for those of the layer below
 * @param holidays closed dates and their names
 * @param yearlyHolidays dates closed in every year and their names
 * @param movableHolidays days of the week closed in every year
 * @param exceptionalDays dates with hours of their own
 * @param breaks what is closed on a date, whatever else holds
 * @param atClosing where a budget ends that is used up exactly at closing time, null for what the layer below says
 * @param whenNeverOpen what to do if there are no hours at all, null for what the layer below says
 */
public record CalendarLayer(
        String id,
        @Nullable String over,
        @Nullable ZoneId zone,
        SortedMap<DayOfWeek, List<OpeningHours>> week,
        SortedMap<LocalDate, String> holidays,
        SortedMap<MonthDay, String> yearlyHolidays,
        List<MovableHoliday> movableHolidays,
        SortedMap<LocalDate, ExceptionalDay> exceptionalDays,
        SortedMap<LocalDate, List<ScheduledBreak>> breaks,
        @Nullable AtClosing atClosing,
        @Nullable WhenNeverOpen whenNeverOpen) {

    /**
     * Checks and copies the parts.
     *
     * @throws InvalidInputException if hours overlap, also over midnight, or the lowest layer has no zone
     */
    public CalendarLayer {
        Input.code("calendar.id", id, 80);
        if (over == null) {
            Input.present("calendar.zone", zone);
        } else {
            Input.code("calendar.over", over, 80);
        }
        week = CalendarCheck.week(week);
        holidays = CalendarCheck.holidays(holidays);
        yearlyHolidays = CalendarCheck.yearlyHolidays(yearlyHolidays);
        movableHolidays = CalendarCheck.movableHolidays(movableHolidays);
        exceptionalDays = CalendarCheck.exceptionalDays(exceptionalDays);
        breaks = CalendarCheck.breaks(breaks);
    }

    /**
     * A whole calendar as the lowest layer.
     *
     * @param calendar the calendar
     * @return the layer
     */
    public static CalendarLayer lowest(BusinessCalendar calendar) {
        CalendarDefinition all = calendar.definition();
        return new CalendarLayer(
                all.id(),
                null,
                all.zone(),
                all.week(),
                all.holidays(),
                all.yearlyHolidays(),
                all.movableHolidays(),
                all.exceptionalDays(),
                all.breaks(),
                all.atClosing(),
                all.whenNeverOpen());
    }
}
