package dev.aftercare.crm.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A PostgreSQL server of a test's own that has everything on disk before it says that it is committed, and that can be killed. */
final class DurablePostgres implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 60;

    private final Path data = Databases.directory().resolve("data");
    private final EmbeddedPostgres first;
    private final List<String> command = new ArrayList<>();
    private ProcessHandle server;

    DurablePostgres() throws IOException, SQLException {
        first = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .start();
        server = running();
        if (System.getProperty("user.name").equals("root")) {
            // It refuses to be run by root, so it was started as root of a name space of its own.
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(server.info().command().orElseThrow());
        command.addAll(List.of(server.info().arguments().orElseThrow()));
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement()) {
            assertThat(setting(statement, "fsync")).isEqualTo("on");
            assertThat(setting(statement, "synchronous_commit")).isEqualTo("on");
        }
    }

    String url() {
        return first.getJdbcUrl("postgres", "postgres");
    }

    private static String setting(Statement statement, String name) throws SQLException {
        try (ResultSet results = statement.executeQuery("SHOW " + name)) {
            results.next();
            return results.getString(1);
        }
    }

    private ProcessHandle running() throws IOException {
        String pid = Files.readAllLines(data.resolve("postmaster.pid")).get(0);
        return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
    }

    /** Kills the server that this test started, as when the power fails, and nothing else. */
    void kill() throws Exception {
        server.destroyForcibly();
        server.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** Starts it again on the same files, and waits until it has recovered. */
    void restart() throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        Process process = start();
        while (!answers()) {
            assertThat(System.nanoTime()).as("PostgreSQL did not recover").isLessThan(end);
            Thread.sleep(100);
            if (!process.isAlive()) {
                // The killed server's own processes need a moment to notice, and hold its memory until then.
                process = start();
            }
        }
        server = running();
    }

    private Process start() throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.DISCARD)
                .start();
    }

    private boolean answers() {
        try (Connection connection = DriverManager.getConnection(url())) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        first.close();
        server.destroy();
    }
}
