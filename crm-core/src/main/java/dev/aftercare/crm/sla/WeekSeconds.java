package dev.aftercare.crm.sla;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** On which days of a week without holiday, exception or change of the clocks the shop is open, and for how long. */
final class WeekSeconds {

    /** Epoch day 0 was a Thursday; with this added, weeks begin on Monday. */
    private static final int FROM_MONDAY = 3;

    /** The seconds before each day of the week; the last is that of the whole week. */
    private final long[] before = new long[8];

    /** The working days before each day of the week; the last is that of the whole week. */
    private final int[] datesBefore = new int[8];

    private final List<List<OpeningHours>> hours = new ArrayList<>();

    WeekSeconds(Map<DayOfWeek, List<OpeningHours>> week) {
        for (DayOfWeek day : DayOfWeek.values()) {
            List<OpeningHours> stretches = week.getOrDefault(day, List.of());
            hours.add(stretches);
            long open = stretches.stream().mapToLong(OpeningHours::seconds).sum();
            int number = day.getValue();
            before[number] = before[number - 1] + open;
            datesBefore[number] = datesBefore[number - 1] + (stretches.isEmpty() ? 0 : 1);
        }
    }

    long all() {
        return before[7];
    }

    long on(long date) {
        int day = dayOfWeek(date);
        return before[day + 1] - before[day];
    }

    List<OpeningHours> hoursOn(long date) {
        return hours.get(dayOfWeek(date));
    }

    /** How many seconds the dates before this one are open since the Monday before the epoch, if all weeks are plain. */
    long beforeDate(long date) {
        return Math.floorDiv(date + FROM_MONDAY, 7) * before[7] + before[dayOfWeek(date)];
    }

    /** Whether the shop neither opens nor closes in it: it is open all the time, or never. */
    boolean isEven() {
        return all() == 0 || all() == 7 * OpeningHours.SECONDS_OF_DAY;
    }

    /** How many working days a week has. */
    int dates() {
        return datesBefore[7];
    }

    boolean worksOn(long date) {
        return !hoursOn(date).isEmpty();
    }

    /** How many working days lie before a date since the Monday before the epoch, if all weeks are plain. */
    long datesBefore(long date) {
        return Math.floorDiv(date + FROM_MONDAY, 7) * datesBefore[7] + datesBefore[dayOfWeek(date)];
    }

    /** About the date on which so many seconds since that Monday are used up, if there are any in a week. */
    long dateAbout(long seconds) {
        return Math.floorDiv(seconds, before[7]) * 7 - FROM_MONDAY;
    }

    private static int dayOfWeek(long date) {
        return (int) Math.floorMod(date + FROM_MONDAY, 7L);
    }
}
