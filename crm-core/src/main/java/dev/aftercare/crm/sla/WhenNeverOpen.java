package dev.aftercare.crm.sla;

/** What to do with a calendar that has no hours at all: neither on a day of the week nor on an exceptional day. */
public enum WhenNeverOpen {
    /** Such a calendar is a mistake and cannot be built. */
    REFUSE,
    /** Time itself counts, around the clock, whatever holidays and breaks there are. */
    WALL_CLOCK
}
