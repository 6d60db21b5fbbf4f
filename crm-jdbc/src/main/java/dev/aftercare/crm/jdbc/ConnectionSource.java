package dev.aftercare.crm.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

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
                return dataSource.getConnection();
            }

            @Override
            public void giveBack(Connection connection, boolean usable) throws SQLException {
                connection.close();
            }

            @Override
            public void close() {}
        };
    }
}
