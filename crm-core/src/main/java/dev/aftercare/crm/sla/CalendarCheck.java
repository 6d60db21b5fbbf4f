package dev.aftercare.crm.sla;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What must hold of a calendar as a whole. */
final class CalendarCheck {

    /** Enough for a stretch every quarter of an hour. */
    private static final int MAX_STRETCHES = 96;

    private static final int MAX_DATES = 10_000;

    static final int MAX_YEARLY = 100;

    private CalendarCheck() {}

    /** The stretches of one day in order, none over another; they may touch. */
    static List<OpeningHours> ordered(String field, List<OpeningHours> hours) {
        List<OpeningHours> sorted = List.copyOf(Input.atMost(field, hours, MAX_STRETCHES)).stream()
                .sorted()
                .toList();
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i).opens() < sorted.get(i - 1).closes()) {
                throw overlap(field);
            }
        }
        return sorted;
    }

    static SortedMap<DayOfWeek, List<OpeningHours>> week(Map<DayOfWeek, List<OpeningHours>> week) {
        SortedMap<DayOfWeek, List<OpeningHours>> copy = new TreeMap<>();
        Input.present("calendar.week", week).forEach((day, hours) -> {
            List<OpeningHours> sorted = ordered("calendar.week", hours);
            if (!sorted.isEmpty()) {
                copy.put(day, sorted);
            }
        });
        for (DayOfWeek day : DayOfWeek.values()) {
            checkMidnight("calendar.week", of(copy, day), of(copy, day.plus(1)));
        }
        return Collections.unmodifiableSortedMap(copy);
    }

    static SortedMap<LocalDate, String> holidays(Map<LocalDate, String> holidays) {
        return named("calendar.holidays", holidays, MAX_DATES);
    }

    static SortedMap<MonthDay, String> yearlyHolidays(Map<MonthDay, String> holidays) {
        return named("calendar.yearlyHolidays", holidays, MAX_YEARLY);
    }

    /** Absent from what was stored before there were any. */
    static List<MovableHoliday> movableHolidays(@Nullable List<MovableHoliday> holidays) {
        return holidays == null
                ? List.of()
                : List.copyOf(Input.atMost("calendar.movableHolidays", holidays, MAX_YEARLY));
    }

    /** Absent from what was stored before there were any. Breaks may overlap; a date without any is left out. */
    static SortedMap<LocalDate, List<ScheduledBreak>> breaks(@Nullable Map<LocalDate, List<ScheduledBreak>> breaks) {
        SortedMap<LocalDate, List<ScheduledBreak>> copy = new TreeMap<>();
        if (breaks != null) {
            breaks.forEach((date, day) -> {
                year("calendar.breaks", date);
                if (!Input.atMost("calendar.breaks[" + date + "]", day, MAX_STRETCHES)
                        .isEmpty()) {
                    copy.put(date, List.copyOf(day));
                }
            });
        }
        Input.atMost("calendar.breaks", copy.values(), MAX_DATES);
        return Collections.unmodifiableSortedMap(copy);
    }

    /** Absent from what was stored before there was the choice. */
    static WhenNeverOpen orRefuse(@Nullable WhenNeverOpen choice) {
        return choice == null ? WhenNeverOpen.REFUSE : choice;
    }

    static SortedMap<LocalDate, ExceptionalDay> exceptionalDays(Map<LocalDate, ExceptionalDay> days) {
        SortedMap<LocalDate, ExceptionalDay> copy = new TreeMap<>(Input.present("calendar.exceptionalDays", days));
        Input.atMost("calendar.exceptionalDays", copy.values(), MAX_DATES);
        copy.forEach((date, day) -> {
            year("calendar.exceptionalDays", date);
            Input.present("calendar.exceptionalDays[" + date + "]", day);
        });
        return Collections.unmodifiableSortedMap(copy);
    }

    /** Holidays only take hours away, so only where an exceptional day meets its neighbours can more overlap than in the week. */
    static void whole(OpenDays days) {
        if (days.week().isEmpty() && days.exceptionalDays().isEmpty()) {
            throw new InvalidInputException(
                    "calendar.week",
                    "has no hours",
                    "hours on a day of the week that is not a holiday each time, or an exceptional day");
        }
        boolean opens = !days.week().isEmpty();
        for (LocalDate date : days.exceptionalDays().keySet()) {
            opens = opens
                    || !days.hoursOn(date).isEmpty()
                    || !days.hoursOn(date.plusDays(1)).isEmpty();
            String field = "calendar.exceptionalDays[" + date + "]";
            checkMidnight(field, days.scheduledOn(date.minusDays(1)), days.scheduledOn(date));
            checkMidnight(field, days.scheduledOn(date), days.scheduledOn(date.plusDays(1)));
        }
        if (!opens) {
            throw new InvalidInputException(
                    "calendar.breaks", "leave no hours", "breaks that leave an exceptional day some hours");
        }
    }

    private static <K extends Comparable<? super K>> SortedMap<K, String> named(
            String field, Map<K, String> holidays, int max) {
        SortedMap<K, String> copy = new TreeMap<>(Input.present(field, holidays));
        Input.atMost(field, copy.values(), max);
        copy.forEach((key, name) -> {
            Input.text(field + ".name", name, 200);
            if (key instanceof LocalDate date) {
                year(field, date);
            }
        });
        return Collections.unmodifiableSortedMap(copy);
    }

    private static void year(String field, LocalDate date) {
        Input.within(field + ".year", date.getYear(), 1, 9999);
    }

    private static void checkMidnight(String field, List<OpeningHours> day, List<OpeningHours> next) {
        if (!day.isEmpty() && !next.isEmpty()) {
            int over = day.get(day.size() - 1).closes() - OpeningHours.MINUTES_OF_DAY;
            if (next.get(0).opens() < over) {
                throw overlap(field);
            }
        }
    }

    private static List<OpeningHours> of(Map<DayOfWeek, List<OpeningHours>> week, DayOfWeek day) {
        return week.getOrDefault(day, List.of());
    }

    private static InvalidInputException overlap(String field) {
        return new InvalidInputException(field, "has overlapping hours", "stretches that touch at most");
    }
}
