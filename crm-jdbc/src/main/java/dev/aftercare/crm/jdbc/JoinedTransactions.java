package dev.aftercare.crm.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;
import java.util.function.Function;

/**
 * The host opens and commits. A savepoint around the work undoes a failed unit alone, so that nothing of it remains even if the
 * host goes on.
 */
final class JoinedTransactions implements Transactions {

    private final HostTransactions host;

    JoinedTransactions(HostTransactions host) {
        this.host = host;
    }

    @Override
    public <R> R run(Function<Connection, R> work) {
        Connection connection = host.connection();
        try {
            if (connection.getAutoCommit()) {
                throw new IllegalStateException("autocommit is on: the host has no transaction to join");
            }
            Savepoint savepoint = connection.setSavepoint();
            boolean succeeded = false;
            try {
                R result = work.apply(connection);
                succeeded = true;
                return result;
            } finally {
                end(connection, savepoint, succeeded);
            }
        } catch (SQLException failure) {
            throw Failures.of("joining the host's transaction", failure);
        }
    }

    /** If the engine has ended the whole transaction, the savepoint is gone with it, and there is nothing left to undo. */
    private static void end(Connection connection, Savepoint savepoint, boolean succeeded) throws SQLException {
        if (succeeded) {
            connection.releaseSavepoint(savepoint);
            return;
        }
        try {
            connection.rollback(savepoint);
        } catch (SQLException gone) {
            // What the work threw says more than this.
            return;
        }
    }

    @Override
    public void afterCommit(List<Runnable> actions) {
        actions.forEach(host::afterCommit);
    }

    @Override
    public void close() {}
}
