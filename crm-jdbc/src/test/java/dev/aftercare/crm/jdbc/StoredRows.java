package dev.aftercare.crm.jdbc;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** Reads all tables, and brings them back to what they held. */
final class StoredRows {

    private static final int UUID_BYTES = 16;

    private final Connection connection;
    private final boolean idsAreBytes;
    private final Map<String, Table> tables = new LinkedHashMap<>();

    StoredRows(Connection connection) throws SQLException {
        this.connection = connection;
        idsAreBytes = connection.getMetaData().getDatabaseProductName().equals("MariaDB");
        for (String name : Tables.NAMES) {
            tables.put(name, new Table("crm_" + name));
        }
    }

    Snapshot read() throws SQLException {
        Map<String, Set<List<Object>>> rows = new TreeMap<>();
        for (Map.Entry<String, Table> table : tables.entrySet()) {
            rows.put(table.getKey(), table.getValue().read());
        }
        return new Snapshot(rows);
    }

    void restore(Snapshot wanted, Snapshot present) throws SQLException {
        for (Map.Entry<String, Table> table : tables.entrySet()) {
            table.getValue().delete(present.beyond(wanted, table.getKey()));
            table.getValue().insert(wanted.beyond(present, table.getKey()));
        }
    }

    /** One table; the first columns of a row are its key. */
    private final class Table {

        private final PreparedStatement select;
        private final PreparedStatement delete;
        private final PreparedStatement insert;
        private final int keys;
        private final boolean[] large;

        Table(String name) throws SQLException {
            select = connection.prepareStatement("SELECT * FROM " + name);
            ResultSetMetaData columns = select.getMetaData();
            large = new boolean[columns.getColumnCount()];
            for (int n = 0; n < large.length; n++) {
                large[n] = columns.getColumnType(n + 1) == Types.CLOB;
            }
            List<String> key = key(name);
            keys = key.size();
            for (int n = 0; n < keys; n++) {
                if (!columns.getColumnName(n + 1).equalsIgnoreCase(key.get(n))) {
                    throw new IllegalStateException("the key of " + name + " is not in front");
                }
            }
            delete = connection.prepareStatement(
                    "DELETE FROM " + name + " WHERE " + String.join(" = ? AND ", key) + " = ?");
            insert = connection.prepareStatement(
                    "INSERT INTO " + name + " VALUES (?" + ", ?".repeat(large.length - 1) + ")");
        }

        private List<String> key(String name) throws SQLException {
            Map<Short, String> columns = new TreeMap<>();
            for (String spelling : List.of(name, name.toUpperCase(java.util.Locale.ROOT))) {
                try (ResultSet results = connection
                        .getMetaData()
                        .getPrimaryKeys(connection.getCatalog(), connection.getSchema(), spelling)) {
                    while (results.next()) {
                        columns.put(results.getShort("KEY_SEQ"), results.getString("COLUMN_NAME"));
                    }
                }
            }
            return new ArrayList<>(columns.values());
        }

        Set<List<Object>> read() throws SQLException {
            Set<List<Object>> rows = new LinkedHashSet<>();
            try (ResultSet results = select.executeQuery()) {
                while (results.next()) {
                    List<Object> row = new ArrayList<>(large.length);
                    for (int n = 1; n <= large.length; n++) {
                        row.add(comparable(large[n - 1] ? results.getString(n) : results.getObject(n)));
                    }
                    rows.add(row);
                }
            }
            return rows;
        }

        void delete(Set<List<Object>> rows) throws SQLException {
            for (List<Object> row : rows) {
                bind(delete, row.subList(0, keys)).executeUpdate();
            }
        }

        void insert(Set<List<Object>> rows) throws SQLException {
            for (List<Object> row : rows) {
                bind(insert, row).executeUpdate();
            }
        }
    }

    private PreparedStatement bind(PreparedStatement statement, List<Object> values) throws SQLException {
        for (int n = 0; n < values.size(); n++) {
            Object value = values.get(n);
            statement.setObject(n + 1, idsAreBytes && value instanceof UUID id ? bytes(id) : value);
        }
        return statement;
    }

    /** MariaDB keeps ids as bytes. */
    private static Object comparable(Object value) {
        if (value instanceof byte[] bytes && bytes.length == UUID_BYTES) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            return new UUID(buffer.getLong(), buffer.getLong());
        }
        return value;
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(UUID_BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
