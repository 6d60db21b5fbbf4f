package dev.aftercare.crm.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;
import java.util.function.Function;

/**
 * The host opens and commits. A savepoint around the work undoes a failed unit alone, so that nothing of it remains even if the
 * host goes on. Where the savepoint is gone, so is all that the host did before it.
 */
final class JoinedTransactions implements Transactions {

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
        } catch (RuntimeException | Error failure) {
            undo(connection, savepoint, failure);
            throw failure;
        }
        release(connection, savepoint);
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

    private static void undo(Connection connection, Savepoint savepoint, Throwable failure) {
        try {
            connection.rollback(savepoint);
        } catch (SQLException gone) {
            HostTransactionEndedException ended = new HostTransactionEndedException(failure);
            ended.addSuppressed(Failures.sanitized(gone));
            throw ended;
        }
    }

    private static void release(Connection connection, Savepoint savepoint) {
        try {
            connection.releaseSavepoint(savepoint);
        } catch (SQLException gone) {
            throw new HostTransactionEndedException(Failures.of("the end of the unit of work", gone));
        }
    }

    @Override
    public void afterCommit(List<Runnable> actions) {
        actions.forEach(host::afterCommit);
    }

    @Override
    public void close() {}
}
