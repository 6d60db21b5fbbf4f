package dev.aftercare.crm.jdbc;

import dev.aftercare.crm.persistence.StorageException;
import dev.aftercare.crm.persistence.StorageException.Reason;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the tables, or looks whether they are there.
 *
 * <p>PostgreSQL runs all scripts in one transaction; elsewhere an interrupted run leaves part of a script behind, and as every
 * statement asks whether its object exists, the next run completes it. Nodes that start together are kept apart by a lock.
 */
final class Migrator {

    private static final Logger LOG = LoggerFactory.getLogger(Migrator.class);

    private static final int ATTEMPTS = 5;

    /** SQLStates for a table or schema that is not there. */
    private static final Set<String> MISSING = Set.of("42P01", "42S02", "42S03", "42S04", "3F000", "90079");

    private static final int MARIADB_UNKNOWN_DATABASE = 1049;

    private final ConnectionSource source;
    private final Dialect dialect;
    private final Tables tables;

    Migrator(ConnectionSource source, Dialect dialect, Tables tables) {
        this.source = source;
        this.dialect = dialect;
        this.tables = tables;
    }

    void run(Migration migration) {
        switch (migration) {
            case CREATE -> create();
            case VALIDATE -> validate();
            case NONE -> {}
        }
    }

    private void validate() {
        Set<Integer> versions = onConnection("looking at the tables", this::versions);
        requireNoneNewer(versions);
        List<Integer> missing = missing(versions);
        if (!missing.isEmpty()) {
            throw new StorageException(
                    Reason.UNSUPPORTED,
                    versions.isEmpty()
                            ? "the tables are missing: " + remedy()
                            : "the tables are of version " + (missing.get(0) - 1) + " and this library needs "
                                    + Scripts.latest() + ": " + remedy());
        }
        for (String table : Tables.NAMES) {
            if (!onConnection("looking at the tables", connection -> exists(connection, table))) {
                throw new StorageException(
                        Reason.UNSUPPORTED, "the table " + tables.table(table) + " is missing: " + remedy());
            }
        }
    }

    /** What a later version of the library made of the tables, this one cannot know. */
    private static void requireNoneNewer(Set<Integer> versions) {
        int newest = versions.stream().mapToInt(Integer::intValue).max().orElse(0);
        if (newest > Scripts.latest()) {
            throw new StorageException(
                    Reason.UNSUPPORTED,
                    "the tables are of version " + newest + " and this library knows up to " + Scripts.latest()
                            + ": update the library, or build the storage with Migration.NONE if it may go on with them");
        }
    }

    private static String remedy() {
        return "build the storage with Migration.CREATE, or run the scripts of MigrationScript.of";
    }

    private static List<Integer> missing(Set<Integer> versions) {
        return IntStream.rangeClosed(1, Scripts.latest())
                .boxed()
                .filter(version -> !versions.contains(version))
                .toList();
    }

    private void create() {
        Set<Integer> versions = onConnection("looking at the tables", this::versions);
        requireNoneNewer(versions);
        if (missing(versions).isEmpty()) {
            return;
        }
        for (int attempt = 1; ; attempt++) {
            try {
                onConnection("creating the tables", this::migrate);
                return;
            } catch (StorageException failure) {
                // Without a lock of the database, another process that does the same at once makes statements fail.
                if (dialect.engine() != Engine.H2 || attempt == ATTEMPTS) {
                    throw failure;
                }
            }
        }
    }

    private boolean migrate(Connection connection) throws SQLException {
        connection.setAutoCommit(!dialect.hasTransactionalDdl());
        String lock = tables.table("schema_version");
        dialect.lockMigration(connection, lock);
        try {
            createSchema(connection);
            execute(connection, Scripts.versionTable(dialect, tables));
            Set<Integer> versions = readVersions(connection);
            for (MigrationScript script : Scripts.of(dialect, tables)) {
                if (!versions.contains(script.version())) {
                    run(script, connection);
                }
            }
            if (dialect.hasTransactionalDdl()) {
                connection.commit();
            }
            LOG.debug("The tables are of version {}", Scripts.latest());
        } finally {
            dialect.unlockMigration(connection, lock);
        }
        return true;
    }

    /** The last statement records that the script was run, so whatever belongs to it comes before. */
    private void run(MigrationScript script, Connection connection) throws SQLException {
        List<String> statements = Scripts.statements(script.sql());
        int last = statements.size() - 1;
        execute(connection, statements.subList(0, last));
        if (script.version() == TicketColumns.SINCE) {
            new TicketColumns(connection, dialect, tables).fill();
        }
        execute(connection, statements.subList(last, last + 1));
    }

    private void createSchema(Connection connection) throws SQLException {
        @Nullable String schema = tables.schema();
        if (schema == null) {
            return;
        }
        try (PreparedStatement query =
                connection.prepareStatement("SELECT 1 FROM information_schema.schemata WHERE LOWER(schema_name) = ?")) {
            query.setString(1, schema.toLowerCase(Locale.ROOT));
            try (ResultSet results = query.executeQuery()) {
                if (results.next()) {
                    return;
                }
            }
        }
        execute(connection, List.of("CREATE SCHEMA IF NOT EXISTS " + schema));
    }

    private void execute(Connection connection, List<String> commands) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String command : commands) {
                try {
                    statement.execute(command);
                } catch (SQLException failure) {
                    if (!dialect.isLeftover(failure)) {
                        throw failure;
                    }
                }
            }
        }
    }

    private Set<Integer> versions(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        return exists(connection, "schema_version") ? readVersions(connection) : Set.of();
    }

    /** Whether a table can be read; asking for one that is not there ends the transaction. */
    private boolean exists(Connection connection, String table) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement();
                ResultSet results = statement.executeQuery("SELECT 1 FROM " + tables.table(table) + " WHERE 1 = 0")) {
            return !results.next();
        } catch (SQLException failure) {
            if (MISSING.contains(failure.getSQLState()) || failure.getErrorCode() == MARIADB_UNKNOWN_DATABASE) {
                connection.rollback();
                return false;
            }
            throw failure;
        }
    }

    private Set<Integer> readVersions(Connection connection) throws SQLException {
        Set<Integer> versions = new HashSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet results = statement.executeQuery("SELECT version FROM " + tables.table("schema_version"))) {
            while (results.next()) {
                versions.add(results.getInt(1));
            }
        }
        return versions;
    }

    private interface Step<T> {
        T on(Connection connection) throws SQLException;
    }

    private <T> T onConnection(String doing, Step<T> step) {
        try {
            Connection connection = source.take();
            boolean usable = false;
            try {
                boolean autoCommit = connection.getAutoCommit();
                T result = step.on(connection);
                if (!connection.getAutoCommit()) {
                    connection.rollback(); // What was to stay is committed.
                }
                connection.setAutoCommit(autoCommit);
                usable = true;
                return result;
            } finally {
                if (!usable) {
                    abandon(connection);
                }
                source.giveBack(connection, usable);
            }
        } catch (SQLException failure) {
            throw Failures.of(doing, failure);
        }
    }

    /** A pool may use the connection again: whatever was begun on it is ended. */
    private static void abandon(Connection connection) throws SQLException {
        if (!connection.isClosed() && !connection.getAutoCommit()) {
            connection.rollback();
        }
    }
}
