package dev.aftercare.crm.sla;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.sla.TermsRef;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A due time that an event set or moved.
 *
 * @param because the event
 * @param terms what the clock counts by from then on
 * @param target how long it may take from then on
 * @param dueBefore the due time before, null if there was none
 * @param dueAfter the due time from then on, null while it does not run
 * @param counted whether it was counted anew: its priority, policy or calendar changed, or it began again
 */
public record ClockMove(
        Occurrence because,
        TermsRef terms,
        Duration target,
        @Nullable Instant dueBefore,
        @Nullable Instant dueAfter,
        boolean counted) {

    /** Checks the parts. */
    public ClockMove {
        Input.present("move.because", because);
        Input.present("move.terms", terms);
        Input.present("move.target", target);
    }
}
