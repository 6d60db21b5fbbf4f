package dev.aftercare.crm.loyalty.guard;

import dev.aftercare.crm.model.Input;

/**
 * Why an earning waits for review.
 *
 * @param sign what was seen
 * @param detail the limit's id, and how much it is over; or empty
 */
public record ReviewReason(Sign sign, String detail) {

    /** What was seen. */
    public enum Sign {
        /** More than a limit allows. */
        OVER_LIMIT,
        /** The one who refers and the one who was referred are the same customer, or were merged. */
        SAME_CUSTOMER,
        /** They have a contact point in common. */
        SHARED_CONTACT,
        /** They have an address in common. */
        SHARED_ADDRESS
    }

    /** Checks the parts. */
    public ReviewReason {
        Input.present("reason.sign", sign);
        Input.present("reason.detail", detail);
    }

    static ReviewReason of(Sign sign) {
        return new ReviewReason(sign, "");
    }
}
