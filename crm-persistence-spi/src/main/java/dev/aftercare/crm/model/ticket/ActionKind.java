package dev.aftercare.crm.model.ticket;

/** What a planned action is for. */
public enum ActionKind {
    /** Puts right what went wrong. */
    CORRECTIVE,
    /** Keeps it from happening again. */
    PREVENTIVE
}
