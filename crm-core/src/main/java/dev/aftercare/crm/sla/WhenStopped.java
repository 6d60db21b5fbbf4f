package dev.aftercare.crm.sla;

/** What happens to a clock that has stopped when what starts it happens again. */
public enum WhenStopped {
    /** It stays stopped: it measures something that happens once. */
    STAY,
    /** A new cycle begins; the one before keeps its result. */
    NEW_CYCLE
}
