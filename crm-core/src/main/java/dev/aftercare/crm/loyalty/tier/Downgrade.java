package dev.aftercare.crm.loyalty.tier;

/** What becomes of a level that was not earned again when its period ends. */
public enum Downgrade {
    /** It is kept for ever. */
    NEVER,
    /** One level down. */
    ONE_LEVEL,
    /** Down to the level that the period's measure is worth. */
    BY_MEASURE
}
