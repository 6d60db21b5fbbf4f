package dev.aftercare.crm.examples.quickstart;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the records are kept.
 *
 * @param kind in what
 * @param database for {@link Kind#H2} the database's file, null for a temporary one; null for the other kinds
 * @param url for {@link Kind#POSTGRESQL} the JDBC URL, which may hold a password; null for the other kinds
 */
record StorageChoice(
        Kind kind, @Nullable Path database, @Nullable String url) {

    /** The kinds of storage. */
    enum Kind {
        /** An embedded H2 database in a file. */
        H2("H2, in a file"),
        /** An embedded H2 database in memory. */
        H2_MEM("H2, in memory"),
        /** The library's own storage in memory. */
        MEMORY("in memory, without a database"),
        /** A PostgreSQL server. */
        POSTGRESQL("PostgreSQL");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    static StorageChoice of(String storage, @Nullable Path database) {
        StorageChoice choice = choice(storage, database);
        if (database != null && choice.kind != Kind.H2) {
            throw new UsageException("--db is for --storage h2");
        }
        if (database != null && database.toString().contains(";")) {
            throw new UsageException("--db has a semicolon, which H2 takes for the end of the path");
        }
        return choice;
    }

    private static StorageChoice choice(String storage, @Nullable Path database) {
        if (storage.startsWith("jdbc:postgresql:")) {
            return new StorageChoice(Kind.POSTGRESQL, null, storage);
        }
        return switch (storage) {
            case "h2" -> new StorageChoice(Kind.H2, database, null);
            case "h2-mem" -> new StorageChoice(Kind.H2_MEM, null, null);
            case "memory" -> new StorageChoice(Kind.MEMORY, null, null);
            default ->
                throw new UsageException("--storage is unknown; allowed: h2, h2-mem, memory, jdbc:postgresql://...");
        };
    }

    /** Leaves the URL out: it may hold a password. */
    @Override
    public String toString() {
        return kind.words();
    }
}
