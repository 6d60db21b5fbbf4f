package dev.aftercare.crm.jdbc;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.sql.DataSource;

/** How an engine describes its tables: columns, indexes and constraints, each as a line that can be compared. */
record SchemaSnapshot(SortedSet<String> columns, SortedSet<String> indexes, SortedSet<String> constraints) {

    private static final String COLUMNS = "SELECT table_name, column_name, data_type, is_nullable, column_default,"
            + " character_maximum_length, numeric_precision, numeric_scale, collation_name"
            + " FROM information_schema.columns WHERE table_schema = ?";

    private static final String CONSTRAINTS = "SELECT t.table_name, t.constraint_type, c.check_clause"
            + " FROM information_schema.table_constraints t LEFT JOIN information_schema.check_constraints c"
            + " ON c.constraint_schema = t.constraint_schema AND c.constraint_name = t.constraint_name"
            + " WHERE t.table_schema = ?";

    private static final String CONSTRAINTS_OF_MARIADB =
            "SELECT table_name, check_clause FROM information_schema.check_constraints WHERE constraint_schema = ?";

    /** Of the tables in the place where connections look first. */
    static SchemaSnapshot of(DataSource source, Databases database) throws SQLException {
        try (Connection connection = source.getConnection()) {
            boolean mariaDb = database == Databases.MARIADB;
            String schema = mariaDb ? connection.getCatalog() : connection.getSchema();
            SortedSet<String> columns = lines(connection, COLUMNS, schema);
            SortedSet<String> indexes = new TreeSet<>();
            for (String table : Tables.NAMES) {
                indexes.addAll(indexes(connection, mariaDb ? schema : null, "crm_" + table));
            }
            String constraints = mariaDb ? CONSTRAINTS_OF_MARIADB : CONSTRAINTS;
            return new SchemaSnapshot(columns, indexes, lines(connection, constraints, schema));
        }
    }

    private static SortedSet<String> lines(Connection connection, String query, String schema) throws SQLException {
        SortedSet<String> lines = new TreeSet<>();
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, schema);
            try (ResultSet results = statement.executeQuery()) {
                while (results.next()) {
                    lines.add(line(results));
                }
            }
        }
        return lines;
    }

    private static String line(ResultSet results) throws SQLException {
        StringBuilder line = new StringBuilder();
        for (int column = 1; column <= results.getMetaData().getColumnCount(); column++) {
            line.append(results.getString(column)).append(" | ");
        }
        // Some engines name what nobody named, by numbers that differ from database to database.
        return line.toString().replaceAll("\\d{4,}", "#").toLowerCase(Locale.ROOT);
    }

    private static SortedSet<String> indexes(Connection connection, String catalog, String table) throws SQLException {
        DatabaseMetaData database = connection.getMetaData();
        SortedSet<String> lines = new TreeSet<>();
        String name = database.storesUpperCaseIdentifiers() ? table.toUpperCase(Locale.ROOT) : table;
        try (ResultSet results = database.getIndexInfo(catalog, null, name, false, true)) {
            while (results.next()) {
                lines.add(String.join(
                                " | ",
                                table,
                                results.getString("INDEX_NAME").replaceAll("PRIMARY_KEY_.*", "PRIMARY_KEY"),
                                results.getString("ORDINAL_POSITION"),
                                results.getString("COLUMN_NAME"),
                                results.getString("NON_UNIQUE"))
                        .toLowerCase(Locale.ROOT));
            }
        }
        return lines;
    }
}
