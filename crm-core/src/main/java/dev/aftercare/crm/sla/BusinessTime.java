package dev.aftercare.crm.sla;

import dev.aftercare.crm.model.Input;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Arithmetic in opening hours, forward in time. It walks from stretch to stretch, and steps over runs of plain weeks at once.
 *
 * <p>Which dates matter for an instant: a stretch that is open at it opens on the date before, on the date, or, where clocks were
 * turned back over midnight, on the date after. Hence the one or two days of margin below.
 */
final class BusinessTime {

    private final OpenDays days;
    private final long secondsOfWeek;

    BusinessTime(BusinessCalendar calendar) {
        this.days = OpenDays.of(calendar);
        this.secondsOfWeek = days.secondsOfWeek();
    }

    boolean isOpen(Instant instant) {
        LocalDate date = days.dateOf(instant).minusDays(1);
        for (int i = 0; i < 3; i++, date = date.plusDays(1)) {
            for (OpeningHours hours : days.hoursOn(date)) {
                if (!days.opening(date, hours).isAfter(instant)
                        && days.closing(date, hours).isAfter(instant)) {
                    return true;
                }
            }
        }
        return false;
    }

    Optional<Instant> nextOpen(Instant from) {
        return after(from, Duration.ZERO, AtClosing.ROLL);
    }

    /** When a budget is used up; empty if the hours do not last. Rolling stays at the last closing ever. */
    Optional<Instant> plus(Instant from, Duration budget, AtClosing atClosing) {
        Optional<Instant> end = after(from, budget, AtClosing.STAY);
        return atClosing == AtClosing.STAY
                ? end
                : end.map(stayed -> nextOpen(stayed).orElse(stayed));
    }

    Duration between(Instant from, Instant to) {
        Duration sum = Duration.ZERO;
        if (!from.isBefore(to)) {
            return sum;
        }
        LocalDate date = days.dateOf(from).minusDays(1);
        LocalDate whole = date.plusDays(3);
        LocalDate end = days.dateOf(to).plusDays(1);
        while (!date.isAfter(end)) {
            // Only weeks that lie between the two instants with all their stretches.
            long room = (end.toEpochDay() - 2 - date.toEpochDay()) / 7;
            if (room > 0 && !date.isBefore(whole)) {
                long weeks = Math.min(room, days.plainWeeksFrom(date));
                sum = sum.plusSeconds(weeks * secondsOfWeek);
                date = date.plusDays(weeks * 7);
            }
            for (OpeningHours hours : days.hoursOn(date)) {
                Instant opens = later(days.opening(date, hours), from);
                Instant closes = earlier(days.closing(date, hours), to);
                if (opens.isBefore(closes)) {
                    sum = sum.plus(Duration.between(opens, closes));
                }
            }
            date = date.plusDays(1);
        }
        return sum;
    }

    /** The first instant by which the budget is used up; for an empty budget the first that is open or, staying, a closing. */
    private Optional<Instant> after(Instant from, Duration budget, AtClosing atClosing) {
        Duration left = budget;
        LocalDate date = days.dateOf(from).minusDays(1);
        LocalDate whole = date.plusDays(3);
        while (!date.isAfter(OpenDays.LAST)) {
            if (left.toSeconds() >= secondsOfWeek && !date.isBefore(whole)) {
                long weeks = OpenDays.weeksWithin(left, secondsOfWeek, days.plainWeeksFrom(date));
                left = left.minusSeconds(weeks * secondsOfWeek);
                date = date.plusDays(weeks * 7);
            }
            for (OpeningHours hours : days.hoursOn(date)) {
                Instant opening = days.opening(date, hours);
                Instant closes = days.closing(date, hours);
                Instant opens = later(opening, from);
                boolean open = opens.isBefore(closes);
                if (open || (atClosing == AtClosing.STAY && opening.isBefore(closes) && closes.equals(from))) {
                    Duration length = Duration.between(opens, closes);
                    if (left.compareTo(length) <= 0) {
                        return storable(opens.plus(left));
                    }
                    left = left.minus(length);
                }
            }
            date = date.plusDays(1);
        }
        return Optional.empty();
    }

    private static Optional<Instant> storable(Instant instant) {
        return instant.isAfter(Input.LATEST) ? Optional.empty() : Optional.of(instant);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
