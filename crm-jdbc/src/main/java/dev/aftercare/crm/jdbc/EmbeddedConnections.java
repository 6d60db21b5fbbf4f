package dev.aftercare.crm.jdbc;

import dev.aftercare.crm.model.InvalidInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A bounded number of connections to an embedded database, kept and used again, because opening the first and closing the last
 * opens and closes the database. A shop with a server brings its own pool.
 *
 * <p>On a file, transactions take turns. H2 writes its file at every commit here, and if another transaction changes a row meanwhile,
 * a committed change can be lost; a lock around the commits alone does not prevent that.
 */
final class EmbeddedConnections implements ConnectionSource {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedConnections.class);

    private static final int MOST = 16;
    private static final int PATIENCE_SECONDS = 30;

    /**
     * Wait for locks as long as a busy server would; keep the statements of all stores parsed; keep payloads of usual size inside
     * their rows.
     */
    private static final String SETTINGS = ";LOCK_TIMEOUT=10000;QUERY_CACHE_SIZE=64;MAX_LENGTH_INPLACE_LOB=16384";

    /** The turns on each file, for all storages of this process that have it open. */
    private static final Map<Path, Semaphore> TURNS = new ConcurrentHashMap<>();

    private final String url;
    private final Semaphore places;
    private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    EmbeddedConnections(String url) {
        this(url, new Semaphore(MOST, true));
    }

    private EmbeddedConnections(String url, Semaphore places) {
        this.url = url;
        this.places = places;
    }

    static EmbeddedConnections toFile(Path file) {
        return new EmbeddedConnections(
                fileUrl(file), TURNS.computeIfAbsent(real(file), path -> new Semaphore(1, true)));
    }

    static EmbeddedConnections toMemory(String name) {
        return new EmbeddedConnections("jdbc:h2:mem:" + Tables.name("name", name) + SETTINGS);
    }

    /** The same for every way to the file, whether or not it exists yet. */
    private static Path real(Path file) {
        Path whole = file.toAbsolutePath().normalize();
        for (Path there = whole.getParent(); there != null; there = there.getParent()) {
            try {
                return there.toRealPath().resolve(there.relativize(whole));
            } catch (IOException notThere) {
                LOG.trace("A folder on the way to a database is not there yet");
            }
        }
        return whole;
    }

    /** Without a write delay a commit is in the file when it returns; with H2's default half a second of commits can be lost. */
    private static String fileUrl(Path file) {
        String path = file.toAbsolutePath().toString();
        if (path.contains(";")) {
            throw new InvalidInputException("file", "has a semicolon in its path", "a path without one");
        }
        return "jdbc:h2:file:" + path + SETTINGS + ";WRITE_DELAY=0";
    }

    @Override
    public Connection take() throws SQLException {
        reservePlace();
        Connection connection = idle.pollFirst();
        if (connection != null) {
            return connection;
        }
        boolean opened = false;
        try {
            connection = DriverManager.getConnection(url, "sa", "");
            opened = true;
            return connection;
        } finally {
            if (!opened) {
                places.release();
            }
        }
    }

    private void reservePlace() throws SQLException {
        try {
            if (places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SQLTransientConnectionException(
                    "interrupted while waiting for a connection", "08001", interrupted);
        }
        throw new SQLTransientConnectionException("no connection became free in " + PATIENCE_SECONDS + " s", "08001");
    }

    @Override
    public void giveBack(Connection connection, boolean usable) throws SQLException {
        try {
            if (usable && !closed) {
                idle.addFirst(connection);
                if (closed) {
                    closeIdle();
                }
            } else {
                connection.close();
            }
        } finally {
            places.release();
        }
    }

    @Override
    public void close() {
        closed = true;
        closeIdle();
    }

    /** An error is passed over: nothing was under way on an idle connection, and there is nothing to be done about it. */
    private void closeIdle() {
        @Nullable Connection connection = idle.pollFirst();
        while (connection != null) {
            closeQuietly(connection);
            connection = idle.pollFirst();
        }
    }

    private static void closeQuietly(Connection connection) {
        try {
            connection.close();
        } catch (SQLException broken) {
            LOG.debug("An idle connection could not be closed: SQLState {}", broken.getSQLState());
        }
    }
}
