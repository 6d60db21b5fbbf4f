package dev.aftercare.crm.loyalty.tier;

/** For which period counts what comes in after a period's end and before its grace is over. */
public enum WithinGrace {
    /** For the period that ended, too: grace is more time to earn the level again. */
    STILL_COUNTS,
    /** Only for the period that has begun: the level is kept for longer, and is earned again by what either period is worth. */
    COUNTS_FOR_NEXT
}
