package dev.aftercare.crm.examples.quickstart.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A table in plain text: the first column to the left, the others to the right. */
public final class Table {

    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    /**
     * Begins a table.
     *
     * @param header the names of the columns
     */
    public Table(String... header) {
        rows.add(List.of(header));
    }

    /**
     * Adds a row; a {@code Long} is grouped, everything else stands as it is.
     *
     * @param cells as many as the header has
     * @return this table
     */
    public Table row(Object... cells) {
        List<String> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(cell instanceof Long number ? String.format(Locale.ROOT, "%,d", number) : cell.toString());
        }
        if (row.size() != rows.get(0).size()) {
            throw new IllegalArgumentException("a row of " + row.size() + " cells in a table of "
                    + rows.get(0).size());
        }
        rows.add(row);
        return this;
    }

    /**
     * The table as text.
     *
     * @return the lines, each indented by two and without white space at its end
     */
    public List<String> lines() {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], width(row.get(i)));
            }
        }
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String padding = " ".repeat(widths[i] - width(row.get(i)));
                line.append(GAP).append(i == 0 ? row.get(i) + padding : padding + row.get(i));
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }
}
