package dev.aftercare.crm.sla;

import dev.aftercare.crm.model.Input;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Arithmetic in opening hours: everything is told by the numbers of open seconds. */
final class BusinessTime {

    /** More than there can be from the year 1 to the year 9999. */
    private static final long TOO_MANY_SECONDS = 400_000_000_000L;

    private final OpenSeconds open;

    BusinessTime(BusinessCalendar calendar) {
        this(calendar.openSeconds());
    }

    BusinessTime(OpenSeconds open) {
        this.open = open;
    }

    boolean isOpen(Instant instant) {
        return open.before(instant).open();
    }

    /** The instant itself if it is open, otherwise the next opening. */
    Optional<Instant> nextOpen(Instant from) {
        OpenSeconds.Count count = open.before(from);
        return count.open() ? Optional.of(from) : opening(open.holding(count.seconds() + 1));
    }

    /** The instant itself if it is open, otherwise the last closing up to it. */
    Optional<Instant> previousOpen(Instant from) {
        OpenSeconds.Count count = open.before(from);
        return count.open() ? Optional.of(from) : closing(open.holding(count.seconds()));
    }

    /** When a budget is used up; empty if the hours do not last. Rolling stays at the last closing ever. */
    Optional<Instant> plus(Instant from, Duration budget, AtClosing atClosing) {
        Optional<Instant> end = budget.isZero() ? atOnce(from) : after(from, budget);
        return atClosing == AtClosing.STAY || end.isEmpty()
                ? end
                : nextOpen(end.get()).or(() -> end);
    }

    /** From when a budget is used up by an instant; empty if the hours do not last. */
    Optional<Instant> minus(Instant to, Duration budget) {
        if (budget.isZero()) {
            return previousOpen(to);
        }
        if (budget.getSeconds() > TOO_MANY_SECONDS) {
            return Optional.empty();
        }
        OpenSeconds.Count count = open.before(to);
        long whole = count.seconds() - budget.getSeconds();
        int nanos = count.nanos() - budget.getNano();
        return nanos < 0
                ? at(open.holding(whole), whole - 1, nanos + 1_000_000_000)
                : at(open.holding(whole + 1), whole, nanos);
    }

    Duration between(Instant from, Instant to) {
        if (!from.isBefore(to)) {
            return Duration.ZERO;
        }
        OpenSeconds.Count first = open.before(from);
        OpenSeconds.Count last = open.before(to);
        return Duration.ofSeconds(last.seconds() - first.seconds(), last.nanos() - first.nanos());
    }

    /** An empty budget ends where it begins if that is open or a closing, otherwise at the next opening. */
    private Optional<Instant> atOnce(Instant from) {
        OpenSeconds.Count count = open.before(from);
        if (count.open()) {
            return Optional.of(from);
        }
        Optional<Instant> closing = closing(open.holding(count.seconds()));
        return closing.filter(from::equals).isPresent() ? closing : opening(open.holding(count.seconds() + 1));
    }

    private Optional<Instant> after(Instant from, Duration budget) {
        if (budget.getSeconds() > TOO_MANY_SECONDS) {
            return Optional.empty();
        }
        OpenSeconds.Count count = open.before(from);
        long whole = count.seconds() + budget.getSeconds();
        int nanos = count.nanos() + budget.getNano();
        if (nanos >= 1_000_000_000) {
            whole++;
            nanos -= 1_000_000_000;
        }
        return at(open.holding(nanos > 0 ? whole + 1 : whole), whole, nanos);
    }

    /** The instant in a stretch with so much open time before it. */
    private static Optional<Instant> at(OpenSeconds.@Nullable Stretch stretch, long seconds, int nanos) {
        return stretch == null
                ? Optional.empty()
                : storable(Instant.ofEpochSecond(stretch.opens() + seconds - stretch.before(), nanos));
    }

    private static Optional<Instant> opening(OpenSeconds.@Nullable Stretch stretch) {
        return stretch == null ? Optional.empty() : storable(Instant.ofEpochSecond(stretch.opens()));
    }

    private static Optional<Instant> closing(OpenSeconds.@Nullable Stretch stretch) {
        return stretch == null ? Optional.empty() : storable(Instant.ofEpochSecond(stretch.closes()));
    }

    private static Optional<Instant> storable(Instant instant) {
        return instant.isAfter(Input.LATEST) || instant.isBefore(Input.EARLIEST)
                ? Optional.empty()
                : Optional.of(instant);
    }
}
