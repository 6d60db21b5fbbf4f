package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.command.Rejection;
import java.util.Locale;

/**
 * A hold was resolved before, or its time is over.
 *
 * @param how how it ended
 */
public record HoldResolved(How how) implements Rejection {

    /** How a hold ends. */
    public enum How {
        /** Its points were spent, wholly or in part. */
        CAPTURED,
        /** Its points were given back. */
        RELEASED,
        /** Its time is over. */
        RUN_OUT
    }

    @Override
    public String message() {
        return "the hold was " + how.name().toLowerCase(Locale.ROOT).replace('_', ' ')
                + " before; allowed: a hold that is open";
    }
}
