package dev.aftercare.crm.loyalty.tier;

/** How returned goods lower money spent and orders. An order counts as gone once all it came to was given back. */
public enum ReturnsCount {
    /** At the instant of the order, so that an old order's return does not lower a new period. */
    AT_ORDER,
    /** At the instant of the return. */
    AT_RETURN,
    /** Not at all. */
    IGNORED
}
