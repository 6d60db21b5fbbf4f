package dev.aftercare.crm.sla;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * When a shop is open, and arithmetic in its open time. Immutable; all arithmetic is exact to the nanosecond.
 *
 * <p>What holds on a date, the first that applies: an exceptional day, a holiday of that date, a yearly holiday, the week. A stretch
 * of hours belongs to the date on which it opens, also if it runs over midnight: a holiday on Tuesday leaves Monday's night shift
 * whole.
 *
 * <p>Hours are by the wall clock of the zone, results are instants. Each opening and closing happens once, at the first instant at
 * which the wall clock shows its time or a later one. So a stretch over which the clocks are put forward is shorter, one over which
 * they are put back is longer, and a time that falls into the gap is the end of the gap.
 *
 * <p>At the instant of opening the shop is open, at the instant of closing it is closed; stretches that touch are one.
 *
 * @param id names the calendar among those of the shop; 1 to 80 printable ASCII characters without spaces
 * @param zone whose wall clock counts
 * @param week the hours of each day of the week, in order, not overlapping; a day that is missing is closed
 * @param holidays closed dates and their names
 * @param yearlyHolidays dates closed in every year and their names, at most 100; 29 February in leap years only
 * @param exceptionalDays dates with hours of their own
 * @param atClosing where a budget ends that is used up exactly at closing time
 */
public record BusinessCalendar(
        String id,
        ZoneId zone,
        SortedMap<DayOfWeek, List<OpeningHours>> week,
        SortedMap<LocalDate, String> holidays,
        SortedMap<MonthDay, String> yearlyHolidays,
        SortedMap<LocalDate, ExceptionalDay> exceptionalDays,
        AtClosing atClosing) {

    /**
     * Checks and copies the parts.
     *
     * @throws InvalidInputException if hours overlap, also over midnight, or there are none at all
     */
    public BusinessCalendar {
        Input.code("calendar.id", id, 80);
        Input.present("calendar.zone", zone);
        week = CalendarCheck.week(week);
        holidays = CalendarCheck.holidays(holidays);
        yearlyHolidays = CalendarCheck.yearlyHolidays(yearlyHolidays);
        exceptionalDays = CalendarCheck.exceptionalDays(exceptionalDays);
        Input.present("calendar.atClosing", atClosing);
        CalendarCheck.whole(new OpenDays(zone, week, holidays, yearlyHolidays, exceptionalDays));
    }

    /**
     * A calendar that is never closed: business time is time.
     *
     * @param id names it
     * @return the calendar
     */
    public static BusinessCalendar aroundTheClock(String id) {
        SortedMap<DayOfWeek, List<OpeningHours>> week = new TreeMap<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, List.of(OpeningHours.ALL_DAY));
        }
        return new BusinessCalendar(
                id, ZoneOffset.UTC, week, new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), AtClosing.STAY);
    }

    /**
     * A builder of a calendar that is always closed so far.
     *
     * @param id names the calendar
     * @param zone whose wall clock counts
     * @return the builder
     */
    public static BusinessCalendarBuilder builder(String id, ZoneId zone) {
        return new BusinessCalendarBuilder(id, zone);
    }

    /**
     * Whether the shop is open.
     *
     * @param instant when
     * @return true from the instant of opening until just before the instant of closing
     */
    public boolean isOpen(Instant instant) {
        return new BusinessTime(this).isOpen(inRange(instant));
    }

    /**
     * From when the shop is open.
     *
     * @param instant when
     * @return the instant itself if the shop is open, otherwise the first opening after it; empty if it never opens again
     */
    public Optional<Instant> nextOpen(Instant instant) {
        return new BusinessTime(this).nextOpen(inRange(instant));
    }

    /**
     * Until when the shop was open.
     *
     * @param instant when
     * @return the instant itself if the shop is open, otherwise the last closing up to it; empty if it never was open before
     */
    public Optional<Instant> previousOpen(Instant instant) {
        return new BusinessTimeBackward(this).minus(inRange(instant), Duration.ZERO);
    }

    /**
     * When a budget of open time is used up: the first instant with so much open time since {@code start}. If that is a closing,
     * {@link #atClosing} says whether it counts or the next opening does. A budget of zero ends at {@code start} if the shop is
     * open, otherwise at the next opening (if {@code start} is a closing, at what {@link #atClosing} says).
     *
     * @param start from when
     * @param budget how much open time, zero or more
     * @return the instant
     * @throws NoOpenHoursLeftException if there is not so much open time up to the year 9999
     */
    public Instant plus(Instant start, Duration budget) {
        return new BusinessTime(this)
                .plus(inRange(start), notNegative(budget), atClosing)
                .orElseThrow(() -> new NoOpenHoursLeftException(id));
    }

    /**
     * From when a budget of open time is used up: the last instant with so much open time until {@code end}; it may be an opening.
     *
     * @param end until when
     * @param budget how much open time, zero or more
     * @return the instant
     * @throws NoOpenHoursLeftException if there was not so much open time since the year 1
     */
    public Instant minus(Instant end, Duration budget) {
        return new BusinessTimeBackward(this)
                .minus(inRange(end), notNegative(budget))
                .orElseThrow(() -> new NoOpenHoursLeftException(id));
    }

    /**
     * How much open time lies between two instants.
     *
     * @param from the first, included
     * @param to the last, excluded
     * @return the open time; zero if {@code to} is not after {@code from}
     */
    public Duration between(Instant from, Instant to) {
        return new BusinessTime(this).between(inRange(from), inRange(to));
    }

    /**
     * The hours of one date, whatever they come from.
     *
     * @param date which
     * @return the stretches that open on it, in order; empty if it is closed
     */
    public List<OpeningHours> hoursOn(LocalDate date) {
        return OpenDays.of(this).hoursOn(date);
    }

    /**
     * The name of the holiday or exceptional day on a date: why its hours are not those of the week.
     *
     * @param date which
     * @return the name, or empty on a day like any other
     */
    public Optional<String> nameOf(LocalDate date) {
        ExceptionalDay exception = exceptionalDays.get(date);
        if (exception != null) {
            return Optional.of(exception.name());
        }
        return Optional.ofNullable(holidays.get(date))
                .or(() -> Optional.ofNullable(yearlyHolidays.get(MonthDay.from(date))));
    }

    private static Instant inRange(Instant instant) {
        Input.instant("instant", instant);
        return instant;
    }

    private static Duration notNegative(Duration budget) {
        if (Input.present("budget", budget).isNegative()) {
            throw new InvalidInputException("budget", "is negative", "zero or more");
        }
        return budget;
    }
}
