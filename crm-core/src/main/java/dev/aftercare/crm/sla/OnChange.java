package dev.aftercare.crm.sla;

/**
 * What happens to a clock that has not stopped when its ticket's priority, policy or calendar changes. If several change at once, the
 * last in this order that any of them asks for happens. A breach stays one, whatever changes.
 */
public enum OnChange {
    /** It goes on as it was promised: with its target, by its calendar. */
    KEEP,
    /**
     * What it has counted stays counted, and it has the new target, counted by the new calendar from now on. As long as the calendar is
     * the same, it is due when it would have been due, had it had the target from the start.
     */
    CARRY_ON,
    /** It begins anew: the whole new target from now on. */
    FROM_NOW,
    /**
     * It is counted again from the start of the ticket, as if what holds now had always held: by the new policy's events, its targets
     * and its calendar. A metric that the new policy adds has a clock from when it would have started.
     */
    FROM_START
}
