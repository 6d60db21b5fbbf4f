package dev.aftercare.crm.sla;

/** What happens to a stopped clock when its ticket is reopened. */
public enum OnReopen {
    /** It stays stopped. */
    STAY,
    /** It runs on from what it had counted; the time during which it was stopped does not count. */
    CONTINUE,
    /** It begins anew with the whole target, in a new cycle; the result that it had does not count any more. */
    RESTART,
    /** A new cycle begins with the whole target; the one before keeps its result. */
    NEW_CYCLE
}
