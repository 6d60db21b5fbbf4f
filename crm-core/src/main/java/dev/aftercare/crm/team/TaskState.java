package dev.aftercare.crm.team;

/** How far a task has come. */
public enum TaskState {
    /** It is to be done. */
    OPEN,
    /** It is done. */
    DONE,
    /** The department will not do it. */
    DECLINED
}
