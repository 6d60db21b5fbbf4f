package dev.aftercare.crm.jdbc;

import dev.aftercare.crm.persistence.StorageException;
import dev.aftercare.crm.persistence.StorageException.Reason;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    private static final String REMEDY =
            "build the storage with Migration.CREATE, or run the scripts of MigrationScript.of";

    private final ConnectionSource source;
    private final Dialect dialect;
    private final Tables tables;
    private final SchemaCheck check;

    Migrator(ConnectionSource source, Dialect dialect, Tables tables) {
        this.source = source;
        this.dialect = dialect;
        this.tables = tables;
        this.check = new SchemaCheck(dialect, tables);
    }

    void run(Migration migration) {
        switch (migration) {
            case CREATE -> create();
            case VALIDATE -> validate();
            case NONE -> {}
        }
    }

    private void validate() {
        Map<Integer, String> recorded = looking(check::recorded);
        check.requireKnown(recorded);
        List<MigrationScript> missing = check.missing(recorded);
        if (!missing.isEmpty()) {
            throw new StorageException(
                    Reason.UNSUPPORTED,
                    recorded.isEmpty()
                            ? "the tables are missing, there is no " + tables.table("*") + ": " + REMEDY
                            : "the tables are of version " + (missing.get(0).version() - 1) + " and this library needs "
                                    + Scripts.latest() + ": " + REMEDY);
        }
        requireWhole();
    }

    private void requireWhole() {
        looking(connection -> {
            check.requireWhole(connection);
            return true;
        });
    }

    private void create() {
        Map<Integer, String> recorded = looking(check::recorded);
        check.requireKnown(recorded);
        if (check.missing(recorded).isEmpty()) {
            requireWhole();
            return;
        }
        onConnection("creating the tables", this::migrate);
    }

    private boolean migrate(Connection connection) throws SQLException {
        connection.setAutoCommit(!dialect.hasTransactionalDdl());
        String lock = tables.table("schema_version");
        dialect.lockMigration(connection, lock);
        try {
            createSchema(connection);
            execute(connection, Scripts.versionTable(dialect, tables));
            for (MigrationScript script : check.missing(check.recorded(connection))) {
                run(script, connection);
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
        new TicketColumns(connection, dialect, tables).fill(script.version());
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

    private <T> T looking(Step<T> step) {
        return onConnection("looking at the tables", connection -> {
            connection.setAutoCommit(false);
            return step.on(connection);
        });
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
                int isolation = connection.getTransactionIsolation();
                if (!autoCommit) {
                    connection.rollback(); // Asking may have begun a transaction.
                }
                // With an older snapshot, what the node before has just recorded would not be seen.
                connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
                T result = step.on(connection);
                if (!connection.getAutoCommit()) {
                    connection.rollback(); // What was to stay is committed.
                }
                connection.setTransactionIsolation(isolation);
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
