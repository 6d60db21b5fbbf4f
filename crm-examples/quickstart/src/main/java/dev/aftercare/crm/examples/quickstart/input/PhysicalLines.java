package dev.aftercare.crm.examples.quickstart.input;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines of a text with their numbers. Bounded: of a line that never ends, only the beginning is kept. */
final class PhysicalLines implements Closeable {

    /** The longest line; a longer one is cut one character beyond it. */
    static final int LONGEST = 100_000;

    private final String name;
    private final Reader reader;
    private final char[] buffer = new char[1 << 15];
    private int position;
    private int filled;
    private long number;
    private final Deque<String> putBack = new ArrayDeque<>();

    PhysicalLines(TextSource source) {
        name = source.name();
        reader = source.open();
    }

    /** The next line without its end, or null after the last. */
    @Nullable
    String next() {
        String line = putBack.isEmpty() ? read() : putBack.pop();
        if (line != null) {
            number++;
        }
        return line;
    }

    /** The number of the line last given; the first is 1. */
    long number() {
        return number;
    }

    /** Gives the last lines again. */
    void putBack(List<String> lines) {
        for (int i = lines.size() - 1; i >= 0; i--) {
            putBack.push(lines.get(i));
        }
        number -= lines.size();
    }

    private @Nullable String read() {
        StringBuilder line = null;
        while (position < filled || fill()) {
            int end = position;
            while (end < filled && buffer[end] != '\n') {
                end++;
            }
            if (line == null) {
                line = new StringBuilder(Math.max(16, end - position));
            }
            line.append(buffer, position, Math.min(end - position, LONGEST + 1 - line.length()));
            boolean complete = end < filled;
            position = complete ? end + 1 : end;
            if (complete) {
                break;
            }
        }
        if (line == null) {
            return null;
        }
        int last = line.length() - 1;
        if (last >= 0 && line.charAt(last) == '\r') {
            line.setLength(last);
        }
        return line.toString();
    }

    private boolean fill() {
        try {
            position = 0;
            filled = Math.max(0, reader.read(buffer));
            return filled > 0;
        } catch (IOException e) {
            throw new InputFileException(name, "cannot be read after line " + number, e);
        }
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new InputFileException(name, "cannot be closed", e);
        }
    }
}
