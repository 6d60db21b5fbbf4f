package dev.aftercare.crm.sla;

import java.time.Instant;
import java.time.LocalDate;
import java.time.zone.ZoneRules;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Numbers the open seconds of a calendar, one after the other: how many there are before an instant, and in which stretch one of
 * them lies. All arithmetic in business time comes down to these two questions. Where the numbers begin is of no account.
 *
 * <p>Neither walks from day to day: weeks are multiplied, and what differs from the week is known by {@link DaysOfYear}, added up
 * once for a year. Safe for use by several threads.
 */
final class OpenSeconds {

    /** The years of {@link OpenDays#FIRST} and {@link OpenDays#LAST}, and the neighbours that are looked at with them. */
    static final int FIRST_YEAR = -1;

    static final int LAST_YEAR = 10_001;

    private final OpenDays days;
    private final ZoneRules rules;
    private final WeekSeconds week;
    private final Years years;
    private final OpenDates dates;
    private final int firstYear;
    private final int lastYear;

    OpenSeconds(OpenDays days) {
        this.days = days;
        this.rules = days.zone().getRules();
        this.week = new WeekSeconds(days.week());
        this.years = new Years(days, week);
        this.dates = new OpenDates(days, week, years);
        boolean weekly = week.all() > 0;
        // Without weekly hours nothing opens before the first exceptional day or after the last but what breaks leave
        // of a night.
        this.firstYear = weekly ? 0 : days.exceptionalDays().firstKey().getYear();
        this.lastYear = weekly
                ? LAST_YEAR - 1
                : days.exceptionalDays().lastKey().plusDays(1).getYear();
    }

    /**
     * How much open time lies before an instant.
     *
     * @param nanos what is over the whole seconds: not zero within an open second only
     */
    record Count(long seconds, int nanos, boolean open) {}

    /** A stretch, as seconds of the epoch, and how many open seconds lie before it. */
    record Stretch(long opens, long closes, long before) {}

    /** Why it is open or closed. */
    Segments segments() {
        return new Segments(days, week, years);
    }

    /** The working days of the same calendar. */
    OpenDates dates() {
        return dates;
    }

    /**
     * Counts up to an instant. A stretch that is open at it opens on the date before, on the date, or, where clocks were turned back
     * over midnight, on the date after; all stretches before those are over.
     */
    Count before(Instant instant) {
        long second = instant.getEpochSecond();
        int offset = rules.getOffset(instant).getTotalSeconds();
        long date = Math.floorDiv(second + offset, OpeningHours.SECONDS_OF_DAY);
        Years.Year year = yearOf(date);
        int place = year.days().placeIfPlain(date - 1, date + 1);
        return place < 0
                ? before(second, instant.getNano(), offset, date)
                : plain(
                        second,
                        instant.getNano(),
                        offset,
                        date,
                        year.more() + year.days().more(place));
    }

    /** Where all dates around are like the week, which is nearly always. */
    private Count plain(long second, int nanos, int offset, long date, long more) {
        long sum = week.beforeDate(date - 1) + more;
        boolean open = false;
        for (long day = date - 1; day <= date; day++) {
            long midnight = day * OpeningHours.SECONDS_OF_DAY - offset;
            for (OpeningHours hours : week.hoursOn(day)) {
                long opens = midnight + hours.opens() * 60L;
                if (second >= opens) {
                    long closes = midnight + hours.closes() * 60L;
                    open |= second < closes;
                    sum += Math.min(second, closes) - opens;
                }
            }
        }
        return new Count(sum, open ? nanos : 0, open);
    }

    private Count before(long second, int nanos, int offset, long date) {
        boolean turned = isTurned(date - 1) || isTurned(date) || isTurned(date + 1);
        long sum = beforeDate(date - 1);
        boolean open = false;
        for (long day = date - 1; day <= (turned ? date + 1 : date); day++) {
            long midnight = day * OpeningHours.SECONDS_OF_DAY - offset;
            for (OpeningHours hours : hoursOn(day)) {
                long opens = turned ? second(day, hours.opens()) : midnight + hours.opens() * 60L;
                if (second >= opens) {
                    long closes = turned ? second(day, hours.closes()) : midnight + hours.closes() * 60L;
                    open |= second < closes;
                    sum += Math.min(second, closes) - opens;
                }
            }
        }
        return new Count(sum, open ? nanos : 0, open);
    }

