package dev.aftercare.crm.sla;

/** What figures can be told apart by. */
public enum FigureBy {
    /**
     * Who did what the clock waited for: whoever really answered, not the one to whom the ticket was assigned then. For a clock that is not
     * stopped, the one to whom the ticket was assigned last while it ran.
     */
    AGENT,
    /**
     * The team of the agent whom {@link #AGENT} names, as the agent works now: whoever really answered, not the department that was to help.
     * Of an agent of several departments the one that was to help, if it is among them, otherwise all of them as one group, such as
     * {@code claims + logistics}. None if no agent known to the shop is named.
     */
    TEAM,
    /** The department that was to help, whoever did. */
    DEPARTMENT,
    /** The ticket's category, as it is now. */
    CATEGORY,
    /** By which way the matter reached the shop. */
    CHANNEL,
    /** The customer's class when the matter was received. */
    CUSTOMER_CLASS,
    /** The customer's tier when the matter was received. */
    TIER,
    /** The ticket's priority, as it is now. */
    PRIORITY,
    /** The date on which the clock started. */
    DAY,
    /** The ISO week in which the clock started, such as {@code 2026-W10}. */
    WEEK,
    /** The month in which the clock started, such as {@code 2026-03}. */
    MONTH
}
