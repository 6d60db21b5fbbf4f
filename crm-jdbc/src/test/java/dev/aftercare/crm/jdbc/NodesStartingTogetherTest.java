package dev.aftercare.crm.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Nodes of a shop that start at the same moment, each with a copy of the library and a pool of its own: one of them makes the tables. */
class NodesStartingTogetherTest {

    private static final int NODES = 3;

    static Stream<Arguments> enginesAndVersionsAndIsolations() {
        return Stream.of(Databases.H2_MEMORY, Databases.POSTGRESQL, Databases.MARIADB)
                .flatMap(database -> Stream.of(
                        Arguments.of(database, 0, "TRANSACTION_SERIALIZABLE"),
                        Arguments.of(database, 1, "TRANSACTION_READ_COMMITTED")));
    }

    @ParameterizedTest
    @MethodSource("enginesAndVersionsAndIsolations")
    void allStartAndTheTablesAreWhole(Databases database, int version, String isolation) throws Exception {
        HikariConfig config = database.fresh();
        config.setTransactionIsolation(isolation);
        ExecutorService threads = Executors.newFixedThreadPool(NODES);
        try (HikariDataSource first = new HikariDataSource(config)) {
            make(first, database, version);
            CyclicBarrier start = new CyclicBarrier(NODES);
            List<Future<Boolean>> nodes = new ArrayList<>();
            for (int node = 0; node < NODES; node++) {
                Callable<Boolean> starting = () -> {
                    try (HikariDataSource pool = Databases.pool(first, true)) {
                        start.await();
                        new OtherNode().start(pool);
                        return true;
                    }
                };
                nodes.add(threads.submit(starting));
            }
            for (Future<Boolean> node : nodes) {
                assertThat(node.get()).isTrue();
            }

            JdbcStorage.own(first).migration(Migration.VALIDATE).build();
        } finally {
            threads.shutdownNow();
        }
    }

    private static void make(DataSource source, Databases database, int version) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            for (MigrationScript script :
                    MigrationScript.of(MigrationTest.engine(database)).subList(0, version)) {
                for (String command : Scripts.statements(script.sql())) {
                    statement.execute(command);
                }
            }
        }
    }

    /** Another copy of the library's classes, as in another process: what is static is not shared. */
    private static final class OtherNode extends ClassLoader {

        private static final String PACKAGE = "dev.aftercare.crm.jdbc.";

        OtherNode() {
            super(NodesStartingTogetherTest.class.getClassLoader());
        }

        void start(DataSource source) throws ReflectiveOperationException {
            Class<?> storage = loadClass(PACKAGE + "JdbcStorage");
            assertThat(storage).isNotEqualTo(JdbcStorage.class);
            Object builder = storage.getMethod("own", DataSource.class).invoke(null, source);
            builder.getClass().getMethod("build").invoke(builder);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded != null
                        ? loaded
                        : name.startsWith(PACKAGE) ? define(name) : super.loadClass(name, resolve);
            }
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream stream = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = stream.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException unreadable) {
                throw new ClassNotFoundException(name, unreadable);
            }
        }
    }
}
