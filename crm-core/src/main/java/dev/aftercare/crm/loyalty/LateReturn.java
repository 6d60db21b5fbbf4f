package dev.aftercare.crm.loyalty;

/** What becomes of points that are given back to a lot whose time is over by then. */
public enum LateReturn {
    /** They expire with the same decision: whoever spends points late may lose them by a return. */
    STAY_EXPIRED,
    /** They become a new lot, which lives as if the points were earned now. */
    RENEW
}
