package dev.aftercare.crm.examples.quickstart;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.aftercare.crm.jdbc.JdbcStorage;
import dev.aftercare.crm.persistence.CrmStorage;
import dev.aftercare.crm.persistence.memory.InMemoryStorage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Objects;
import java.util.stream.Stream;

/** Opens the storage that was chosen, and clears up behind it. This is all that depends on which storage it is. */
final class Storages implements AutoCloseable {

    private final Deque<Runnable> closing = new ArrayDeque<>();

    /** Opens a storage; its user closes it before these storages are closed. */
    CrmStorage open(StorageChoice choice) {
        return switch (choice.kind()) {
            case H2 -> {
                Path chosen = choice.database();
                Path file = chosen != null ? chosen : temporary();
                yield JdbcStorage.own(pool(h2Url(file))).build();
            }
            case H2_MEM -> JdbcStorage.inMemory("quickstart").build();
            case MEMORY -> new InMemoryStorage();
            case POSTGRESQL ->
                JdbcStorage.own(pool(Objects.requireNonNull(choice.url()))).build();
        };
    }

    @Override
    public void close() {
        while (!closing.isEmpty()) {
            closing.pop().run();
        }
    }

    /**
     * {@link JdbcStorage#embedded} would do, and writes each commit out at once. A load that can be run again does not need that:
     * with H2's own delay of half a second the file stays a tenth as large, and the load takes half the time.
     */
    private static String h2Url(Path file) {
        return "jdbc:h2:file:" + file.toAbsolutePath() + ";MAX_LENGTH_INPLACE_LOB=16384;QUERY_CACHE_SIZE=64";
    }

    private HikariDataSource pool(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(2);
        // An unreachable database is reported by the storage, and soon.
        config.setInitializationFailTimeout(-1);
        config.setConnectionTimeout(5_000);
        HikariDataSource pool = new HikariDataSource(config);
        closing.push(pool::close);
        return pool;
    }

    private Path temporary() {
        try {
            Path directory = Files.createTempDirectory("aftercare-quickstart-");
            closing.push(() -> delete(directory));
            return directory.resolve("shop");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
