package dev.aftercare.crm.jdbc;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.TenantId;
import dev.aftercare.crm.persistence.CrmStorage;
import dev.aftercare.crm.persistence.StorageException;
import dev.aftercare.crm.persistence.StorageException.Reason;
import dev.aftercare.crm.persistence.TransactionWork;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;

/**
 * The storage on a relational database: H2, PostgreSQL, MariaDB or MySQL.
 *
 * <p>It works in one of two modes, stated when it is made:
 *
 * <ul>
 *   <li>{@linkplain #own own}: the library opens and commits its own transactions, READ COMMITTED, on connections of the shop's
 *       data source. A connection's autocommit and isolation are put back after use.
 *   <li>{@linkplain #joining joining}: the library takes part in transactions that the shop opened, and commits, rolls back,
 *       closes and sets nothing. A unit of work that fails is undone to a savepoint of its own; whether the shop then goes on
 *       is the shop's decision, unless the engine has ended the whole transaction: the exception then says so
 *       ({@link StorageException#isHostTransactionLost}). Without an active transaction, or with autocommit on, it fails with an
 *       {@link IllegalStateException}.
 * </ul>
 *
 * <p>{@link #embedded} and {@link #inMemory} make a storage on an H2 of its own, with its own few connections; the shop adds the
 * H2 driver to its dependencies.
 *
 * <p>An action registered with {@code afterCommit} that throws is reported to the
 * {@linkplain Thread#getUncaughtExceptionHandler uncaught exception handler} of its thread, and the thread goes on. A closed
 * storage answers every call with {@code UNAVAILABLE}.
 *
 * <p>If a statement fails for a reason that the store's contract does not name (a deadlock, a lost connection), nothing of its
 * unit of work is stored, even if the work catches the exception.
 */
public final class JdbcStorage implements CrmStorage {

    private final Transactions transactions;
    private final Dialect dialect;
    private final Tables tables;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final ThreadLocal<Boolean> open = ThreadLocal.withInitial(() -> false);

    JdbcStorage(Transactions transactions, Dialect dialect, Tables tables) {
        this.transactions = transactions;
        this.dialect = dialect;
        this.tables = tables;
    }

    /**
     * A storage that opens and commits its own transactions.
     *
     * @param dataSource the shop's; it stays open when the storage is closed
     * @return settings to build it with
     */
    public static JdbcStorageBuilder own(DataSource dataSource) {
        return JdbcStorageBuilder.own(ConnectionSource.of(Input.present("dataSource", dataSource)));
    }

    /**
     * A storage that takes part in the shop's transactions.
     *
     * @param dataSource the shop's; used only while the storage is built, to look at the engine and the tables
     * @param host how to take part
     * @return settings to build it with
     */
    public static JdbcStorageBuilder joining(DataSource dataSource, HostTransactions host) {
        return JdbcStorageBuilder.joining(
                ConnectionSource.of(Input.present("dataSource", dataSource)), Input.present("host", host));
    }

    /**
     * A storage in a file on this machine, on H2, used by this process alone. Commits are written out at once, and transactions on
     * the file take turns, those of other tenants and other storages included: one that has to wait for more than 30 seconds fails
     * with {@code UNAVAILABLE}. So none may wait for another one on the same file. A shop with more traffic brings a server.
     *
     * @param file the file, without its ending {@code .mv.db}; it is made if it does not exist
     * @return settings to build it with; closing the storage closes the database
     */
    public static JdbcStorageBuilder embedded(Path file) {
        return JdbcStorageBuilder.own(EmbeddedConnections.toFile(Input.present("file", file)));
    }

    /**
     * A storage in the memory of this process, on H2. Storages of the same name share one database, which is gone when the last
     * of them is closed.
     *
     * @param name its name: 1 to 21 of a-z, 0-9 and _, the first of them a letter
     * @return settings to build it with
     */
    public static JdbcStorageBuilder inMemory(String name) {
        return JdbcStorageBuilder.own(EmbeddedConnections.toMemory(name));
    }

    @Override
    public <R> R inTransaction(TenantId tenant, TransactionWork<R> work) {
        if (closed.get()) {
            throw new StorageException(Reason.UNAVAILABLE, "the storage is closed");
        }
        if (open.get()) {
            throw new IllegalStateException("a transaction of this storage is open on this thread");
        }
        Outcome<R> outcome;
        open.set(true);
        try {
            outcome = transactions.run(connection -> run(connection, tenant, work));
        } finally {
            open.remove();
        }
        transactions.afterCommit(outcome.actions());
        return outcome.result();
    }

    private record Outcome<R>(R result, List<Runnable> actions) {}

    private <R> Outcome<R> run(Connection connection, TenantId tenant, TransactionWork<R> work) {
        Sql sql = new Sql(connection, tenant, dialect, tables);
        JdbcUnit unit = new JdbcUnit(sql);
        try {
            R result = work.run(unit);
            sql.finish();
            return new Outcome<>(
                    result, unit.actions().stream().map(JdbcStorage::guarded).toList());
        } finally {
            sql.end();
        }
    }

    /** An action that throws stops neither the others nor the caller. */
    private static Runnable guarded(Runnable action) {
        return () -> {
            try {
                action.run();
            } catch (Throwable failure) {
                Thread thread = Thread.currentThread();
                thread.getUncaughtExceptionHandler().uncaughtException(thread, failure);
            }
        };
    }

    /**
     * Releases what the storage opened itself: the connections of an {@linkplain #embedded embedded} database. The shop's data
     * source stays open.
     */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            transactions.close();
        }
    }

    /** Names the engine. */
    @Override
    public String toString() {
        return "JdbcStorage[" + dialect.engine() + "]";
    }
}
