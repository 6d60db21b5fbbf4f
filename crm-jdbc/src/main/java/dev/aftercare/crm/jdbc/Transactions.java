package dev.aftercare.crm.jdbc;

import java.sql.Connection;
import java.util.List;
import java.util.function.Function;

/** What surrounds the work of one unit. */
interface Transactions {

    /**
     * Runs work on a connection in a transaction. If it throws, nothing of it remains.
     *
     * @param <R> what it returns
     * @param work what to do on the connection
     * @return what the work returned
     */
    <R> R run(Function<Connection, R> work);

    /** Sees to it that actions run once the transaction has committed; called after {@link #run} returned. */
    void afterCommit(List<Runnable> actions);

    /** Releases what was opened by the library. */
    void close();
}
