package dev.aftercare.crm.team;

/** Whether an agent takes tickets, whatever the shifts say. */
public enum Availability {
    /** As the shifts say. */
    AVAILABLE,
    /** Keeps what there is and takes nothing new. */
    BUSY,
    /** Away: what there is goes to others. */
    AWAY
}
