package dev.aftercare.crm.jdbc;

import java.util.concurrent.atomic.AtomicReferenceArray;

/** An INSERT with values for all its columns. For the same number of rows it is the same text, which drivers and engines know again. */
final class Insert {

    /** How many rows one statement inserts at most: few enough that the statements for all numbers of rows find room in a cache of statements. */
    static final int MOST = 50;

    private final String head;
    private final String row;
    private final AtomicReferenceArray<String> texts = new AtomicReferenceArray<>(MOST + 1);

    private Insert(String head, String row) {
        this.head = head;
        this.row = row;
    }

    /**
     * Names where the values go.
     *
     * @param table the table
     * @param columns its columns, separated by commas
     */
    static Insert into(String table, String columns) {
        int more = (int) columns.chars().filter(c -> c == ',').count();
        return new Insert("INSERT INTO " + table + " (" + columns + ") VALUES ", "(?" + ", ?".repeat(more) + ")");
    }

    /** The statement for a number of rows, at least one. */
    String of(int rows) {
        if (rows > MOST) {
            return made(rows);
        }
        String known = texts.get(rows);
        if (known == null) {
            known = made(rows);
            texts.set(rows, known);
        }
        return known;
    }

    private String made(int rows) {
        return head + row + (", " + row).repeat(rows - 1);
    }
}
