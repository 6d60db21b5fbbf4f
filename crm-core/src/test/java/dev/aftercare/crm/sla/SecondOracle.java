package dev.aftercare.crm.sla;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * Business time second by second. It looks at a wall clock that never goes back, the latest time shown so far, and asks each stretch of
 * hours whether it has opened and not yet closed. For calendars in whole minutes and instants in whole seconds.
 */
final class SecondOracle {

    private final long first;
    private final BitSet open;
    private final int length;

    private record Stretch(long opens, long closes) {
        boolean holds(long shown) {
            return opens <= shown && shown < closes;
        }
    }

    /** Covers the dates from one to another; questions must stay within. */
    SecondOracle(BusinessCalendar calendar, LocalDate from, LocalDate to) {
        ZoneRules rules = calendar.zone().getRules();
        first = from.toEpochDay() * 86_400;
        length = (int) (to.plusDays(1).toEpochDay() * 86_400 - first);
        open = new BitSet(length);
        List<Stretch> hours = new ArrayList<>();
        List<Stretch> breaks = new ArrayList<>();
        for (LocalDate date = from.minusDays(2); !date.isAfter(to.plusDays(2)); date = date.plusDays(1)) {
            for (OpeningHours each : MinuteOracle.hours(calendar, date)) {
                hours.add(stretch(date, each));
            }
            for (ScheduledBreak pause : calendar.definition().breaks().getOrDefault(date, List.of())) {
                breaks.add(stretch(date, pause.hours()));
            }
        }
        Deque<Stretch> comingHours = inOrder(hours);
        Deque<Stretch> comingBreaks = inOrder(breaks);
        long shown = Long.MIN_VALUE;
        for (int i = 0; i < length; i++) {
            Instant instant = Instant.ofEpochSecond(first + i);
            shown = Math.max(shown, first + i + rules.getOffset(instant).getTotalSeconds());
            if (holds(comingHours, shown) && !holds(comingBreaks, shown)) {
                open.set(i);
            }
        }
    }

    private static Deque<Stretch> inOrder(List<Stretch> stretches) {
        stretches.sort(Comparator.comparing(Stretch::opens));
        return new ArrayDeque<>(stretches);
    }

    /** What has closed never opens again, for the clock never goes back. */
    private static boolean holds(Deque<Stretch> stretches, long shown) {
        while (!stretches.isEmpty() && stretches.getFirst().closes() <= shown) {
            stretches.removeFirst();
        }
        for (Stretch stretch : stretches) {
            if (stretch.holds(shown)) {
                return true;
            }
            if (stretch.opens() > shown) {
                return false;
            }
        }
        return false;
    }

    private static Stretch stretch(LocalDate date, OpeningHours hours) {
        long midnight = date.toEpochSecond(LocalTime.MIDNIGHT, ZoneOffset.UTC);
        return new Stretch(midnight + hours.opens() * 60L, midnight + hours.closes() * 60L);
    }

    boolean isOpen(long second) {
        return open.get(Math.toIntExact(second - first));
    }

    /** How many open seconds lie from one to another. */
    long between(long from, long to) {
        long sum = 0;
        for (long second = from; second < to; second++) {
            sum += isOpen(second) ? 1 : 0;
        }
        return sum;
    }

    /** The first second with so many open ones since another; -1 if it lies outside. */
    long after(long from, long budget) {
        long left = budget;
        for (long second = from; second < first + length; second++) {
            if (left == 0) {
                return second;
            }
            left -= isOpen(second) ? 1 : 0;
        }
        return -1;
    }

    /** The second itself, or the first open one after it; -1 if it lies outside. */
    long nextOpen(long from) {
        for (long second = from; second < first + length; second++) {
            if (isOpen(second)) {
                return second;
            }
        }
        return -1;
    }
}
