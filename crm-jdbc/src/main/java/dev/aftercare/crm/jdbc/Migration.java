package dev.aftercare.crm.jdbc;

/** What a storage does about its tables when it is built. */
public enum Migration {
    /**
     * Creates what is missing and brings older tables up to date; of several nodes that start at once, one does it. Fails if the
     * tables are newer than this version of the library knows.
     */
    CREATE,
    /** Changes nothing, and fails if tables are missing, or older or newer than this version of the library needs. */
    VALIDATE,
    /** Neither looks nor changes: the shop takes care of the tables. */
    NONE
}
