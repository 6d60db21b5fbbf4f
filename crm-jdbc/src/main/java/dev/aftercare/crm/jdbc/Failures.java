package dev.aftercare.crm.jdbc;

import dev.aftercare.crm.persistence.StorageException;
import dev.aftercare.crm.persistence.StorageException.Reason;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an SQL error means to a caller. Told by SQLState and vendor code, also of chained errors, never by text: texts
 * change with version and language. They also quote values, so none gets into a message or a cause.
 */
final class Failures {

    /** Codes of MariaDB and MySQL that come with a SQLState too general to tell: duplicate key. */
    private static final Set<Integer> MARIADB_DUPLICATE = Set.of(1062, 1586);

    /** Lock wait timeout, deadlock, record changed since last read. */
    private static final Set<Integer> MARIADB_CONFLICT = Set.of(1205, 1213, 1020);

    /** H2: concurrent update, lock timeout. */
    private static final Set<Integer> H2_CONFLICT = Set.of(90131, 50200);

    /** H2: object or database closed, connection broken, in exclusive use, in use by another process, or closing. */
    private static final Set<Integer> H2_UNAVAILABLE = Set.of(90007, 90020, 90067, 90098, 90121, 90135);

    /** H2: database, schema or right missing, read-only. */
    private static final Set<Integer> H2_UNSUPPORTED = Set.of(90013, 90040, 90079, 90096, 90097, 90146);

    /** H2: the file is damaged. */
    private static final Set<Integer> H2_CORRUPT = Set.of(90030);

    private Failures() {}

    /** The exception for an error that came up while something was done, with a cause free of values. */
    static StorageException of(String doing, SQLException failure) {
        String remedy = Remedy.of(chain(failure)).map(text -> text + "; ").orElse("");
        return new StorageException(reason(failure), doing + " failed: " + remedy + codes(failure), sanitized(failure));
    }

    static boolean isDuplicateKey(SQLException failure) {
        return chain(failure).stream().anyMatch(Failures::isDuplicate);
    }

    static Reason reason(SQLException failure) {
        List<SQLException> chain = chain(failure);
        // The reason that ends the transaction wins over what followed from it.
        for (Reason reason : List.of(Reason.CONFLICT, Reason.DUPLICATE, Reason.CONSTRAINT, Reason.CORRUPT)) {
            if (chain.stream().anyMatch(one -> single(one) == reason)) {
                return reason;
            }
        }
        return chain.stream().anyMatch(one -> single(one) == Reason.UNSUPPORTED)
                ? Reason.UNSUPPORTED
                : Reason.UNAVAILABLE;
    }

    /** The same error without its text. */
    static SQLException sanitized(SQLException failure) {
        SQLException clean = new SQLException(codes(failure), failure.getSQLState(), failure.getErrorCode());
        clean.setStackTrace(failure.getStackTrace());
        return clean;
    }

    private static Reason single(SQLException failure) {
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        int code = failure.getErrorCode();
        if (isDuplicate(failure)) {
            return Reason.DUPLICATE;
        }
        if (isConflict(state, code)) {
            return Reason.CONFLICT;
        }
        if (H2_CORRUPT.contains(code) || state.startsWith("XX00")) {
            return Reason.CORRUPT;
        }
        if (state.startsWith("23") || state.startsWith("22")) {
            return Reason.CONSTRAINT;
        }
        return isSetUpWrongly(failure, state, code) ? Reason.UNSUPPORTED : Reason.UNAVAILABLE;
    }

    private static boolean isDuplicate(SQLException failure) {
        return "23505".equals(failure.getSQLState())
                || ("23000".equals(failure.getSQLState()) && MARIADB_DUPLICATE.contains(failure.getErrorCode()));
    }

    /** Serialization failure, deadlock, lock not available, lock timeout; and statements in a transaction so ended. */
    private static boolean isConflict(String state, int code) {
        if (state.equals("40003")) {
            return false; // Whether the statement took effect is unknown.
        }
        return state.startsWith("40")
                || state.equals("55P03")
                || state.equals("25P02")
                || H2_CONFLICT.contains(code)
                || (MARIADB_CONFLICT.contains(code) && state.startsWith("HY"));
    }

    /** Syntax and missing tables, rights, log-in, missing database or schema, read-only, feature not there. */
    private static boolean isSetUpWrongly(SQLException failure, String state, int code) {
        if (failure instanceof SQLTransientConnectionException
                || failure instanceof SQLRecoverableException
                || H2_UNAVAILABLE.contains(code)) {
            return false;
        }
        return state.startsWith("42")
                || state.startsWith("28")
                || state.startsWith("3D")
                || state.startsWith("3F")
                || state.startsWith("0A")
                || H2_UNSUPPORTED.contains(code)
                || state.equals("25006");
    }

    private static String codes(SQLException failure) {
        StringBuilder text = new StringBuilder();
        for (SQLException one : chain(failure)) {
            text.append(text.isEmpty() ? "" : ", then ")
                    .append(one.getClass().getSimpleName())
                    .append(" with SQLState ")
                    .append(one.getSQLState())
                    .append(" and code ")
                    .append(one.getErrorCode());
        }
        return text.toString();
    }

    /** The error, what is chained to it, and what caused it; bounded, in case somebody tied a loop. */
    private static List<SQLException> chain(SQLException failure) {
        List<SQLException> chain = new ArrayList<>();
        @Nullable SQLException one = failure;
        while (one != null && chain.size() < 20 && !chain.contains(one)) {
            chain.add(one);
            SQLException next = one.getNextException();
            one = next != null ? next : one.getCause() instanceof SQLException cause ? cause : null;
        }
        return chain;
    }
}
