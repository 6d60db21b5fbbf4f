package dev.aftercare.crm.examples.quickstart.input;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Writes what the tests read, and collects what is rejected. */
final class Texts {

    static final String PURCHASES_HEADER =
            "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";

    private Texts() {}

    static TextSource plain(Path directory, String text) {
        return bytes(directory, text.getBytes(StandardCharsets.UTF_8));
    }

    static TextSource bytes(Path directory, byte[] bytes) {
        try {
            return TextSource.file(Files.write(directory.resolve("in.csv"), bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static TextSource gzipped(Path directory, String text) {
        Path path = directory.resolve("in.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(path))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return TextSource.file(path);
    }

    /** Keeps "line: reason". */
    static final class Collected implements Rejects {

        final List<String> lines = new ArrayList<>();

        @Override
        public void reject(String file, long line, int covered, RejectReason reason) {
            lines.add(line + ": " + reason);
        }
    }
}
