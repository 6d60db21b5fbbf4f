package dev.aftercare.crm.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The library opens and commits. The connection's autocommit and isolation are set for the time of use and then put back.
 *
 * <p>Which isolation the connections of this source come with was seen once, when the storage was built: asking is a question to
 * the server, and pools hand out connections that are set alike.
 */
final class OwnTransactions implements Transactions {

    private static final Logger LOG = LoggerFactory.getLogger(OwnTransactions.class);

    private final ConnectionSource source;
    private final int isolationOfSource;

    OwnTransactions(ConnectionSource source, int isolationOfSource) {
        this.source = source;
        this.isolationOfSource = isolationOfSource;
    }

    @Override
    public <R> R run(Function<Connection, R> work) {
        Attempt attempt = new Attempt();
        try {
            attempt.begin();
            R result = work.apply(attempt.connection);
            attempt.commit();
            return result;
        } finally {
            attempt.finish();
        }
    }

    @Override
    public void afterCommit(List<Runnable> actions) {
        actions.forEach(Runnable::run);
    }

    @Override
    public void close() {
        source.close();
    }

    /** One transaction on one connection. */
    private final class Attempt {

        private final Connection connection;
        private boolean autoCommitBefore;
        private boolean begun;
        private boolean committed;

        Attempt() {
            try {
                connection = source.take();
            } catch (SQLException failure) {
                throw Failures.of("opening a connection", failure);
            }
        }

        void begin() {
            try {
                autoCommitBefore = connection.getAutoCommit();
                if (isolationOfSource != Connection.TRANSACTION_READ_COMMITTED) {
                    connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
                }
                if (autoCommitBefore) {
                    connection.setAutoCommit(false);
                }
                begun = true;
            } catch (SQLException failure) {
                throw Failures.of("beginning a transaction", failure);
            }
        }

        void commit() {
            try {
                connection.commit();
                committed = true;
            } catch (SQLException failure) {
                throw Failures.of("the commit", failure);
            }
        }

        /**
         * Rolls back unless committed, and gives the connection back as it came. What fails here changes nothing any more about
         * what was committed or not: the connection is then not used again.
         */
        void finish() {
            boolean usable;
            try {
                if (begun && !committed) {
                    connection.rollback();
                }
                if (begun && autoCommitBefore) {
                    connection.setAutoCommit(true);
                }
                if (isolationOfSource != Connection.TRANSACTION_READ_COMMITTED) {
                    connection.setTransactionIsolation(isolationOfSource);
                }
                usable = begun;
            } catch (SQLException broken) {
                usable = false;
            }
            giveBack(usable);
        }

        private void giveBack(boolean usable) {
            try {
                source.giveBack(connection, usable);
            } catch (SQLException broken) {
                LOG.debug("A connection could not be given back: SQLState {}", broken.getSQLState());
            }
        }
    }
}
