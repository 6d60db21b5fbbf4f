package dev.aftercare.crm.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** PostgreSQL 9.5 and later. An error aborts its transaction, so nothing that is expected may be one. */
final class PostgresDialect extends Dialect {

    private final boolean takesSeveral;
    private final boolean takesCommit;

    PostgresDialect(boolean skipsLocked, boolean takesSeveral) {
        this(skipsLocked, takesSeveral, false);
    }

    private PostgresDialect(boolean skipsLocked, boolean takesSeveral, boolean takesCommit) {
        super(Engine.POSTGRESQL, skipsLocked);
        this.takesSeveral = takesSeveral;
        this.takesCommit = takesCommit;
    }

    /** Tried out: the engine's own driver sends them together, but what speaks its language or stands between need not. */
    static boolean takesSeveral(Connection connection) {
        try (PreparedStatement two =
                connection.prepareStatement("SELECT CAST(? AS BIGINT); SELECT CAST(? AS BIGINT)")) {
            two.setLong(1, 1);
            two.setLong(2, 2);
            return two.execute() && gives(two, 1) && two.getMoreResults() && gives(two, 2) && !two.getMoreResults();
        } catch (SQLException refused) {
            return false;
        }
    }

    @Override
    Dialect ofOwnTransactions(Connection connection) throws SQLException {
        if (!takesSeveral) {
            return this;
        }
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try {
            return new PostgresDialect(skipsLocked(), true, takesCommit(connection));
        } finally {
            connection.setAutoCommit(autoCommit);
        }
    }

    private static boolean takesCommit(Connection connection) throws SQLException {
        try (PreparedStatement last = connection.prepareStatement("SELECT CAST(? AS BIGINT); COMMIT")) {
            last.setLong(1, 1);
            boolean isTaken = last.execute() && gives(last, 1) && !last.getMoreResults();
            connection.commit();
            return isTaken;
        } catch (SQLException refused) {
            connection.rollback();
            return false;
        }
    }

    private static boolean gives(PreparedStatement statement, long number) throws SQLException {
        try (ResultSet results = statement.getResultSet()) {
            return results.next() && results.getLong(1) == number;
        }
    }

    @Override
    boolean takesSeveral() {
        return takesSeveral;
    }

    @Override
    boolean takesCommit() {
        return takesCommit;
    }

    @Override
    String pickDue() {
        return "SELECT kind, aggregate_kind, aggregate_id, part, due_at FROM {due}"
                + " WHERE tenant_id = ? AND due_at <= ? AND (lease_end IS NULL OR lease_end <= ?)"
                + " ORDER BY tenant_id, due_at, kind, aggregate_kind, aggregate_id, part LIMIT ?"
                + lockUnlessLocked();
    }

    @Override
    String scheduleDue() {
        return "INSERT INTO {due} (tenant_id, kind, aggregate_kind, aggregate_id, part, due_at)"
                + " VALUES (?, ?, ?, ?, ?, ?)"
                + " ON CONFLICT (tenant_id, kind, aggregate_kind, aggregate_id, part)"
                + " DO UPDATE SET due_at = EXCLUDED.due_at, token = NULL, lease_end = NULL";
    }

    @Override
    String unlessExists() {
        return " ON CONFLICT DO NOTHING";
    }

    @Override
    void setUuid(PreparedStatement statement, int index, @Nullable UUID value) throws SQLException {
        statement.setObject(index, value, Types.OTHER);
    }

    @Override
    @Nullable
    UUID getUuid(ResultSet results, int index) throws SQLException {
        return results.getObject(index, UUID.class);
    }

    @Override
    Map<String, String> words() {
        return Map.of(
                "uuid", "UUID",
                "payload", "TEXT",
                "code", " COLLATE \"C\"",
                "text", " COLLATE \"C\"",
                "options", "",
                "if_absent", "IF NOT EXISTS");
    }

    @Override
    String scriptFolder() {
        return "postgresql";
    }

    @Override
    void lockMigration(Connection connection, String name) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("SELECT pg_advisory_xact_lock(?)")) {
            lock.setLong(1, name.hashCode());
            lock.execute();
        }
    }

    /** The lock goes with its transaction. */
    @Override
    void unlockMigration(Connection connection, String name) {}

    @Override
    boolean hasTransactionalDdl() {
        return true;
    }
}
