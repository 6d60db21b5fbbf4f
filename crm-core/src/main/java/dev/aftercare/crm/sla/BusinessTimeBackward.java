package dev.aftercare.crm.sla;

import dev.aftercare.crm.model.Input;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The mirror image of {@link BusinessTime}: arithmetic in opening hours, backward in time. */
final class BusinessTimeBackward {

    private final OpenDays days;
    private final long secondsOfWeek;

    BusinessTimeBackward(BusinessCalendar calendar) {
        this.days = OpenDays.of(calendar);
        this.secondsOfWeek = days.secondsOfWeek();
    }

    /**
     * The last instant from which the budget is used up by an instant; for an empty budget the last that is open or a closing, an
     * opening included.
     */
    Optional<Instant> minus(Instant to, Duration budget) {
        Duration left = budget;
        LocalDate date = days.dateOf(to).plusDays(1);
        LocalDate whole = date.minusDays(3);
        while (!date.isBefore(OpenDays.FIRST)) {
            if (left.toSeconds() >= secondsOfWeek && !date.isAfter(whole)) {
                long weeks = OpenDays.weeksWithin(left, secondsOfWeek, days.plainWeeksUpTo(date));
                left = left.minusSeconds(weeks * secondsOfWeek);
                date = date.minusDays(weeks * 7);
            }
            List<OpeningHours> hours = days.hoursOn(date);
            for (int i = hours.size() - 1; i >= 0; i--) {
                Instant opens = days.opening(date, hours.get(i));
                Instant closing = days.closing(date, hours.get(i));
                Instant closes = closing.isBefore(to) ? closing : to;
                if (opens.isBefore(closing) && !opens.isAfter(closes)) {
                    Duration length = Duration.between(opens, closes);
                    if (left.compareTo(length) <= 0) {
                        return storable(closes.minus(left));
                    }
                    left = left.minus(length);
                }
            }
            date = date.minusDays(1);
        }
        return Optional.empty();
    }

    private static Optional<Instant> storable(Instant instant) {
        return instant.isBefore(Input.EARLIEST) ? Optional.empty() : Optional.of(instant);
    }
}
