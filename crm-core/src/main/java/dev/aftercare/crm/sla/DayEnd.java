package dev.aftercare.crm.sla;

/** When on the last day a budget of working days is used up. */
public enum DayEnd {
    /** At the time of day at which it began, whether the shop is open then or not. */
    SAME_TIME,
    /** At the time of day at which it began if the shop is open then, otherwise when it next opens. */
    NEXT_OPEN,
    /** When the shop closes for that day, also if that is after midnight. */
    END_OF_DAY
}
