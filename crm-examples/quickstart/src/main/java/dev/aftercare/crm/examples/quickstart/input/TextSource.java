package dev.aftercare.crm.examples.quickstart.input;

import java.io.BufferedInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** A text in UTF-8 that can be read more than once: a file or a resource, plain or gzipped. */
public final class TextSource {

    private static final int GZIP_MAGIC = 0x1f8b;

    private final String name;
    private final Opening opening;

    private TextSource(String name, Opening opening) {
        this.name = name;
        this.opening = opening;
    }

    /**
     * A file.
     *
     * @param path where it is
     * @return the source
     * @throws InputFileException if there is no readable file
     */
    public static TextSource file(Path path) {
        String name = path.toString();
        if (!Files.exists(path)) {
            throw new InputFileException(name, "does not exist", null);
        }
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw new InputFileException(name, "is not a file that can be read", null);
        }
        return new TextSource(name, () -> Files.newInputStream(path));
    }

    /**
     * A file that ships with this program.
     *
     * @param name its name, beside {@link TextSource} on the class path
     * @return the source
     */
    public static TextSource resource(String name) {
        return new TextSource(name, () -> {
            InputStream in = TextSource.class.getResourceAsStream(name);
            if (in == null) {
                throw new FileNotFoundException(name);
            }
            return in;
        });
    }

    /**
     * What it is called.
     *
     * @return the name as it was given
     */
    public String name() {
        return name;
    }

    /**
     * Opens it from the start. What begins as gzip does is unpacked, whatever its name. Bytes that are not UTF-8 read as U+FFFD.
     *
     * @return the reader, to be closed by the caller
     * @throws InputFileException if it cannot be opened
     */
    Reader open() {
        try {
            InputStream in = new BufferedInputStream(opening.open(), 1 << 16);
            try {
                return new InputStreamReader(unpacked(in), StandardCharsets.UTF_8);
            } catch (IOException e) {
                in.close();
                throw e;
            }
        } catch (IOException e) {
            throw new InputFileException(name, "cannot be opened", e);
        }
    }

    private static InputStream unpacked(InputStream in) throws IOException {
        in.mark(2);
        int magic = in.read() << 8 | in.read();
        in.reset();
        return magic == GZIP_MAGIC ? new GZIPInputStream(in, 1 << 16) : in;
    }

    @FunctionalInterface
    private interface Opening {
        InputStream open() throws IOException;
    }
}