    /** The stretch with the open second of this number: it is the last of those counted before its end. */
    @Nullable
    Stretch holding(long number) {
        int found = yearHolding(number);
        if (found < firstYear || found > lastYear) {
            return null;
        }
        Years.Year year = years.year(found);
        long date = dateHolding(year, number);
        boolean turned = year.days().isTurned(date);
        long midnight = turned ? 0 : midnight(date);
        long sum = week.beforeDate(date) + year.more() + year.days().moreBefore(date);
        for (OpeningHours hours : hoursOn(year, date)) {
            long opens = turned ? second(date, hours.opens()) : midnight + hours.opens() * 60L;
            long closes = turned ? second(date, hours.closes()) : midnight + hours.closes() * 60L;
            if (number <= sum + closes - opens) {
                return new Stretch(opens, closes, sum);
            }
            sum += closes - opens;
        }
        throw new IllegalStateException("the hours of a date do not add up");
    }

    /** Starts from the year in which it would be if all weeks were plain. */
    private int yearHolding(long number) {
        int year = lastYear;
        if (week.all() > 0) {
            long about =
                    Math.max(OpenDays.FIRST.toEpochDay(), Math.min(OpenDays.LAST.toEpochDay(), week.dateAbout(number)));
            year = LocalDate.ofEpochDay(about).getYear();
        }
        while (year >= firstYear && beforeYear(year) >= number) {
            year--;
        }
        while (year >= firstYear && year <= lastYear && afterYear(year) < number) {
            year++;
        }
        return year;
    }

    private long dateHolding(Years.Year year, long number) {
        DaysOfYear others = year.days();
        int low = 0;
        int high = others.count();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (beforeOther(year, middle) < number) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        long date = low == 0 ? others.first : others.date(low - 1);
        if (low > 0) {
            if (beforeOther(year, low - 1) + week.on(date) + others.moreBefore(date + 1) - others.moreBefore(date)
                    >= number) {
                return date;
            }
            date++;
        }
        // From here on to the next date that may differ, all are like the week.
        long left = number - week.beforeDate(date) - year.more() - others.moreBefore(date);
        date += (left - 1) / week.all() * 7;
        left -= (left - 1) / week.all() * week.all();
        while (left > week.on(date)) {
            left -= week.on(date);
            date++;
        }
        return date;
    }

    private long beforeOther(Years.Year year, int place) {
        long date = year.days().date(place);
        return week.beforeDate(date) + year.more() + year.days().moreBefore(date);
    }

    private long beforeYear(int number) {
        Years.Year year = years.year(number);
        return week.beforeDate(year.days().first) + year.more();
    }

    /** By what is known of the year itself: the next one may never be asked for. */
    private long afterYear(int number) {
        Years.Year year = years.year(number);
        return week.beforeDate(year.days().next) + year.moreAfter();
    }

    private long beforeDate(long date) {
        Years.Year year = yearOf(date);
        return week.beforeDate(date) + year.more() + year.days().moreBefore(date);
    }

    private List<OpeningHours> hoursOn(long date) {
        return hoursOn(yearOf(date), date);
    }

    private List<OpeningHours> hoursOn(Years.Year year, long date) {
        List<OpeningHours> hours = year.days().hoursOn(date);
        return hours == null ? week.hoursOn(date) : hours;
    }

    private boolean isTurned(long date) {
        return yearOf(date).days().isTurned(date);
    }

    private Years.Year yearOf(long date) {
        return years.year(LocalDate.ofEpochDay(date).getYear());
    }

    /** The first second of a date near which the clocks are not changed; the next midnight of UTC lies well within it and the next. */
    private long midnight(long date) {
        Instant within = Instant.ofEpochSecond((date + 1) * OpeningHours.SECONDS_OF_DAY);
        return date * OpeningHours.SECONDS_OF_DAY - rules.getOffset(within).getTotalSeconds();
    }

    private long second(long date, int minute) {
        return days.second(LocalDate.ofEpochDay(date), minute);
    }
}
