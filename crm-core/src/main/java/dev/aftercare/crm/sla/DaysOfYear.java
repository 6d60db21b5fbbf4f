package dev.aftercare.crm.sla;

import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The dates of one year that may differ from the week: holidays, exceptional days, breaks, changes of the clocks. All other dates
 * are like every date of their day of the week, so that whoever counts need look at these only.
 */
final class DaysOfYear {

    /** The epoch day of 1 January. */
    final long first;

    /** The epoch day of 1 January of the year after. */
    final long next;

    /** The epoch days, in order. */
    private final long[] dates;

    private final List<List<OpeningHours>> hours;

    /** Whether a change of the clocks is so near that the length of a stretch must be measured by instants. */
    private final boolean[] turned;

    /** By how many seconds all dates before this one are open for longer than their days of the week, from 1 January. */
    private final long[] more;

    /** How many more working days there are before this one than if all dates were like their days of the week, from 1 January. */
    private final int[] moreDates;

    DaysOfYear(OpenDays days, WeekSeconds week, int year) {
        LocalDate newYear = LocalDate.of(year, 1, 1);
        this.first = newYear.toEpochDay();
        this.next = newYear.plusYears(1).toEpochDay();
        SortedMap<LocalDate, Boolean> others = others(days, newYear);
        this.dates = others.keySet().stream().mapToLong(LocalDate::toEpochDay).toArray();
        this.hours = others.keySet().stream().map(days::hoursOn).toList();
        this.turned = new boolean[dates.length];
        this.more = new long[dates.length + 1];
        this.moreDates = new int[dates.length + 1];
        int i = 0;
        for (Map.Entry<LocalDate, Boolean> other : others.entrySet()) {
            turned[i] = other.getValue();
            long open = 0;
            for (OpeningHours stretch : hours.get(i)) {
                open += turned[i] ? days.length(other.getKey(), stretch) : stretch.seconds();
            }
            more[i + 1] = more[i] + open - week.on(dates[i]);
            int works = days.lastOpenOn(other.getKey()) == null ? 0 : 1;
            moreDates[i + 1] = moreDates[i] + works - (week.worksOn(dates[i]) ? 1 : 0);
            i++;
        }
    }

    /** By how many seconds the dates before this one, from 1 January, are open for longer than in plain weeks. */
    long moreBefore(long date) {
        return more[place(date)];
    }

    /** The same for the whole year. */
    long moreInAll() {
        return more[dates.length];
    }

    /** How many more working days there are before this date, from 1 January, than in plain weeks. */
    int moreDatesBefore(long date) {
        return moreDates[place(date)];
    }

    /** The same for the whole year. */
    int moreDatesInAll() {
        return moreDates[dates.length];
    }

    /** How many of these dates lie before some dates of the year that are all like the week; -1 if they are not, or not of the year. */
    int placeIfPlain(long from, long to) {
        if (from < first || to >= next) {
            return -1;
        }
        int place = place(from);
        return place == dates.length || dates[place] > to ? place : -1;
    }

    /** By how many seconds the first so many of these dates are open for longer. */
    long more(int place) {
        return more[place];
    }

    /** How many of these dates lie before a date. */
    int place(long date) {
        int found = Arrays.binarySearch(dates, date);
        return found < 0 ? -found - 1 : found;
    }

    int count() {
        return dates.length;
    }

    long date(int place) {
        return dates[place];
    }

    /** The hours of a date, or null if it is like every date of its day of the week. */
    @Nullable
    List<OpeningHours> hoursOn(long date) {
        int found = Arrays.binarySearch(dates, date);
        return found < 0 ? null : hours.get(found);
    }

    boolean isTurned(long date) {
        int found = Arrays.binarySearch(dates, date);
        return found >= 0 && turned[found];
    }

    private static SortedMap<LocalDate, Boolean> others(OpenDays days, LocalDate newYear) {
        SortedMap<LocalDate, Boolean> all = new TreeMap<>();
        LocalDate next = newYear.plusYears(1);
        days.exceptionalDays().subMap(newYear, next).keySet().forEach(date -> all.put(date, false));
        days.holidays().subMap(newYear, next).keySet().forEach(date -> all.put(date, false));
        for (MonthDay day : days.yearlyHolidays().keySet()) {
            if (day.isValidYear(newYear.getYear())) {
                all.put(day.atYear(newYear.getYear()), false);
            }
        }
        days.movableHolidays().forEach(holiday -> all.put(holiday.in(newYear.getYear()), false));
        // A break also cuts the night before it, and may itself run over midnight.
        for (LocalDate date :
                days.breaks().subMap(newYear.minusDays(1), next.plusDays(1)).keySet()) {
            List.of(date.minusDays(1), date, date.plusDays(1)).forEach(touched -> all.put(touched, false));
        }
        turned(days.zone().getRules(), newYear, next, all);
        // What a break or a change touches beyond the year belongs to its neighbour.
        return new TreeMap<>(all.subMap(newYear, next));
    }

    /** A stretch that opens on the date before a change may run into it. */
    private static void turned(ZoneRules rules, LocalDate from, LocalDate before, SortedMap<LocalDate, Boolean> all) {
        long start = from.minusDays(3).toEpochDay() * OpeningHours.SECONDS_OF_DAY;
        long end = before.plusDays(3).toEpochDay() * OpeningHours.SECONDS_OF_DAY;
        ZoneOffsetTransition change = rules.isFixedOffset() ? null : rules.nextTransition(Instant.ofEpochSecond(start));
        while (change != null && change.toEpochSecond() < end) {
            LocalDate one = change.getDateTimeBefore().toLocalDate();
            LocalDate other = change.getDateTimeAfter().toLocalDate();
            LocalDate last = one.isAfter(other) ? one : other;
            for (LocalDate date = (one.isBefore(other) ? one : other).minusDays(1);
                    !date.isAfter(last);
                    date = date.plusDays(1)) {
                all.put(date, true);
            }
            change = rules.nextTransition(change.getInstant());
        }
    }
}
