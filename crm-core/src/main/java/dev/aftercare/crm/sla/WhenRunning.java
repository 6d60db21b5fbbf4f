package dev.aftercare.crm.sla;

/** What happens to a clock that has not stopped when what starts it happens again. */
public enum WhenRunning {
    /** It goes on: the first time counts. */
    GO_ON,
    /** It begins anew with the whole target, in a new cycle: the last time counts, and what it had counted is forgotten. */
    RESTART
}
