package dev.aftercare.crm.jdbc;

/** What a storage does about its tables when it is built. */
public enum Migration {
    /**
     * Creates what is missing and brings older tables up to date; of several nodes that start at once, one does it, except on an H2
     * server that several processes share: there one of them starts first. Fails if the tables are newer than this version of the
     * library knows, or if something that the scripts made is missing.
     */
    CREATE,
    /**
     * Changes nothing, and fails if tables, columns or indexes are missing, or older or newer than this version of the library needs.
     */
    VALIDATE,
    /** Neither looks nor changes: the shop takes care of the tables. */
    NONE
}
