package dev.aftercare.crm.jdbc;

import dev.aftercare.crm.persistence.StorageException;
import dev.aftercare.crm.persistence.StorageException.Reason;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The host opens and commits. A savepoint around the work undoes a failed unit alone, so that nothing of it remains even if the
 * host goes on. Where an engine answers a deadlock by undoing the whole transaction, the savepoint is gone, too, and with it what the host
 * wrote: then the exception says so, and nobody may try the unit again on what is left.
 */
final class JoinedTransactions implements Transactions {

    private static final Logger LOG = LoggerFactory.getLogger(JoinedTransactions.class);

    private final HostTransactions host;

    JoinedTransactions(HostTransactions host) {
        this.host = host;
    }

    @Override
    public <R> R run(Function<Connection, R> work) {
        Connection connection = host.connection();
        Savepoint savepoint = begin(connection);
        R result;
        try {
            result = work.apply(connection);
        } catch (Throwable failure) {
            if (isUndone(connection, savepoint)) {
                throw failure;
            }
            throw StorageException.withHostTransaction(
                    failure instanceof StorageException known
                            ? known
                            : new StorageException(Reason.CONFLICT, "the engine ended the transaction", failure));
        }
        try {
            connection.releaseSavepoint(savepoint);
        } catch (SQLException failure) {
            throw StorageException.withHostTransaction(Failures.of("joining the host's transaction", failure));
        }
        return result;
    }

    private static Savepoint begin(Connection connection) {
        try {
            if (connection.getAutoCommit()) {
                throw new IllegalStateException("autocommit is on: the host has no transaction to join");
            }
            return connection.setSavepoint();
        } catch (SQLException failure) {
            throw Failures.of("joining the host's transaction", failure);
        }
    }

    /** Says no if the savepoint is gone. */
    private static boolean isUndone(Connection connection, Savepoint savepoint) {
        try {
            connection.rollback(savepoint);
            return true;
        } catch (SQLException gone) {
            LOG.debug("The host's transaction is gone: SQLState {}", gone.getSQLState());
            return false;
        }
    }

    @Override
    public void afterCommit(List<Runnable> actions) {
        actions.forEach(host::afterCommit);
    }

    @Override
    public void close() {}
}
