package dev.aftercare.crm.examples.quickstart.input;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One record of a CSV file.
 *
 * @param line the number of its first line; the header is 1
 * @param lines how many lines it covers; more than one if a quoted field has line breaks
 * @param fields as many as the header names; empty if there is a fault
 * @param fault why it cannot be used, or null
 */
record CsvRow(
        long line, int lines, List<String> fields, @Nullable RejectReason fault) {

    static CsvRow bad(long line, RejectReason fault) {
        return new CsvRow(line, 1, List.of(), fault);
    }

    String get(int column) {
        return fields.get(column).strip();
    }
}
