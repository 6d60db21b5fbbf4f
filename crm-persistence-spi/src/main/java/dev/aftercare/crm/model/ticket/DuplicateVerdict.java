package dev.aftercare.crm.model.ticket;

/** What a person said of two tickets that look alike. */
public enum DuplicateVerdict {
    /** They are about the same matter. */
    CONFIRMED,
    /** They are not; they are not suggested again. */
    DISMISSED
}
