package dev.aftercare.crm.jdbc;

import java.sql.Connection;

/**
 * How the library takes part in the transactions of its host. The host opens them, commits them and closes the connection;
 * the library does neither, and it changes neither autocommit nor isolation.
 *
 * <p>With Spring, {@code connection} is {@code DataSourceUtils.getConnection} where a transaction is active, and {@code afterCommit}
 * registers a synchronization; the README of this module shows it.
 *
 * <p>Implementations are safe for use by several threads; each call is about the calling thread's transaction.
 */
public interface HostTransactions {

    /**
     * The connection on which the host's transaction of this thread runs, with autocommit off and an isolation of at least
     * READ COMMITTED. It supports savepoints.
     *
     * @return the connection; the same one as long as the transaction lasts
     * @throws IllegalStateException if no transaction is active
     */
    Connection connection();

    /**
     * Registers an action to run once the host's transaction of this thread has committed, and never if it does not commit, or if
     * the host undoes the part in which the action was registered to a savepoint of its own. The action throws nothing.
     *
     * @param action what to run
     */
    void afterCommit(Runnable action);
}
