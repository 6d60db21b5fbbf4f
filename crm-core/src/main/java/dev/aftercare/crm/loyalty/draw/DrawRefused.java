package dev.aftercare.crm.loyalty.draw;

import dev.aftercare.crm.command.Rejection;

/**
 * A draw cannot be entered; no points were taken.
 *
 * @param reason why
 * @param allowed what would be accepted
 */
public record DrawRefused(Reason reason, String allowed) implements Rejection {

    /** The reasons, in the order in which they are looked for. */
    public enum Reason {
        /** The draw was cancelled. */
        CANCELLED,
        /** Its time has not come. */
        NOT_YET_OPEN,
        /** Its time is over, or it was held. */
        NO_LONGER_OPEN,
        /** The customer's level is too low. */
        TIER_TOO_LOW,
        /** The customer has entered as often as one can. */
        CUSTOMER_LIMIT
    }

    @Override
    public String message() {
        return "the draw cannot be entered: " + reason + "; allowed: " + allowed;
    }
}
