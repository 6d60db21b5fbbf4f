package dev.aftercare.crm.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Databases for tests: every call for one gives an empty one. A server is started once per run. */
enum Databases {
    H2_MEMORY {
        @Override
        HikariConfig fresh(int number) {
            return config("jdbc:h2:mem:test" + number + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000");
        }
    },
    H2_FILE {
        @Override
        HikariConfig fresh(int number) {
            return config("jdbc:h2:file:" + directory().resolve("test" + number) + ";LOCK_TIMEOUT=10000");
        }
    },
    POSTGRESQL {
        @Override
        HikariConfig fresh(int number) throws SQLException {
            String name = "test" + number;
            EmbeddedPostgres server = PostgresServer.SERVER;
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + name);
            }
            HikariConfig config = config(server.getJdbcUrl("postgres", name));
            config.setUsername("postgres");
            return config;
        }
    },
    MARIADB {
        @Override
        HikariConfig fresh(int number) throws SQLException {
            HikariConfig config = config(null);
            MariaDbServer.configure(config, "test" + number);
            return config;
        }
    };

    private static final Set<String> ANNOUNCED = ConcurrentHashMap.newKeySet();
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    abstract HikariConfig fresh(int number) throws SQLException;

    /** The settings of a pool on an empty database. */
    HikariConfig fresh() {
        try {
            return fresh(NUMBERS.incrementAndGet());
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** A pool on an empty database, with autocommit on. */
    HikariDataSource pool() {
        return pool(true);
    }

    /** A pool on an empty database. */
    HikariDataSource pool(boolean autoCommit) {
        HikariConfig config = fresh();
        config.setAutoCommit(autoCommit);
        return new HikariDataSource(config);
    }

    /** Another pool on the same database. */
    static HikariDataSource pool(HikariDataSource other, boolean autoCommit) {
        HikariConfig config = new HikariConfig();
        other.copyStateTo(config);
        config.setAutoCommit(autoCommit);
        config.setPoolName(null);
        return new HikariDataSource(config);
    }

    /** Prints once which engine and driver a test run uses. */
    static void announce(HikariDataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            DatabaseMetaData database = connection.getMetaData();
            String engine = String.format(
                    "engine: %s %s, driver: %s %s",
                    database.getDatabaseProductName(),
                    database.getDatabaseProductVersion(),
                    database.getDriverName(),
                    database.getDriverVersion());
            if (ANNOUNCED.add(engine)) {
                System.out.println(engine);
            }
        }
    }

    private static HikariConfig config(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(12);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(20_000);
        return config;
    }

    /** A new directory for files of a test, deleted at the end of the run. */
    static Path directory() {
        try {
            return Files.createTempDirectory(FilesOfTests.ROOT, "test");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Something to do when the run ends. */
    interface Ending {
        void run() throws Exception;
    }

    static void atExit(Ending ending) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                ending.run();
            } catch (Exception failure) {
                System.err.println("at the end of the tests: " + failure);
            }
        }));
    }

    static void delete(Path directory) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    private static final class FilesOfTests {

        static final Path ROOT = create();

        private static Path create() {
            try {
                Path root = Files.createTempDirectory("aftercare-files");
                atExit(() -> delete(root));
                return root;
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    private static final class PostgresServer {

        static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.start();
                atExit(server::close);
                return server;
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
