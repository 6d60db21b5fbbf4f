package dev.aftercare.crm.jdbc;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;

/** The ways in which a call to JDBC fails. */
enum FaultKind {
    /** It does nothing and fails. */
    BEFORE(false, false),
    /** It takes effect and fails all the same. */
    AFTER(true, false),
    /** The connection is lost before it reaches the server. */
    LOST_BEFORE(false, true),
    /** It takes effect, and the connection is lost with the answer. */
    LOST_AFTER(true, true);

    private final boolean takesEffect;
    private final boolean losesConnection;

    FaultKind(boolean takesEffect, boolean losesConnection) {
        this.takesEffect = takesEffect;
        this.losesConnection = losesConnection;
    }

    /** Whether it makes a difference for a call. */
    boolean suits(JdbcCall call) {
        return !takesEffect || call.hasEffect();
    }

    Object inject(JdbcCall call, WatchedDatabase database) throws Throwable {
        if (takesEffect) {
            call.proceed();
        }
        if (losesConnection) {
            database.lose();
            throw new SQLNonTransientConnectionException("injected", "08006");
        }
        throw new SQLException("injected", "58030");
    }
}
