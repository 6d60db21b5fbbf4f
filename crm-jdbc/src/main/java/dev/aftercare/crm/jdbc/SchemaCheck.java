package dev.aftercare.crm.jdbc;

import dev.aftercare.crm.persistence.StorageException;
import dev.aftercare.crm.persistence.StorageException.Reason;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks whether the tables are those that the scripts of this library make. It changes nothing. */
final class SchemaCheck {

    /** SQLStates for a table or schema that is not there. */
    private static final Set<String> MISSING = Set.of("42P01", "42S02", "42S03", "42S04", "3F000", "90079");

    private static final int MARIADB_UNKNOWN_DATABASE = 1049;

    private static final String RESTORE =
            "restore it from a backup, or make it as in the scripts of MigrationScript.of";

    private final Dialect dialect;
    private final Tables tables;
    private final List<MigrationScript> scripts;

    SchemaCheck(Dialect dialect, Tables tables) {
        this.dialect = dialect;
        this.tables = tables;
        this.scripts = Scripts.of(dialect, tables);
    }

    /** Which scripts were run, by version, as they were recorded; empty without a table of them. Ends the transaction if there is none. */
    Map<Integer, String> recorded(Connection connection) throws SQLException {
        if (columns(connection, tables.table("schema_version")) == null) {
            return Map.of();
        }
        Map<Integer, String> recorded = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet results =
                        statement.executeQuery("SELECT version, script FROM " + tables.table("schema_version"))) {
            while (results.next()) {
                recorded.put(results.getInt(1), results.getString(2));
            }
        }
        return recorded;
    }

    /** The scripts that were not run yet. */
    List<MigrationScript> missing(Map<Integer, String> recorded) {
        return scripts.stream()
                .filter(script -> !recorded.containsKey(script.version()))
                .toList();
    }

    /** What a later version of the library made of the tables this one cannot know, nor what another build's scripts made. */
    void requireKnown(Map<Integer, String> recorded) {
        int newest =
                recorded.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
        if (newest > Scripts.latest()) {
            throw unfit("the tables are of version " + newest + " and this library knows up to " + Scripts.latest()
                    + ": update the library, or build the storage with Migration.NONE if it may go on with them");
        }
        for (MigrationScript script : scripts) {
            String run = recorded.get(script.version());
            if (run != null && !Scripts.isRecordOf(run, script)) {
                throw unfit("version " + script.version() + " of the tables was made by another script than "
                        + script.name() + " of this library: use the build of the library that made them, or let a"
                        + " copy of the data be migrated by this one");
            }
        }
    }

    /** Every table, column and index that the scripts make is there. */
    void requireWhole(Connection connection) throws SQLException {
        SchemaShape shape = SchemaShape.of(scripts);
        for (Map.Entry<String, Set<String>> table : shape.columns().entrySet()) {
            Set<String> present = columns(connection, table.getKey());
            if (present == null) {
                throw unfit("the table " + table.getKey() + " is missing, although it was made once: " + RESTORE);
            }
            requireAll("column", table.getKey(), table.getValue(), present);
        }
        for (Map.Entry<String, Set<String>> table : shape.indexes().entrySet()) {
            Set<String> present = indexes(connection, table.getKey());
            // Every table has a primary key: if not even its index is seen, the table stands where the driver does not
            // look.
            if (!present.isEmpty()) {
                requireAll("index", table.getKey(), table.getValue(), present);
            }
        }
    }

    private static void requireAll(String what, String table, Set<String> needed, Set<String> present) {
        List<String> missing = new ArrayList<>(needed);
        missing.removeAll(present);
        if (!missing.isEmpty()) {
            throw unfit("the " + what + " " + missing.get(0) + " of the table " + table
                    + " is missing, although it was made once: " + RESTORE);
        }
    }

    private static StorageException unfit(String message) {
        return new StorageException(Reason.UNSUPPORTED, message);
    }

    /** The columns of a table, or null if there is none; asking for one that is not there ends the transaction. */
    private @Nullable Set<String> columns(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet results = statement.executeQuery("SELECT * FROM " + table + " WHERE 1 = 0")) {
            ResultSetMetaData metaData = results.getMetaData();
            Set<String> columns = new HashSet<>();
            for (int column = 1; column <= metaData.getColumnCount(); column++) {
                columns.add(metaData.getColumnName(column).toLowerCase(Locale.ROOT));
            }
            return columns;
        } catch (SQLException failure) {
            if (MISSING.contains(failure.getSQLState()) || failure.getErrorCode() == MARIADB_UNKNOWN_DATABASE) {
                if (!connection.getAutoCommit()) {
                    connection.rollback();
                }
                return null;
            }
            throw failure;
        }
    }

    private Set<String> indexes(Connection connection, String qualified) throws SQLException {
        DatabaseMetaData database = connection.getMetaData();
        boolean upper = database.storesUpperCaseIdentifiers();
        String table = inCase(qualified.substring(qualified.indexOf('.') + 1), upper);
        @Nullable String schema = tables.schema() == null ? null : inCase(tables.schema(), upper);
        boolean databaseIsSchema = dialect.engine() == Engine.MARIADB || dialect.engine() == Engine.MYSQL;
        String catalog = databaseIsSchema && schema != null ? schema : connection.getCatalog();
        String place = databaseIsSchema || schema != null ? schema : connection.getSchema();
        Set<String> indexes = new HashSet<>();
        try (ResultSet results = database.getIndexInfo(catalog, place, table, false, true)) {
            while (results.next()) {
                String name = results.getString("INDEX_NAME");
                if (name != null) {
                    indexes.add(name.toLowerCase(Locale.ROOT));
                }
            }
        }
        return indexes;
    }

    private static String inCase(String name, boolean upper) {
        return upper ? name.toUpperCase(Locale.ROOT) : name;
    }
}
