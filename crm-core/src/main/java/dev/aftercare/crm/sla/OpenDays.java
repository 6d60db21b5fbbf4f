package dev.aftercare.crm.sla;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Which hours hold on a date, at which instants they begin and end, and how far the plain week reaches.
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

    /** A change of the zone's offset touches at most the stretches that open on the two days before it. */
    private static final int MARGIN = 2;

    /** 29 February is at most this far from the next one. */
    private static final int LEAP_YEARS = 8;

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

    /** How many whole weeks from a date on are like the week says. */
    long plainWeeksFrom(LocalDate date) {
        return Math.max(0, (nextOther(date).toEpochDay() - date.toEpochDay()) / 7);
    }

    /** How many whole weeks up to a date, included, are like the week says. */
    long plainWeeksUpTo(LocalDate date) {
        return Math.max(0, (date.toEpochDay() - previousOther(date).toEpochDay()) / 7);
    }

    /** So many of the weeks that something of the budget is left: where it ends is for the walk to find. */
    static long weeksWithin(Duration budget, long secondsOfWeek, long weeks) {
        if (secondsOfWeek == 0) {
            return weeks;
        }
        long affordable = budget.getSeconds() / secondsOfWeek;
        boolean evenly = budget.getSeconds() % secondsOfWeek == 0 && budget.getNano() == 0;
        return Math.min(weeks, evenly ? affordable - 1 : affordable);
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

    /** The first date from this one on that may differ from the week; no date in between does. */
    private LocalDate nextOther(LocalDate date) {
        LocalDate next = earlier(LAST.plusDays(1), first(exceptionalDays.tailMap(date)));
        if (week.isEmpty()) {
            return next;
        }
        next = earlier(next, first(holidays.tailMap(date)));
        next = earlier(next, nextYearly(date));
        ZoneOffsetTransition change = zone.getRules().nextTransition(startOf(date.minusDays(MARGIN)));
        return change == null ? next : earlier(next, firstTouched(change));
    }

    /** The last date up to this one that may differ from the week; no date in between does. */
    private LocalDate previousOther(LocalDate date) {
        LocalDate previous = later(FIRST.minusDays(1), last(exceptionalDays.headMap(date.plusDays(1))));
        if (week.isEmpty()) {
            return previous;
        }
        previous = later(previous, last(holidays.headMap(date.plusDays(1))));
        previous = later(previous, previousYearly(date));
        ZoneOffsetTransition change = zone.getRules().previousTransition(startOf(date.plusDays(2 * MARGIN)));
        return change == null ? previous : later(previous, lastTouched(change));
    }

    private @Nullable LocalDate nextYearly(LocalDate date) {
        for (int ahead = 0; ahead <= LEAP_YEARS && !yearlyHolidays.isEmpty(); ahead++) {
            int year = date.getYear() + ahead;
            for (MonthDay day : (ahead == 0 ? yearlyHolidays.tailMap(MonthDay.from(date)) : yearlyHolidays).keySet()) {
                if (day.isValidYear(year)) {
                    return day.atYear(year);
                }
            }
        }
        return null;
    }

    private @Nullable LocalDate previousYearly(LocalDate date) {
        for (int back = 0; back <= LEAP_YEARS && !yearlyHolidays.isEmpty(); back++) {
            int year = date.getYear() - back;
            LocalDate last = null;
            for (MonthDay day : yearlyHolidays.keySet()) {
                LocalDate of = day.isValidYear(year) ? day.atYear(year) : null;
                last = of == null || of.isAfter(date) ? last : of;
            }
            if (last != null) {
                return last;
            }
        }
        return null;
    }

    private static LocalDate firstTouched(ZoneOffsetTransition change) {
        return earlier(
                        change.getDateTimeBefore().toLocalDate(),
                        change.getDateTimeAfter().toLocalDate())
                .minusDays(MARGIN);
    }

    private static LocalDate lastTouched(ZoneOffsetTransition change) {
        return later(
                        change.getDateTimeBefore().toLocalDate(),
                        change.getDateTimeAfter().toLocalDate())
                .plusDays(1);
    }

    private static Instant startOf(LocalDate date) {
        return date.atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    private static @Nullable LocalDate first(SortedMap<LocalDate, ?> dates) {
        return dates.isEmpty() ? null : dates.firstKey();
    }

    private static @Nullable LocalDate last(SortedMap<LocalDate, ?> dates) {
        return dates.isEmpty() ? null : dates.lastKey();
    }

    private static LocalDate earlier(LocalDate one, @Nullable LocalDate other) {
        return other == null || one.isBefore(other) ? one : other;
    }

    private static LocalDate later(LocalDate one, @Nullable LocalDate other) {
        return other == null || one.isAfter(other) ? one : other;
    }
}
