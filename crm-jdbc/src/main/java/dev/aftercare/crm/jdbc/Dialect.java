package dev.aftercare.crm.jdbc;

import dev.aftercare.crm.persistence.StorageException;
import dev.aftercare.crm.persistence.StorageException.Reason;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What differs between the engines, and nothing else. */
abstract class Dialect {

    private final Engine engine;
    private final boolean skipsLocked;

    Dialect(Engine engine, boolean skipsLocked) {
        this.engine = engine;
        this.skipsLocked = skipsLocked;
    }

    /** The dialect of the engine behind a connection. What is tried out on the way can leave its transaction to be rolled back only. */
    static Dialect of(Connection connection, boolean optimisticClaims) throws SQLException {
        DatabaseMetaData database = connection.getMetaData();
        String product = database.getDatabaseProductName();
        int version = database.getDatabaseMajorVersion() * 1000 + database.getDatabaseMinorVersion();
        return switch (product.toLowerCase(Locale.ROOT)) {
            case "h2" -> of(Engine.H2, !optimisticClaims && version >= 2_002);
            case "postgresql" ->
                new PostgresDialect(!optimisticClaims && version >= 9_005, PostgresDialect.takesSeveral(connection));
            case "mariadb" -> of(Engine.MARIADB, !optimisticClaims && version >= 10_006);
            case "mysql" -> of(Engine.MYSQL, !optimisticClaims && version >= 8_000);
            default ->
                throw new StorageException(
                        Reason.UNSUPPORTED,
                        "the engine " + product + " is not one of H2, PostgreSQL, MariaDB and MySQL: let the data"
                                + " source lead to one of these, or implement CrmStorage on it");
        };
    }

    static Dialect of(Engine engine, boolean skipsLocked) {
        return switch (engine) {
            case H2 -> new H2Dialect(skipsLocked);
            case POSTGRESQL -> new PostgresDialect(skipsLocked, false);
            case MARIADB, MYSQL -> new MariaDbDialect(engine, skipsLocked);
        };
    }

    final Engine engine() {
        return engine;
    }

    /** Whether rows that another transaction holds can be passed over. Without it, claims are optimistic: some come to nothing. */
    final boolean skipsLocked() {
        return skipsLocked;
    }

    /** Whether one text can hold several statements with parameters, which then cost one round trip together. */
    boolean takesSeveral() {
        return false;
    }

    /** Whether such a text can end with the commit, too. */
    boolean takesCommit() {
        return false;
    }

    /**
     * The same for transactions that are the library's own to commit.
     *
     * @param connection to try it out on; what is open there is committed or rolled back
     */
    Dialect ofOwnTransactions(Connection connection) throws SQLException {
        return this;
    }

    /** What to put at the end of a SELECT so that it locks what it returns and passes over what is locked. */
    final String lockUnlessLocked() {
        return skipsLocked ? " FOR UPDATE SKIP LOCKED" : "";
    }

    /** The SELECT that picks due entries, the earliest first; it locks what it returns if locked rows can be skipped. */
    abstract String pickDue();

    /** The rows of some customers, at least one, in a table with an index by customer that finds them. */
    RowsOf rowsOf(String table, List<UUID> customers) {
        return RowsOf.listed(table, customers);
    }

    /** The documents of some ids, at least one, found by their key. */
    RowsOf documents(String kind, List<String> ids) {
        return RowsOf.listedDocuments(kind, ids);
    }

    /** The statement that stores a due entry or moves the one of the same key. */
    abstract String scheduleDue();

    /**
     * Makes an INSERT pass over rows whose key exists. Empty where the engine undoes a failed statement by itself and lets the
     * transaction go on, so that the error can be taken as the answer.
     */
    abstract String unlessExists();

    /** Whether an INSERT of several rows, one of which exists, inserts none of them. */
    final boolean insertsAllOrNone() {
        return unlessExists().isEmpty();
    }

    abstract void setUuid(PreparedStatement statement, int index, @Nullable UUID value) throws SQLException;

    abstract @Nullable UUID getUuid(ResultSet results, int index) throws SQLException;

    /** What stands in the migration scripts for types and clauses. */
    abstract Map<String, String> words();

    /** The folder of the scripts that replace common ones. */
    abstract String scriptFolder();

    /** Keeps other nodes from migrating the same tables until {@link #unlockMigration}; waits for one that is at it. */
    abstract void lockMigration(Connection connection, String name) throws SQLException;

    abstract void unlockMigration(Connection connection, String name) throws SQLException;

    /** Whether creating tables is part of the transaction around it. */
    abstract boolean hasTransactionalDdl();

    /** Whether an error of a migration says only that an interrupted run had got that far already. */
    boolean isLeftover(SQLException failure) {
        return false;
    }
}
