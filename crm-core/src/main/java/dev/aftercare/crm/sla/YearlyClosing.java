package dev.aftercare.crm.sla;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Whether the holidays of every year leave anything of a week. What they close in all years never opens, however far one looks. */
final class YearlyClosing {

    /** Each movable holiday can take one day of the week on seven dates of a month, and fixed ones leave at least 266 dates. */
    private static final int FEWEST = (366 - CalendarCheck.MAX_YEARLY) / 7;

    /** Within 28 years of one century every sort of year comes: each first of January, with and without a leap day. */
    private static final LocalDate FIRST = LocalDate.of(2001, 1, 1);

    private static final LocalDate LAST = LocalDate.of(2028, 12, 31);

    private YearlyClosing() {}

    static boolean takesAll(
            SortedMap<DayOfWeek, List<OpeningHours>> week,
            SortedMap<MonthDay, String> yearlyHolidays,
            List<MovableHoliday> movableHolidays) {
        return movableHolidays.size() >= FEWEST
                && FIRST.datesUntil(LAST.plusDays(1))
                        .filter(date -> week.containsKey(date.getDayOfWeek()))
                        .allMatch(date ->
                                OpenDays.holiday(new TreeMap<>(), yearlyHolidays, movableHolidays, date) != null);
    }
}
