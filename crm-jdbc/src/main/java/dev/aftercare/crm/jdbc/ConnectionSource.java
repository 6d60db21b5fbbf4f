package dev.aftercare.crm.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Where connections come from and go back to. */
interface ConnectionSource extends AutoCloseable {

    Connection take() throws SQLException;

    /**
     * Gives a connection back.
     *
     * @param usable false if it may be broken or in the middle of a transaction, and is better not used again
     */
    void giveBack(Connection connection, boolean usable) throws SQLException;

    @Override
    void close();

    /** The shop's own: it stays open. */
    static ConnectionSource of(DataSource dataSource) {
        return new ConnectionSource() {
            @Override
            public Connection take() throws SQLException {
                try {
                    return dataSource.getConnection();
                } catch (RuntimeException ofThePool) {
                    throw below(ofThePool);
                }
            }

            @Override
            public void giveBack(Connection connection, boolean usable) throws SQLException {
                connection.close();
            }

            @Override
            public void close() {}
        };
    }

    /** A pool that opens its first connection when it is first asked reports a failure in an exception of its own. */
    private static SQLException below(RuntimeException failure) {
        for (@Nullable Throwable one = failure.getCause(); one != null; one = one.getCause()) {
            if (one instanceof SQLException found) {
                return found;
            }
        }
        throw failure;
    }
}
