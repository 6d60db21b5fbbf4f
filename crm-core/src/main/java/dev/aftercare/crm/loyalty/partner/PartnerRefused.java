package dev.aftercare.crm.loyalty.partner;

import dev.aftercare.crm.command.Rejection;

/**
 * A partner's benefit cannot be had; neither a code nor points were taken.
 *
 * @param reason why
 * @param allowed what would be accepted
 */
public record PartnerRefused(Reason reason, String allowed) implements Rejection {

    /** The reasons, in the order in which they are looked for. */
    public enum Reason {
        /** It was withdrawn. */
        WITHDRAWN,
        /** It is not offered yet. */
        NOT_YET_OFFERED,
        /** It is not offered any more. */
        NO_LONGER_OFFERED,
        /** The customer's level is too low. */
        TIER_TOO_LOW,
        /** The customer has as many as one can have. */
        CUSTOMER_LIMIT,
        /** No code is left. */
        NO_CODE_LEFT
    }

    @Override
    public String message() {
        return "the partner's benefit cannot be had: " + reason + "; allowed: " + allowed;
    }
}
