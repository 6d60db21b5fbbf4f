package dev.aftercare.crm.model.ticket;

/** How a planned action stands. */
public enum ActionStatus {
    /** Still to be done. */
    OPEN,
    /** Done. */
    DONE,
    /** Given up as needless. */
    VOID
}
