package dev.aftercare.crm.sla;

import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The years that were asked for so far, and those between them. Each knows by how many seconds and working days the years before it
 * differ from plain weeks, counted from the year that was asked for first. Safe for use by several threads.
 */
final class Years {

    private static final Chain NONE = new Chain(0, new Year[0]);

    private final OpenDays days;
    private final WeekSeconds week;
    private volatile Chain known = NONE;

    Years(OpenDays days, WeekSeconds week) {
        this.days = days;
        this.week = week;
    }

    /** One year, and by how many seconds and working days the time before it differs from plain weeks. */
    record Year(DaysOfYear days, long more, long moreDates) {
        long moreAfter() {
            return more + days.moreInAll();
        }

        Year followedBy(DaysOfYear later) {
            return new Year(later, moreAfter(), moreDates + days.moreDatesInAll());
        }

        Year precededBy(DaysOfYear earlier) {
            return new Year(earlier, more - earlier.moreInAll(), moreDates - earlier.moreDatesInAll());
        }
    }

    Year year(int year) {
        Year found = known.find(year);
        return found == null ? add(year) : found;
    }

    /** The first date from one to another that may differ from the week; the other if none does. */
    long differing(long from, long to) {
        long date = from;
        while (date < to) {
            DaysOfYear year = year(LocalDate.ofEpochDay(date).getYear()).days();
            int place = year.place(date);
            if (place < year.count()) {
                return Math.min(to, year.date(place));
            }
            date = year.next;
        }
        return to;
    }

    private synchronized Year add(int year) {
        while (true) {
            Chain chain = known;
            Year found = chain.find(year);
            if (found != null) {
                return found;
            }
            known = chain.years.length == 0
                    ? new Chain(year, new Year[] {new Year(new DaysOfYear(days, week, year), 0, 0)})
                    : grown(chain, year);
        }
    }

    /** By half of what there is at least, so that walking from year to year costs little; never far beyond what can be asked. */
    private Chain grown(Chain chain, int year) {
        int half = chain.years.length / 2;
        int end = chain.first + chain.years.length;
        if (year >= end) {
            int to = Math.max(year + 1, Math.min(end + half, OpenSeconds.LAST_YEAR + 1));
            Year[] years = Arrays.copyOf(chain.years, to - chain.first);
            for (int i = chain.years.length; i < years.length; i++) {
                years[i] = years[i - 1].followedBy(new DaysOfYear(days, week, chain.first + i));
            }
            return new Chain(chain.first, years);
        }
        int from = Math.min(year, Math.max(chain.first - half, OpenSeconds.FIRST_YEAR));
        Year[] years = new Year[end - from];
        System.arraycopy(chain.years, 0, years, chain.first - from, chain.years.length);
        for (int i = chain.first - from - 1; i >= 0; i--) {
            years[i] = years[i + 1].precededBy(new DaysOfYear(days, week, from + i));
        }
        return new Chain(from, years);
    }

    /** Years without a gap, from the first. */
    private static final class Chain {
        private final int first;
        private final Year[] years;

        Chain(int first, Year[] years) {
            this.first = first;
            this.years = years;
        }

        @Nullable
        Year find(int year) {
            int place = year - first;
            return place >= 0 && place < years.length ? years[place] : null;
        }
    }
}
