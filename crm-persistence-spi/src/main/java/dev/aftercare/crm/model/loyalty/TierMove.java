package dev.aftercare.crm.model.loyalty;

/** Which way a customer's tier went. */
public enum TierMove {
    /** To a better level. */
    UP,
    /** To a lesser level. */
    DOWN
}
