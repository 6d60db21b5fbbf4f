package dev.aftercare.crm.jdbc;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.persistence.StorageException;
import dev.aftercare.crm.persistence.StorageException.Reason;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The settings of a {@link JdbcStorage}. Not safe for use by several threads. */
public final class JdbcStorageBuilder {

    private final ConnectionSource source;
    private final @Nullable HostTransactions host;
    private @Nullable String schema;
    private String tablePrefix = Tables.DEFAULT_PREFIX;
    private Migration migration = Migration.CREATE;
    private boolean optimisticClaims;

    private JdbcStorageBuilder(ConnectionSource source, @Nullable HostTransactions host) {
        this.source = source;
        this.host = host;
    }

    static JdbcStorageBuilder own(ConnectionSource source) {
        return new JdbcStorageBuilder(source, null);
    }

    static JdbcStorageBuilder joining(ConnectionSource source, HostTransactions host) {
        return new JdbcStorageBuilder(source, host);
    }

    /**
     * Puts the tables into a schema; with MariaDB and MySQL, a database. Without this setting they are where the connection
     * looks first.
     *
     * @param name 1 to 21 of a-z, 0-9 and _, the first of them a letter; {@link Migration#CREATE} makes it if it does not exist
     * @return this builder
     * @throws dev.aftercare.crm.model.InvalidInputException if the name is malformed
     */
    public JdbcStorageBuilder schema(String name) {
        schema = Tables.name("schema", name);
        return this;
    }

    /**
     * Names the tables and indexes.
     *
     * @param prefix what their names start with: 1 to 21 of a-z, 0-9 and _, the first of them a letter; {@code crm_} unless set
     * @return this builder
     * @throws dev.aftercare.crm.model.InvalidInputException if the prefix is malformed
     */
    public JdbcStorageBuilder tablePrefix(String prefix) {
        tablePrefix = Tables.name("tablePrefix", prefix);
        return this;
    }

    /**
     * Says what to do about the tables when the storage is built.
     *
     * @param what {@link Migration#CREATE} unless set
     * @return this builder
     */
    public JdbcStorageBuilder migration(Migration what) {
        migration = Input.present("migration", what);
        return this;
    }

    /**
     * Claims due entries and partitions without {@code FOR UPDATE SKIP LOCKED}, for engines that speak the SQL of a known one but
     * lack it. A worker may then wait for another, and get fewer entries than it could. Known engines that are too old for it are
     * noticed without this setting.
     *
     * @return this builder
     */
    public JdbcStorageBuilder optimisticClaims() {
        optimisticClaims = true;
        return this;
    }

    /**
     * Looks at the engine, does what {@link #migration} says, and makes the storage.
     *
     * @return the storage
     * @throws StorageException {@code UNAVAILABLE} if the database cannot be reached; {@code UNSUPPORTED} if the engine is not
     *     known, the driver is missing, the log-in is refused, a right is missing, or the tables are not as they should be; the
     *     message says what to do and repeats neither URL nor password
     */
    public JdbcStorage build() {
        boolean built = false;
        try {
            Seen seen = look();
            Tables tables = new Tables(schema, tablePrefix, seen.dialect().engine());
            new Migrator(source, seen.dialect(), tables).run(migration);
            Transactions transactions =
                    host == null ? new OwnTransactions(source, seen.isolation()) : new JoinedTransactions(host);
            if (host != null) {
                source.close();
            }
            built = true;
            return new JdbcStorage(transactions, seen.dialect(), tables);
        } finally {
            if (!built) {
                source.close();
            }
        }
    }

    private record Seen(Dialect dialect, int isolation) {}

    private Seen look() {
        try {
            Connection connection = source.take();
            boolean usable = false;
            try {
                boolean autoCommit = connection.getAutoCommit();
                int isolation = connection.getTransactionIsolation();
                Dialect dialect = Dialect.of(connection, optimisticClaims);
                Seen seen = new Seen(host == null ? dialect.ofOwnTransactions(connection) : dialect, isolation);
                if (!autoCommit) {
                    connection.rollback(); // Looking has begun a transaction.
                }
                usable = true;
                return seen;
            } finally {
                source.giveBack(connection, usable);
            }
        } catch (SQLException failure) {
            throw unreachable(failure);
        }
    }

    private static StorageException unreachable(SQLException failure) {
        // Only DriverManager itself throws the plain class.
        if (failure.getClass() == SQLException.class && "08001".equals(failure.getSQLState())) {
            return new StorageException(
                    Reason.UNSUPPORTED,
                    "no driver knows the database's URL: add the driver to the dependencies, or correct the URL",
                    Failures.sanitized(failure));
        }
        return Failures.of("opening a connection", failure);
    }
}
