package dev.aftercare.crm.sla;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.BitSet;
import java.util.Optional;

/**
 * Business time in the slowest way: it looks at the wall clock in every single minute of a period, knows nothing of gaps and
 * overlaps, and counts. For calendars and zones in whole minutes; instants may lie anywhere.
 */
final class MinuteOracle {

    private final long firstMinute;
    private final LocalDateTime[] wallClock;
    private final BitSet open;

    /** Covers the calendar's dates from one to another; questions must stay well within. */
    MinuteOracle(BusinessCalendar calendar, LocalDate from, LocalDate to) {
        ZoneId zone = calendar.zone();
        this.firstMinute = from.minusDays(3).toEpochDay() * 24 * 60;
        int minutes = (int) ((to.plusDays(4).toEpochDay() * 24 * 60) - firstMinute);
        this.wallClock = new LocalDateTime[minutes];
        for (int i = 0; i < minutes; i++) {
            wallClock[i] = LocalDateTime.ofInstant(instant(i), zone);
        }
        this.open = new BitSet(minutes);
        int cursor = 0;
        for (LocalDate date = from.minusDays(1); !date.isAfter(to.plusDays(1)); date = date.plusDays(1)) {
            for (OpeningHours hours : hours(calendar, date)) {
                int opens = firstShowing(date.atStartOfDay().plusMinutes(hours.opens()), cursor);
                int closes = firstShowing(date.atStartOfDay().plusMinutes(hours.closes()), opens);
                open.set(opens, closes);
                cursor = opens;
            }
        }
        take(calendar, from.minusDays(1), to.plusDays(1));
    }

    /** Each second of the break's wall clock is closed, whoever was open then. */
    private void take(BusinessCalendar calendar, LocalDate from, LocalDate to) {
        calendar.definition().breaks().forEach((date, breaks) -> {
            if (!date.isBefore(from) && !date.isAfter(to)) {
                for (ScheduledBreak pause : breaks) {
                    OpeningHours hours = pause.hours();
                    int opens = firstShowing(date.atStartOfDay().plusMinutes(hours.opens()), 0);
                    open.clear(opens, firstShowing(date.atStartOfDay().plusMinutes(hours.closes()), opens));
                }
            }
        });
    }

    boolean isOpen(Instant instant) {
        return open.get(index(instant));
    }

    Duration between(Instant from, Instant to) {
        Duration sum = Duration.ZERO;
        for (int i = index(from); i <= index(to); i++) {
            Instant start = instant(i).isBefore(from) ? from : instant(i);
            Instant end = instant(i + 1).isAfter(to) ? to : instant(i + 1);
            if (open.get(i) && start.isBefore(end)) {
                sum = sum.plus(Duration.between(start, end));
            }
        }
        return sum;
    }

    /** The first instant with so much open time behind it; nothing if it lies outside the period. */
    Optional<Instant> plus(Instant from, Duration budget, AtClosing atClosing) {
        if (budget.isZero()) {
            boolean closing = atClosing == AtClosing.STAY
                    && !isOpen(from)
                    && instant(index(from)).equals(from)
                    && open.get(index(from) - 1);
            return closing ? Optional.of(from) : nextOpen(from);
        }
        Duration left = budget;
        for (int i = index(from); i < wallClock.length; i++) {
            if (open.get(i)) {
                Instant start = instant(i).isBefore(from) ? from : instant(i);
                Duration length = Duration.between(start, instant(i + 1));
                if (left.compareTo(length) <= 0) {
                    Instant end = start.plus(left);
                    return atClosing == AtClosing.STAY ? Optional.of(end) : nextOpen(end);
                }
                left = left.minus(length);
            }
        }
        return Optional.empty();
    }

    Optional<Instant> minus(Instant to, Duration budget) {
        if (budget.isZero() && isOpen(to)) {
            return Optional.of(to);
        }
        Duration left = budget;
        for (int i = index(to); i >= 0; i--) {
            Instant end = instant(i + 1).isAfter(to) ? to : instant(i + 1);
            Duration length = Duration.between(instant(i), end);
            if (open.get(i) && !length.isZero()) {
                if (left.compareTo(length) <= 0) {
                    return Optional.of(end.minus(left));
                }
                left = left.minus(length);
            }
        }
        return Optional.empty();
    }

    Optional<Instant> nextOpen(Instant from) {
        if (isOpen(from)) {
            return Optional.of(from);
        }
        int next = open.nextSetBit(index(from));
        return next < 0 ? Optional.empty() : Optional.of(instant(next));
    }

    static Iterable<OpeningHours> hours(BusinessCalendar calendar, LocalDate date) {
        if (calendar.definition().exceptionalDays().containsKey(date)) {
            return calendar.definition().exceptionalDays().get(date).hours();
        }
        boolean yearly = calendar.definition().yearlyHolidays().keySet().stream()
                .anyMatch(day -> day.getMonth() == date.getMonth() && day.getDayOfMonth() == date.getDayOfMonth());
        boolean movable = calendar.definition().movableHolidays().stream().anyMatch(holiday -> isOn(holiday, date));
        return yearly || movable || calendar.definition().holidays().containsKey(date)
                ? java.util.List.of()
                : calendar.definition().week().getOrDefault(date.getDayOfWeek(), java.util.List.of());
    }

    /** By counting the days of that name from the month's beginning or from its end. */
    private static boolean isOn(MovableHoliday holiday, LocalDate date) {
        int fromStart = (date.getDayOfMonth() - 1) / 7 + 1;
        int fromEnd = -((date.lengthOfMonth() - date.getDayOfMonth()) / 7 + 1);
        return date.getMonth() == holiday.month()
                && date.getDayOfWeek() == holiday.day()
                && (holiday.place() == fromStart || holiday.place() == fromEnd);
    }

    private int firstShowing(LocalDateTime time, int from) {
        int i = from;
        while (wallClock[i].isBefore(time)) {
            i++;
        }
        return i;
    }

    private Instant instant(int index) {
        return Instant.ofEpochSecond((firstMinute + index) * 60);
    }

    private int index(Instant instant) {
        return (int) (Math.floorDiv(instant.getEpochSecond(), 60) - firstMinute);
    }
}
