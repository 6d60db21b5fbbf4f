package dev.aftercare.crm.model;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A time over which something is added up.
 *
 * @param from its first instant, in whole microseconds
 * @param before the first instant after it, in whole microseconds; at the latest the first one of the year 10000. Not before
 *     {@code from}; if equal, nothing lies in the span
 */
public record TimeSpan(Instant from, Instant before) {

    /** The most spans of one question. */
    public static final int MAX_AT_ONCE = 12;

    private static final Instant END = Input.LATEST.plus(1, ChronoUnit.MICROS);

    /** All instants that can be stored. */
    public static final TimeSpan ALWAYS = new TimeSpan(Input.EARLIEST, END);

    /** Checks the parts. */
    public TimeSpan {
        from = Input.instant("span.from", from);
        before = END.equals(before) ? END : Input.instant("span.before", before);
        if (before.isBefore(from)) {
            throw new InvalidInputException(
                    "span.before", "is before its beginning", "an instant not before span.from");
        }
    }

    /**
     * Whether an instant lies in the span.
     *
     * @param at the instant
     * @return true from {@code from} on, and before {@code before}
     */
    public boolean contains(Instant at) {
        return !at.isBefore(from) && at.isBefore(before);
    }

    /**
     * Checks the spans of one question, for adapters.
     *
     * @param spans the spans, possibly null
     * @return the spans
     * @throws InvalidInputException if there are more than {@value #MAX_AT_ONCE}
     */
    public static List<TimeSpan> few(@Nullable List<TimeSpan> spans) {
        return Input.atMost("spans", spans, MAX_AT_ONCE);
    }
}
