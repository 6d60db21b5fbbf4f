package dev.aftercare.crm.sla;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time in which a shop is open or closed for one reason.
 *
 * @param from the first instant, included
 * @param to the last, excluded; after {@code from}
 * @param reason why it is open or closed
 * @param name the name of the holiday, exceptional day or break, null if there is none
 */
public record Segment(
        Instant from,
        Instant to,
        SegmentReason reason,
        @Nullable String name) {

    /** Checks the parts. */
    public Segment {
        if (!Input.present("segment.from", from).isBefore(Input.present("segment.to", to))) {
            throw new InvalidInputException("segment.to", "is not after from", "an instant after from");
        }
        Input.present("segment.reason", reason);
    }

    /**
     * How long it lasts, open or not.
     *
     * @return the time between its ends
     */
    public Duration length() {
        return Duration.between(from, to);
    }

    boolean isLike(Segment other) {
        return reason == other.reason && Objects.equals(name, other.name);
    }

    Segment until(Instant end) {
        return new Segment(from, end, reason, name);
    }
}
