package dev.aftercare.crm.jdbc;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the migration scripts make: the tables, each with its columns and indexes. Read from the scripts themselves, so that there is
 * no second list to keep. Names are in lower case; those of tables are as statements write them, with prefix and schema.
 *
 * @param columns the columns by table
 * @param indexes the indexes by table, without those of primary keys
 */
record SchemaShape(Map<String, Set<String>> columns, Map<String, Set<String>> indexes) {

    private static final Pattern CREATE_TABLE = Pattern.compile("CREATE TABLE (?:IF NOT EXISTS )?([\\w.]+) \\(");
    private static final Pattern COLUMN = Pattern.compile("(?m)^ {4}([a-z][a-z0-9_]*) ");
    private static final Pattern ADD_COLUMN =
            Pattern.compile("ALTER TABLE ([\\w.]+) ADD COLUMN (?:IF NOT EXISTS )?(\\w+)");
    private static final Pattern CREATE_INDEX =
            Pattern.compile("CREATE (?:UNIQUE )?INDEX (?:IF NOT EXISTS )?(?:\\w+\\.)?(\\w+)\\s+ON ([\\w.]+)");

    static SchemaShape of(List<MigrationScript> scripts) {
        SchemaShape shape = new SchemaShape(new LinkedHashMap<>(), new LinkedHashMap<>());
        for (MigrationScript script : scripts) {
            Scripts.statements(script.sql()).forEach(shape::add);
        }
        return shape;
    }

    private void add(String statement) {
        Matcher table = CREATE_TABLE.matcher(statement);
        if (table.lookingAt()) {
            COLUMN.matcher(statement).results().forEach(column -> put(columns, table.group(1), column.group(1)));
            return;
        }
        Matcher added = ADD_COLUMN.matcher(statement.replaceAll("\\s+", " "));
        if (added.lookingAt()) {
            put(columns, added.group(1), added.group(2));
            return;
        }
        Matcher index = CREATE_INDEX.matcher(statement.replaceAll("\\s+", " "));
        if (index.lookingAt()) {
            put(indexes, index.group(2), index.group(1));
        }
    }

    private static void put(Map<String, Set<String>> map, String table, String name) {
        map.computeIfAbsent(table, first -> new LinkedHashSet<>()).add(name.toLowerCase(Locale.ROOT));
    }
}
