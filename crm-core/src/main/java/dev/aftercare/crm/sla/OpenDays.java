package dev.aftercare.crm.sla;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which hours hold on a date, and at which instants they begin and end.
 *
 * <p>A stretch belongs to the date on which it opens: a holiday takes away what would open on it, not the end of the night before.
 * A break takes away whatever the wall clock of its date shows.
 *
 * @param week the hours of each day that has any; none if holidays close all of them in every year
 */
record OpenDays(
        ZoneId zone,
        SortedMap<DayOfWeek, List<OpeningHours>> week,
        SortedMap<LocalDate, String> holidays,
        SortedMap<MonthDay, String> yearlyHolidays,
        List<MovableHoliday> movableHolidays,
        SortedMap<LocalDate, ExceptionalDay> exceptionalDays,
        SortedMap<LocalDate, List<ScheduledBreak>> breaks) {

    /** The dates on which something can be stored, with a margin of a day for zones. */
    static final LocalDate FIRST = LocalDate.of(0, 12, 31);

    static final LocalDate LAST = LocalDate.of(10_000, 1, 1);

    static OpenDays of(CalendarDefinition calendar) {
        return of(
                calendar.zone(),
                calendar.week(),
                calendar.holidays(),
                calendar.yearlyHolidays(),
                calendar.movableHolidays(),
                calendar.exceptionalDays(),
                calendar.breaks(),
                calendar.whenNeverOpen());
    }

    static OpenDays of(
            ZoneId zone,
            SortedMap<DayOfWeek, List<OpeningHours>> week,
            SortedMap<LocalDate, String> holidays,
            SortedMap<MonthDay, String> yearlyHolidays,
            List<MovableHoliday> movableHolidays,
            SortedMap<LocalDate, ExceptionalDay> exceptionalDays,
            SortedMap<LocalDate, List<ScheduledBreak>> breaks,
            WhenNeverOpen whenNeverOpen) {
        boolean weekly = !week.isEmpty() && !YearlyClosing.takesAll(week, yearlyHolidays, movableHolidays);
        boolean wallClock = whenNeverOpen == WhenNeverOpen.WALL_CLOCK && !weekly && exceptionalDays.isEmpty();
        return wallClock
                ? new OpenDays(
                        zone, allDay(), new TreeMap<>(), new TreeMap<>(), List.of(), new TreeMap<>(), new TreeMap<>())
                : new OpenDays(
                        zone,
                        weekly ? week : new TreeMap<>(),
                        holidays,
                        yearlyHolidays,
                        movableHolidays,
                        exceptionalDays,
                        breaks);
    }

    static SortedMap<DayOfWeek, List<OpeningHours>> allDay() {
        SortedMap<DayOfWeek, List<OpeningHours>> week = new TreeMap<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, List.of(OpeningHours.ALL_DAY));
        }
        return week;
    }

    /** What opens on a date, breaks taken off. A stretch that goes on after a break opens where the break ends. */
    List<OpeningHours> hoursOn(LocalDate date) {
        if (breaks.isEmpty()
                || breaks.subMap(date.minusDays(2), date.plusDays(2)).isEmpty()) {
            return scheduledOn(date);
        }
        List<OpeningHours> hours = new ArrayList<>();
        for (Part part : partsOn(date.minusDays(1))) {
            if (part.isOpen() && part.opens >= OpeningHours.MINUTES_OF_DAY) {
                hours.add(new OpeningHours(
                        part.opens - OpeningHours.MINUTES_OF_DAY, part.closes - OpeningHours.MINUTES_OF_DAY));
            }
        }
        for (Part part : partsOn(date)) {
            if (part.isOpen() && part.opens < OpeningHours.MINUTES_OF_DAY) {
                hours.add(new OpeningHours(part.opens, part.closes));
            }
        }
        return List.copyOf(hours);
    }

    /** What opens on a date but for breaks. An exceptional day beats a holiday, a holiday beats the week. */
    List<OpeningHours> scheduledOn(LocalDate date) {
        ExceptionalDay exception = exceptionalDays.get(date);
        if (exception != null) {
            return exception.hours();
        }
        return holidayOn(date) != null ? List.of() : week.getOrDefault(date.getDayOfWeek(), List.of());
    }

    /** The name of the holiday on a date, also if an exceptional day beats it. */
    @Nullable
    String holidayOn(LocalDate date) {
        return holiday(holidays, yearlyHolidays, movableHolidays, date);
    }

    /** A holiday of that date names it before a yearly one, that before a movable one. */
    static @Nullable String holiday(
            SortedMap<LocalDate, String> holidays,
            SortedMap<MonthDay, String> yearlyHolidays,
            List<MovableHoliday> movableHolidays,
            LocalDate date) {
        String name = holidays.get(date);
        if (name == null && !yearlyHolidays.isEmpty()) {
            name = yearlyHolidays.get(MonthDay.from(date));
        }
        for (int i = 0; name == null && i < movableHolidays.size(); i++) {
            MovableHoliday holiday = movableHolidays.get(i);
            if (holiday.month() == date.getMonth() && holiday.in(date.getYear()).equals(date)) {
                name = holiday.name();
            }
        }
        return name;
    }

    /**
     * The first second at which the wall clock shows this time of the date or a later one, since the epoch: in a gap the end of the
     * gap, in an overlap the first of the two. It never goes back as the time goes on, so stretches that do not overlap on the wall
     * clock do not overlap as instants.
     */
    long second(LocalDate date, int minute) {
        LocalDateTime local = LocalDateTime.of(
                date.plusDays(minute / OpeningHours.MINUTES_OF_DAY),
                LocalTime.ofSecondOfDay(minute % OpeningHours.MINUTES_OF_DAY * 60L));
        ZoneRules rules = zone.getRules();
        List<ZoneOffset> offsets = rules.getValidOffsets(local);
        return offsets.isEmpty() ? rules.getTransition(local).toEpochSecond() : local.toEpochSecond(offsets.get(0));
    }

    /** How long a stretch lasts by the clock of instants. */
    long length(LocalDate date, OpeningHours hours) {
        return second(date, hours.closes()) - second(date, hours.opens());
    }

    /** What is open last of the stretches that open on a date, be it after midnight; null if nothing of them is, so it is no working day. */
    @Nullable
    Part lastOpenOn(LocalDate date) {
        List<Part> parts = partsOn(date);
        for (int i = parts.size() - 1; i >= 0; i--) {
            Part part = parts.get(i);
            if (part.isOpen() && second(date, part.opens) < second(date, part.closes)) {
                return part;
            }
        }
        return null;
    }

    /** The stretches that open on a date, cut into what is open and what is a break. */
    List<Part> partsOn(LocalDate date) {
        List<Part> parts = new ArrayList<>();
        scheduledOn(date).forEach(hours -> parts.add(new Part(hours.opens(), hours.closes(), null)));
        for (Map.Entry<LocalDate, List<ScheduledBreak>> day :
                breaks.subMap(date.minusDays(1), date.plusDays(2)).entrySet()) {
            int shift = (int) (day.getKey().toEpochDay() - date.toEpochDay()) * OpeningHours.MINUTES_OF_DAY;
            for (ScheduledBreak pause : day.getValue()) {
                OpeningHours hours = pause.hours();
                cut(parts, new Part(hours.opens() + shift, hours.closes() + shift, pause.name()));
            }
        }
        return parts;
    }

    /** Where two breaks overlap, the first one named stays. */
    private static void cut(List<Part> parts, Part pause) {
        for (int i = parts.size() - 1; i >= 0; i--) {
            Part part = parts.get(i);
            if (part.isOpen() && pause.opens < part.closes && part.opens < pause.closes) {
                parts.remove(i);
                if (pause.closes < part.closes) {
                    parts.add(i, new Part(pause.closes, part.closes, null));
                }
                parts.add(
                        i,
                        new Part(Math.max(part.opens, pause.opens), Math.min(part.closes, pause.closes), pause.pause));
                if (part.opens < pause.opens) {
                    parts.add(i, new Part(part.opens, pause.opens, null));
                }
            }
        }
    }

    /**
     * A part of a stretch, in minutes after the midnight of the date on which the stretch opens.
     *
     * @param pause the name of the break, null if it is open
     */
    record Part(int opens, int closes, @Nullable String pause) {
        boolean isOpen() {
            return pause == null;
        }
    }
}
