package dev.aftercare.crm.sla;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds runs of weeks without holiday, exceptional day and change of the clocks: each of them has the same open time, so a walk can
 * step over all of them at once. It remembers the next date that is not plain, for one walk in one direction.
 */
final class PlainWeeks {

    /** A change of the zone's offset touches at most the stretches that open on the two days before it. */
    private static final int MARGIN = 2;

    private final OpenDays days;
    private final long secondsOfWeek;
    private @Nullable LocalDate other;

    PlainWeeks(OpenDays days) {
        this.days = days;
        this.secondsOfWeek = days.secondsOfWeek();
    }

    /** The open time of so many plain weeks, in seconds. */
    long seconds(long weeks) {
        return weeks * secondsOfWeek;
    }

    /** Whether a budget may last for a week, so that it is worth looking for plain ones. */
    boolean areWithin(Duration budget) {
        return budget.toSeconds() >= secondsOfWeek;
    }

    /** How many whole weeks from a date on are plain. */
    long from(LocalDate date) {
        if (other == null || other.isBefore(date)) {
            other = nextOther(date);
        }
        return Math.max(0, (other.toEpochDay() - date.toEpochDay()) / 7);
    }

    /** The same, but no more than leave something of the budget: where it ends is for the walk to find. */
    long from(LocalDate date, Duration budget) {
        return Math.min(from(date), affordable(budget));
    }

    /** How many whole weeks up to a date, included, are plain and leave something of the budget. */
    long upTo(LocalDate date, Duration budget) {
        if (other == null || other.isAfter(date)) {
            other = previousOther(date);
        }
        return Math.min(Math.max(0, (date.toEpochDay() - other.toEpochDay()) / 7), affordable(budget));
    }

    private long affordable(Duration budget) {
        if (secondsOfWeek == 0) {
            return Long.MAX_VALUE;
        }
        boolean evenly = budget.getSeconds() % secondsOfWeek == 0 && budget.getNano() == 0;
        return budget.getSeconds() / secondsOfWeek - (evenly ? 1 : 0);
    }

    /** The first date from this one on that may differ from the week; no date in between does. */
    private LocalDate nextOther(LocalDate date) {
        LocalDate next =
                earlier(OpenDays.LAST.plusDays(1), first(days.exceptionalDays().tailMap(date)));
        if (days.week().isEmpty()) {
            return next;
        }
        next = earlier(next, first(days.holidays().tailMap(date)));
        next = earlier(next, nextYearly(date));
        ZoneOffsetTransition change = days.zone().getRules().nextTransition(startOf(date.minusDays(MARGIN)));
        return change == null ? next : earlier(next, firstTouched(change));
    }

    /** The last date up to this one that may differ from the week; no date in between does. */
    private LocalDate previousOther(LocalDate date) {
        LocalDate previous =
                later(OpenDays.FIRST.minusDays(1), last(days.exceptionalDays().headMap(date.plusDays(1))));
        if (days.week().isEmpty()) {
            return previous;
        }
        previous = later(previous, last(days.holidays().headMap(date.plusDays(1))));
        previous = later(previous, previousYearly(date));
        ZoneOffsetTransition change = days.zone().getRules().previousTransition(startOf(date.plusDays(2 * MARGIN)));
        return change == null ? previous : later(previous, lastTouched(change));
    }

    /** In a year without 29 February this takes the 28th for it, which costs a few steps and nothing else. */
    private @Nullable LocalDate nextYearly(LocalDate date) {
        SortedMap<MonthDay, String> yearly = days.yearlyHolidays();
        if (yearly.isEmpty()) {
            return null;
        }
        SortedMap<MonthDay, String> later = yearly.tailMap(MonthDay.from(date));
        return later.isEmpty()
                ? yearly.firstKey().atYear(date.getYear() + 1)
                : later.firstKey().atYear(date.getYear());
    }

    private @Nullable LocalDate previousYearly(LocalDate date) {
        SortedMap<MonthDay, String> yearly = days.yearlyHolidays();
        if (yearly.isEmpty() || yearly.containsKey(MonthDay.from(date))) {
            return yearly.isEmpty() ? null : date;
        }
        SortedMap<MonthDay, String> earlier = yearly.headMap(MonthDay.from(date));
        return earlier.isEmpty()
                ? yearly.lastKey().atYear(date.getYear() - 1)
                : earlier.lastKey().atYear(date.getYear());
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
