package dev.aftercare.crm.sla;

import java.time.LocalDate;
import java.util.OptionalLong;

/**
 * Numbers the working days of a calendar, one after the other, as {@link OpenSeconds} numbers its open seconds: how many there are up to
 * a date, and which date has a number. Where the numbers begin is of no account. Dates are epoch days.
 *
 * <p>It does not walk from day to day: weeks are multiplied, what differs from the week is known by {@link DaysOfYear}, and a number is
 * found by halving. Safe for use by several threads.
 */
final class OpenDates {

    private final WeekSeconds week;
    private final Years years;

    /** Nothing opens before the first of these dates, and after the last. */
    private final long first;

    private final long last;

    OpenDates(OpenDays days, WeekSeconds week, Years years) {
        this.week = week;
        this.years = years;
        boolean weekly = week.dates() > 0;
        this.first = (weekly ? OpenDays.FIRST : days.exceptionalDays().firstKey()).toEpochDay();
        this.last = (weekly ? OpenDays.LAST : days.exceptionalDays().lastKey()).toEpochDay();
    }

    /** The working day that is so many after a date, which is not counted; empty if there are not so many. */
    OptionalLong after(long date, int count) {
        return numbered(upTo(date) + count, date);
    }

    /** The working day that is so many before a date, which is not counted; empty if there were not so many. */
    OptionalLong before(long date, int count) {
        return numbered(upTo(date - 1) - count + 1, date);
    }

    private OptionalLong numbered(long number, long near) {
        long step = 7 * (1 + Math.abs(number - upTo(near)) / Math.max(1, week.dates()));
        long low = within(near);
        long high = low;
        while (upTo(high) < number) {
            if (high >= last) {
                return OptionalLong.empty();
            }
            low = high + 1;
            high = Math.min(last, high + step);
            step *= 2;
        }
        while (upTo(low - 1) >= number) {
            if (low <= first) {
                return OptionalLong.empty();
            }
            high = low - 1;
            low = Math.max(first, low - step);
            step *= 2;
        }
        while (low < high) {
            long middle = Math.floorDiv(low + high, 2);
            if (upTo(middle) < number) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return OptionalLong.of(low);
    }

    /** How many working days there are up to a date, which is counted, too. */
    private long upTo(long date) {
        long next = Math.max(first, Math.min(last + 1, date + 1));
        Years.Year year = years.year(LocalDate.ofEpochDay(next).getYear());
        return week.datesBefore(next) + year.moreDates() + year.days().moreDatesBefore(next);
    }

    private long within(long date) {
        return Math.max(first, Math.min(last, date));
    }
}
