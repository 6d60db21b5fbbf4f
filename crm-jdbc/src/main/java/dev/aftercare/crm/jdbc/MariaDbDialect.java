package dev.aftercare.crm.jdbc;

import dev.aftercare.crm.persistence.StorageException;
import dev.aftercare.crm.persistence.StorageException.Reason;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** MariaDB, and MySQL where it differs. A failed statement is undone alone, and its transaction goes on. */
final class MariaDbDialect extends Dialect {

    private static final int LOCK_SECONDS = 60;
    private static final int MYSQL_INDEX_EXISTS = 1061;
    private static final int MYSQL_COLUMN_EXISTS = 1060;

    MariaDbDialect(Engine engine, boolean skipsLocked) {
        super(engine, skipsLocked);
    }

    /** The index is named because InnoDB locks what it scans: with another plan that would be every row that is due. */
    @Override
    String pickDue() {
        return "SELECT kind, aggregate_kind, aggregate_id, part, due_at FROM {due} FORCE INDEX ({index due_scan})"
                + " WHERE tenant_id = ? AND due_at <= ? AND (lease_end IS NULL OR lease_end <= ?)"
                + " ORDER BY tenant_id, due_at, kind, aggregate_kind, aggregate_id, part LIMIT ?"
                + lockUnlessLocked();
    }

    @Override
    String scheduleDue() {
        return "INSERT INTO {due} (tenant_id, kind, aggregate_kind, aggregate_id, part, due_at)"
                + " VALUES (?, ?, ?, ?, ?, ?)"
                + " ON DUPLICATE KEY UPDATE due_at = VALUES(due_at), token = NULL, lease_end = NULL";
    }

    @Override
    String unlessExists() {
        return "";
    }

    /** As bytes: MariaDB's own UUID type sorts some versions by other rules. */
    @Override
    void setUuid(PreparedStatement statement, int index, @Nullable UUID value) throws SQLException {
        if (value == null) {
            statement.setNull(index, Types.VARBINARY);
        } else {
            statement.setBytes(
                    index,
                    ByteBuffer.allocate(2 * Long.BYTES)
                            .putLong(value.getMostSignificantBits())
                            .putLong(value.getLeastSignificantBits())
                            .array());
        }
    }

    @Override
    @Nullable
    UUID getUuid(ResultSet results, int index) throws SQLException {
        byte[] bytes = results.getBytes(index);
        if (bytes == null) {
            return null;
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    /** Binary collations that do not pad, so that a space at the end counts. */
    @Override
    Map<String, String> words() {
        boolean mysql = engine() == Engine.MYSQL;
        return Map.of(
                "uuid", "BINARY(16)",
                "payload", "LONGTEXT",
                "code", " CHARACTER SET ascii COLLATE ascii_bin",
                "text", " CHARACTER SET utf8mb4 COLLATE " + (mysql ? "utf8mb4_0900_bin" : "utf8mb4_nopad_bin"),
                "options", " ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4",
                "if_absent", mysql ? "" : "IF NOT EXISTS");
    }

    @Override
    String scriptFolder() {
        return "mariadb";
    }

    @Override
    void lockMigration(Connection connection, String name) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("SELECT GET_LOCK(?, ?)")) {
            lock.setString(1, name);
            lock.setInt(2, LOCK_SECONDS);
            try (ResultSet results = lock.executeQuery()) {
                if (!results.next() || results.getInt(1) != 1) {
                    throw new StorageException(
                            Reason.UNAVAILABLE, "another node has been migrating for " + LOCK_SECONDS + " seconds");
                }
            }
        }
    }

    @Override
    void unlockMigration(Connection connection, String name) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("SELECT RELEASE_LOCK(?)")) {
            lock.setString(1, name);
            lock.execute();
        }
    }

    @Override
    boolean hasTransactionalDdl() {
        return false;
    }

    /** MySQL cannot create an index or add a column only if it is not there. */
    @Override
    boolean isLeftover(SQLException failure) {
        int code = failure.getErrorCode();
        return engine() == Engine.MYSQL && (code == MYSQL_INDEX_EXISTS || code == MYSQL_COLUMN_EXISTS);
    }
}
