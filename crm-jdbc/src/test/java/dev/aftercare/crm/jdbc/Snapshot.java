package dev.aftercare.crm.jdbc;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All that is stored.
 *
 * @param tables the rows by table
 */
record Snapshot(Map<String, Set<List<Object>>> tables) {

    /** What of a table is here and not there. */
    Set<List<Object>> beyond(Snapshot other, String table) {
        Set<List<Object>> here = tables.get(table);
        Set<List<Object>> there = other.tables.get(table);
        if (here.equals(there)) {
            return Set.of();
        }
        Set<List<Object>> beyond = new LinkedHashSet<>(here);
        beyond.removeAll(there);
        return beyond;
    }

    /** What became of another state, as lines in an order of their own; ids made since a number are named by their order. */
    List<String> since(Snapshot before, long ids) {
        List<String> lines = new ArrayList<>();
        for (String table : tables.keySet()) {
            before.beyond(this, table).forEach(row -> lines.add("- " + table + row));
            beyond(before, table).forEach(row -> lines.add("+ " + table + row));
        }
        List<String> named = new ArrayList<>(CountedIds.named(lines, ids));
        Collections.sort(named);
        return named;
    }
}
