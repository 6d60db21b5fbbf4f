package dev.aftercare.crm.examples.quickstart.input;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes every line that is not used to a CSV file (file, line, reason; never what the line says), and counts them. */
public final class RejectReport implements Rejects, Closeable {

    private @Nullable Path path;
    private @Nullable BufferedWriter writer;
    private final Map<String, Map<RejectReason, Long>> counts = new TreeMap<>();

    /**
     * Begins a report.
     *
     * @param path where; a file that is there is replaced. Null for a new temporary file, made with the first rejected line
     * @throws InputFileException if it cannot be written
     */
    public RejectReport(@Nullable Path path) {
        if (path != null) {
            open(path);
        }
    }

    @Override
    public void reject(String file, long line, int lines, RejectReason reason) {
        counts.computeIfAbsent(file, name -> new EnumMap<>(RejectReason.class)).merge(reason, (long) lines, Long::sum);
        try {
            BufferedWriter to = writer != null ? writer : open(Files.createTempFile("aftercare-rejects-", ".csv"));
            to.write(quoted(file) + "," + line + "," + quoted(reason.words()) + "\n");
        } catch (IOException e) {
            throw new InputFileException(String.valueOf(path), "cannot be written", e);
        }
    }

    /**
     * The rejected lines of a file.
     *
     * @param file the file's name
     * @return how many for each reason that occurred, in the order of the reasons
     */
    public Map<RejectReason, Long> of(String file) {
        return Collections.unmodifiableMap(counts.getOrDefault(file, Map.of()));
    }

    /**
     * How many lines of a file were rejected.
     *
     * @param file the file's name
     * @return the sum over all reasons
     */
    public long total(String file) {
        return of(file).values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * Where the rejected lines stand.
     *
     * @return the file; null if none was asked for and no line was rejected
     */
    public @Nullable Path file() {
        return path;
    }

    @Override
    public void close() {
        try {
            if (writer != null) {
                writer.close();
            }
        } catch (IOException e) {
            throw new InputFileException(String.valueOf(path), "cannot be written", e);
        }
    }

    private BufferedWriter open(Path file) {
        try {
            BufferedWriter opened = Files.newBufferedWriter(file);
            path = file;
            writer = opened;
            opened.write("file,line,reason\n");
            return opened;
        } catch (IOException e) {
            throw new InputFileException(file.toString(), "cannot be written", e);
        }
    }

    private static String quoted(String text) {
        return text.matches("[^\",\r\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
