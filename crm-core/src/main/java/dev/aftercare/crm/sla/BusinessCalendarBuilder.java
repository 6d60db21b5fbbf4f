package dev.aftercare.crm.sla;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts a {@link BusinessCalendar} together; everything is checked when it is built. Not safe for use by several threads. */
public final class BusinessCalendarBuilder {

    private final String id;
    private final ZoneId zone;
    private final SortedMap<DayOfWeek, List<OpeningHours>> week = new TreeMap<>();
    private final SortedMap<LocalDate, String> holidays = new TreeMap<>();
    private final SortedMap<MonthDay, String> yearlyHolidays = new TreeMap<>();
    private final SortedMap<LocalDate, ExceptionalDay> exceptionalDays = new TreeMap<>();
    private final List<MovableHoliday> movableHolidays = new ArrayList<>();
    private final SortedMap<LocalDate, List<ScheduledBreak>> breaks = new TreeMap<>();
    private @Nullable AtClosing atClosing;
    private @Nullable WhenNeverOpen whenNeverOpen;

    BusinessCalendarBuilder(String id, ZoneId zone) {
        this.id = id;
        this.zone = zone;
    }

    /**
     * Sets the hours of a day of the week, in place of those it had.
     *
     * @param day which day
     * @param hours the stretches, such as {@code "09:00-12:30", "13:30-18:00"}; none closes the day
     * @return this builder
     * @throws InvalidInputException if a text is malformed; see {@link OpeningHours#parse}
     */
    public BusinessCalendarBuilder open(DayOfWeek day, String... hours) {
        week.put(Input.present("calendar.week.day", day), parse(hours));
        return this;
    }

    /**
     * Sets the hours of Monday to Friday, in place of those they had.
     *
     * @param hours the stretches, as {@link #open} takes them
     * @return this builder
     */
    public BusinessCalendarBuilder openMondayToFriday(String... hours) {
        return openEach(List.of(DayOfWeek.values()).subList(0, 5), hours);
    }

    /**
     * Sets the hours of all seven days, in place of those they had.
     *
     * @param hours the stretches, as {@link #open} takes them
     * @return this builder
     */
    public BusinessCalendarBuilder openDaily(String... hours) {
        return openEach(List.of(DayOfWeek.values()), hours);
    }

    /**
     * Adds a closed date.
     *
     * @param date which
     * @param name the holiday's name, at most 200 characters
     * @return this builder
     * @throws InvalidInputException if it was given before with another name
     */
    public BusinessCalendarBuilder holiday(LocalDate date, String name) {
        once("calendar.holidays", holidays, Input.present("calendar.holidays.date", date), name);
        return this;
    }

    /**
     * Adds closed dates, for example those that a library of holidays knows.
     *
     * @param dates the dates and their names
     * @return this builder
     */
    public BusinessCalendarBuilder holidays(Map<LocalDate, String> dates) {
        dates.forEach(this::holiday);
        return this;
    }

    /**
     * Adds a date that is closed in every year.
     *
     * @param day which
     * @param name the holiday's name, at most 200 characters
     * @return this builder
     * @throws InvalidInputException if it was given before with another name
     */
    public BusinessCalendarBuilder yearlyHoliday(MonthDay day, String name) {
        once("calendar.yearlyHolidays", yearlyHolidays, Input.present("calendar.yearlyHolidays.day", day), name);
        return this;
    }

    /**
     * Adds a day of the week that is closed in every year.
     *
     * @param holiday which
     * @return this builder
     */
    public BusinessCalendarBuilder movableHoliday(MovableHoliday holiday) {
        movableHolidays.add(Input.present("calendar.movableHolidays", holiday));
        return this;
    }

    /**
     * Adds a date with hours of its own, whatever the week and the holidays say: a Saturday that works 调休, a half day.
     *
     * @param date which
     * @param name why, at most 200 characters
     * @param hours the stretches, as {@link #open} takes them; at least one
     * @return this builder
     * @throws InvalidInputException if it was given before with another name or other hours
     */
    public BusinessCalendarBuilder exceptionalDay(LocalDate date, String name, String... hours) {
        ExceptionalDay day = new ExceptionalDay(name, parse(hours));
        once("calendar.exceptionalDays", exceptionalDays, Input.present("calendar.exceptionalDays.date", date), day);
        return this;
    }

    /**
     * Adds a break on one date, whatever else holds on it.
     *
     * @param date which
     * @param name why, at most 200 characters
     * @param hours from when until when, such as {@code "10:00-11:30"}
     * @return this builder
     */
    public BusinessCalendarBuilder scheduledBreak(LocalDate date, String name, String hours) {
        breaks.computeIfAbsent(Input.present("calendar.breaks.date", date), day -> new ArrayList<>())
                .add(new ScheduledBreak(name, OpeningHours.parse(hours)));
        return this;
    }

    /**
     * Sets where a budget ends that is used up exactly at closing time.
     *
     * @param value {@link AtClosing#STAY} unless set
     * @return this builder
     */
    public BusinessCalendarBuilder atClosing(AtClosing value) {
        atClosing = Input.present("calendar.atClosing", value);
        return this;
    }

    /**
     * Sets what to do if the calendar has no hours at all.
     *
     * @param value {@link WhenNeverOpen#REFUSE} unless set
     * @return this builder
     */
    public BusinessCalendarBuilder whenNeverOpen(WhenNeverOpen value) {
        whenNeverOpen = Input.present("calendar.whenNeverOpen", value);
        return this;
    }

    /**
     * Builds the calendar.
     *
     * @return the calendar
     * @throws InvalidInputException if hours overlap, also over midnight, or there are none at all
     */
    public BusinessCalendar build() {
        return BusinessCalendar.of(new CalendarDefinition(
                id,
                zone,
                week,
                holidays,
                yearlyHolidays,
                movableHolidays,
                exceptionalDays,
                breaks,
                atClosing == null ? AtClosing.STAY : atClosing,
                whenNeverOpen == null ? WhenNeverOpen.REFUSE : whenNeverOpen));
    }

    /**
     * Builds a layer over another calendar: what was not set is as below, but for the zone.
     *
     * @param below the id of the layer below
     * @return the layer
     * @throws InvalidInputException if hours overlap, also over midnight
     */
    public CalendarLayer layerOver(String below) {
        return new CalendarLayer(
                id,
                Input.code("calendar.over", below, 80),
                zone,
                week,
                holidays,
                yearlyHolidays,
                movableHolidays,
                exceptionalDays,
                breaks,
                atClosing,
                whenNeverOpen);
    }

    private BusinessCalendarBuilder openEach(Collection<DayOfWeek> days, String... hours) {
        days.forEach(day -> open(day, hours));
        return this;
    }

    /** The same again is no contradiction. */
    private static <K extends Comparable<? super K>, V> void once(String field, Map<K, V> all, K key, V value) {
        V before = all.putIfAbsent(key, value);
        if (before != null && !before.equals(value)) {
            throw new InvalidInputException(field + "[" + key + "]", "is given twice", "each date once");
        }
    }

    private static List<OpeningHours> parse(String... hours) {
        return Stream.of(hours).map(OpeningHours::parse).toList();
    }
}
