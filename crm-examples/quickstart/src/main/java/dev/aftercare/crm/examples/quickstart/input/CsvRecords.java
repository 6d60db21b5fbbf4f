package dev.aftercare.crm.examples.quickstart.input;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.jspecify.annotations.Nullable;

/**
 * The records of a CSV file, one at a time. The first line is the header and tells the delimiter, a comma or a semicolon.
 *
 * <p>A malformed record costs itself and never its neighbours: a quotation mark that is not closed within {@value #MOST_LINES} lines
 * spoils its own line only, where a CSV parser would swallow the rest of the file.
 */
final class CsvRecords implements Closeable {

    private static final int MOST_LINES = 20;

    private final String name;
    private final PhysicalLines lines;
    private final char delimiter;
    private final CSVFormat format;
    private final List<String> header;

    CsvRecords(TextSource source) {
        name = source.name();
        lines = new PhysicalLines(source);
        String first = lines.next();
        if (first == null || first.isBlank()) {
            lines.close();
            throw new InputFileException(name, "has no header line", null);
        }
        String names = first.startsWith("\ufeff") ? first.substring(1) : first;
        delimiter = names.indexOf(';') >= 0 ? ';' : ',';
        format = CSVFormat.DEFAULT.builder().setDelimiter(delimiter).get();
        List<String> parsed = names.indexOf('"') < 0 ? split(names) : parse(names);
        header = (parsed == null ? List.<String>of() : parsed)
                .stream().map(column -> column.strip().toLowerCase(Locale.ROOT)).toList();
    }

    /** Whether the header names all of these columns, in upper or lower case. */
    boolean hasColumns(String... columns) {
        return List.of(columns).stream().allMatch(column -> header.contains(column.toLowerCase(Locale.ROOT)));
    }

    /** Where a column is. */
    int column(String column) {
        int index = header.indexOf(column.toLowerCase(Locale.ROOT));
        if (index < 0) {
            throw new InputFileException(name, "lacks the column " + column, null);
        }
        return index;
    }

    /**
     * The next good line, or null after the last.
     *
     * @param parser makes something of a line, or refuses it
     * @param rejects told of the bad lines before it
     */
    <T> @Nullable T next(LineParser<T> parser, Rejects rejects) {
        for (CsvRow row = nextRow(); row != null; row = nextRow()) {
            RejectReason fault = row.fault();
            if (fault == null) {
                try {
                    return parser.parse(row);
                } catch (RefusedLine e) {
                    fault = e.reason();
                }
            }
            rejects.reject(name, row.line(), row.lines(), fault);
        }
        return null;
    }

    /** How many lines were read so far, good or bad, the header aside. */
    long lines() {
        return lines.number() - 1;
    }

    @Override
    public void close() {
        lines.close();
    }

    /** What a file makes of its lines. */
    @FunctionalInterface
    interface LineParser<T> {

        T parse(CsvRow row) throws RefusedLine;
    }

    private @Nullable CsvRow nextRow() {
        String text = lines.next();
        if (text == null) {
            return null;
        }
        long number = lines.number();
        if (text.isBlank()) {
            return CsvRow.bad(number, RejectReason.EMPTY);
        }
        if (text.length() > PhysicalLines.LONGEST) {
            return CsvRow.bad(number, RejectReason.TOO_LONG);
        }
        // Most lines have no quotation mark, and then there is nothing to parse.
        return text.indexOf('"') < 0 ? row(number, 1, split(text)) : quoted(number, text);
    }

    private CsvRow quoted(long number, String text) {
        StringBuilder joined = new StringBuilder(text);
        List<String> taken = new ArrayList<>();
        while (true) {
            List<String> fields = parse(joined.toString());
            if (fields != null) {
                return row(number, 1 + taken.size(), fields);
            }
            String more = taken.size() + 1 == MOST_LINES ? null : lines.next();
            if (more == null) {
                lines.putBack(taken);
                return CsvRow.bad(number, RejectReason.QUOTES);
            }
            taken.add(more);
            joined.append('\n').append(more);
        }
    }

    private CsvRow row(long number, int count, List<String> fields) {
        if (fields.size() != header.size()) {
            return new CsvRow(number, count, List.of(), RejectReason.COLUMNS);
        }
        if (fields.stream().anyMatch(CsvRecords::isNoText)) {
            return new CsvRow(number, count, List.of(), RejectReason.ENCODING);
        }
        return new CsvRow(number, count, fields, null);
    }

    /** U+FFFD stands for bytes that are not UTF-8; U+0000 is in no text. */
    private static boolean isNoText(String field) {
        return field.indexOf('\ufffd') >= 0 || field.indexOf('\0') >= 0;
    }

    private @Nullable List<String> parse(String text) {
        try (CSVParser parser = CSVParser.parse(text, format)) {
            return parser.iterator().next().toList();
        } catch (UncheckedIOException e) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> split(String text) {
        List<String> fields = new ArrayList<>(8);
        int from = 0;
        for (int at = text.indexOf(delimiter); at >= 0; at = text.indexOf(delimiter, from)) {
            fields.add(text.substring(from, at));
            from = at + 1;
        }
        fields.add(text.substring(from));
        return fields;
    }
}
