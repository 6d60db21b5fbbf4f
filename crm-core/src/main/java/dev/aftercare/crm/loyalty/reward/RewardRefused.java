package dev.aftercare.crm.loyalty.reward;

import dev.aftercare.crm.command.Rejection;

/**
 * A reward cannot be had; neither stock nor points were taken.
 *
 * @param reason why
 * @param allowed what would be accepted
 */
public record RewardRefused(Reason reason, String allowed) implements Rejection {

    /** The reasons, in the order in which they are looked for. */
    public enum Reason {
        /** It is not offered yet. */
        NOT_YET_OFFERED,
        /** It is not offered any more. */
        NO_LONGER_OFFERED,
        /** The customer's level is too low. */
        TIER_TOO_LOW,
        /** The customer has as many as one can have. */
        CUSTOMER_LIMIT,
        /** None is left. */
        SOLD_OUT
    }

    @Override
    public String message() {
        return "the reward cannot be had: " + reason + "; allowed: " + allowed;
    }
}
