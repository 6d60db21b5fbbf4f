package dev.aftercare.crm.loyalty.tier;

/**
 * How returned goods lower what qualifies: money spent, orders, and points earned. An order counts as gone once all it came to was given
 * back; of points earned what was taken back counts, of each earning at the instant at which it came.
 */
public enum ReturnsCount {
    /** At the instant of the order, so that an old order's return does not lower a new period. */
    AT_ORDER,
    /** At the instant of the return. */
    AT_RETURN,
    /** Not at all. */
    IGNORED
}
