package dev.aftercare.crm.sla;

import dev.aftercare.crm.model.Input;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time during which a clock ran, or did not.
 *
 * @param from the first instant, included
 * @param to the last, excluded; null if it has not ended
 * @param state whether it ran
 * @param because the event that began it
 */
public record ClockSpan(Instant from, @Nullable Instant to, State state, Occurrence because) {

    /** What a clock does. */
    public enum State {
        /** It counts while the shop is open. */
        RUNNING,
        /** It waits. */
        PAUSED,
        /** What it waits for has happened. */
        STOPPED
    }

    /** Checks the parts. */
    public ClockSpan {
        from = Input.instant("span.from", from);
        to = Input.instantOrNull("span.to", to);
        Input.present("span.state", state);
        Input.present("span.because", because);
    }

    ClockSpan until(Instant end) {
        return new ClockSpan(from, end, state, because);
    }
}
