package dev.aftercare.crm.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** H2 2.x. */
final class H2Dialect extends Dialect {

    /** One for the whole process, also where several class loaders each have this class. */
    private static final Lock ONE_MIGRATION_AT_A_TIME = (Lock) System.getProperties()
            .computeIfAbsent(H2Dialect.class.getName() + ".migration", name -> new ReentrantLock());

    H2Dialect(boolean skipsLocked) {
        super(Engine.H2, skipsLocked);
    }

    /**
     * With ORDER BY, H2 locks every row that is due before it cuts the list. Without, it walks the index named in its order and
     * stops at the limit.
     */
    @Override
    String pickDue() {
        String order = skipsLocked() ? "" : " ORDER BY tenant_id, due_at, kind, aggregate_kind, aggregate_id, part";
        return "SELECT kind, aggregate_kind, aggregate_id, part, due_at FROM {due} USE INDEX ({index due_scan})"
                + " WHERE tenant_id = ? AND due_at <= ? AND (lease_end IS NULL OR lease_end <= ?)"
                + order
                + " LIMIT ?"
                + lockUnlessLocked();
    }

    @Override
    RowsOf rowsOf(String table, List<UUID> customers) {
        return RowsOf.joined(table, customers);
    }

    @Override
    RowsOf documents(String kind, List<String> ids) {
        return RowsOf.joinedDocuments(kind, ids);
    }

    @Override
    String scheduleDue() {
        return "MERGE INTO {due} (tenant_id, kind, aggregate_kind, aggregate_id, part, due_at, token, lease_end)"
                + " KEY (tenant_id, kind, aggregate_kind, aggregate_id, part) VALUES (?, ?, ?, ?, ?, ?, NULL, NULL)";
    }

    @Override
    String unlessExists() {
        return "";
    }

    @Override
    void setUuid(PreparedStatement statement, int index, @Nullable UUID value) throws SQLException {
        if (value == null) {
            statement.setNull(index, Types.OTHER);
        } else {
            statement.setObject(index, value);
        }
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
                "payload", "CHARACTER LARGE OBJECT",
                "code", "",
                "text", "",
                "options", "",
                "if_absent", "IF NOT EXISTS");
    }

    @Override
    String scriptFolder() {
        return "h2";
    }

    /**
     * H2 has no lock of this kind, and mostly it lives inside one process: there, one after the other. Processes that share an H2 server
     * are not kept apart: H2 can lose a table to which two add a column at once, so there one node starts first.
     */
    @Override
    void lockMigration(Connection connection, String name) {
        ONE_MIGRATION_AT_A_TIME.lock();
    }

    @Override
    void unlockMigration(Connection connection, String name) {
        ONE_MIGRATION_AT_A_TIME.unlock();
    }

    @Override
    boolean hasTransactionalDdl() {
        return false;
    }
}
