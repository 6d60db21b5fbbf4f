package dev.aftercare.crm.model.loyalty;

/** Why coupons that an order held are free again. */
public enum CouponRelease {
    /** The checkout did not come to its end in time. */
    TIMED_OUT,
    /** The checkout was given up. */
    CANCELLED,
    /** The order was confirmed and then taken back. */
    GIVEN_BACK
}
