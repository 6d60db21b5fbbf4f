package dev.aftercare.crm.loyalty.tier;

/** What qualifies for a level. */
public enum Measure {
    /** Points earned, less what was taken back of them; what was spent or has expired since makes no difference. */
    POINTS_EARNED,
    /** Money spent on orders. */
    SPEND,
    /** The number of orders. */
    ORDERS
}
