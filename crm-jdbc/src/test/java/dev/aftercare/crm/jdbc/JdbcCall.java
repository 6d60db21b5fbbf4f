package dev.aftercare.crm.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.Set;

/**
 * One call of the library to JDBC, on its way to the driver.
 *
 * @param on what it is made on: a data source, a connection, a prepared statement, results
 * @param name the method
 * @param sql the statement it belongs to, or an empty text
 * @param action makes the call
 */
record JdbcCall(Class<?> on, String name, String sql, Action action) {

    private static final Set<String> EFFECTS = Set.of(
            "getConnection",
            "commit",
            "rollback",
            "setAutoCommit",
            "setTransactionIsolation",
            "setSavepoint",
            "releaseSavepoint");

    /** Makes a call. */
    interface Action {
        Object proceed() throws Throwable;
    }

    /** Sees calls, and lets them through or not. */
    interface Watcher {
        Object see(JdbcCall call) throws Throwable;
    }

    Object proceed() throws Throwable {
        return action.proceed();
    }

    /** Whether it sends a statement. */
    boolean sends() {
        return on == PreparedStatement.class && name.startsWith("execute");
    }

    /** Whether all that was done so far is there for good after it. */
    boolean commits() {
        return isCommit() || (sends() && sql.endsWith("COMMIT"));
    }

    boolean isCommit() {
        return name.equals("commit");
    }

    boolean opens() {
        return name.equals("getConnection");
    }

    /** Whether it can change anything, here or there, so that failing before it and failing after it differ. */
    boolean hasEffect() {
        return sends() || EFFECTS.contains(name) || (on == Connection.class && name.equals("close"));
    }

    /** Whether it only puts a parameter in or takes a column out. */
    boolean isParameterOrColumn() {
        return on != Connection.class
                && !opens()
                && (name.startsWith("set") || name.startsWith("get") || name.equals("wasNull"));
    }

    @Override
    public String toString() {
        return name + (sql.isEmpty() ? "" : " of " + sql);
    }
}
