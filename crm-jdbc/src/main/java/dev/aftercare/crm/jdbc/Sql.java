package dev.aftercare.crm.jdbc;

import dev.aftercare.crm.jdbc.Parameters.Binder;
import dev.aftercare.crm.model.CrmException;
import dev.aftercare.crm.model.TenantId;
import dev.aftercare.crm.persistence.StorageException;
import dev.aftercare.crm.persistence.StorageException.Reason;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs the statements of one unit of work. Every statement must bind the tenant.
 *
 * <p>An error that no store expected dooms the unit: engines differ in what such an error leaves behind, so nothing of it is
 * committed, even if the work caught the exception.
 */
final class Sql {

    private static final int BATCH = 1_000;

    /** Few enough that the statements for all numbers of rows find room in a cache of statements. */
    private static final int ROWS = 50;

    private final Connection connection;
    private final TenantId tenant;
    private final Dialect dialect;
    private final Tables tables;
    private final Thread owner = Thread.currentThread();
    private boolean ended;
    private @Nullable StorageException doom;

    Sql(Connection connection, TenantId tenant, Dialect dialect, Tables tables) {
        this.connection = connection;
        this.tenant = tenant;
        this.dialect = dialect;
        this.tables = tables;
    }

    Dialect dialect() {
        return dialect;
    }

    /** Checks that the unit of work is still going on, on its own thread. */
    void requireValid() {
        if (ended) {
            throw new IllegalStateException("the unit of work has ended");
        }
        if (Thread.currentThread() != owner) {
            throw new IllegalStateException("the unit of work belongs to another thread");
        }
    }

    void end() {
        ended = true;
    }

    void throwIfDoomed() {
        if (doom != null) {
            throw doom;
        }
    }

    <T> Optional<T> one(String query, Binder binder, Row.Reader<T> reader) {
        List<T> rows = list(query, binder, reader);
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.get(0));
    }

    <T> List<T> list(String query, Binder binder, Row.Reader<T> reader) {
        return run("a query", query, statement -> {
            bind(statement, binder);
            try (ResultSet results = statement.executeQuery()) {
                Row row = new Row(results, dialect);
                List<T> rows = new ArrayList<>();
                while (row.advance()) {
                    rows.add(read(reader, row));
                }
                return rows;
            }
        });
    }

    /** Runs a statement that changes rows, and says how many. */
    int change(String command, Binder binder) {
        return run("a change", command, statement -> {
            bind(statement, binder);
            return statement.executeUpdate();
        });
    }

    /** Runs a statement once per binder, without saying how many rows it changed: some drivers cannot tell. */
    void batch(String command, Iterable<? extends Binder> binders) {
        run("a batch", command, statement -> {
            Parameters parameters = new Parameters(statement, dialect, tenant);
            int waiting = 0;
            for (Binder binder : binders) {
                parameters.rewind();
                binder.bind(parameters);
                requireTenant(parameters);
                statement.addBatch();
                waiting++;
                if (waiting == BATCH) {
                    statement.executeBatch();
                    waiting = 0;
                }
            }
            if (waiting > 0) {
                statement.executeBatch();
            }
            return waiting;
        });
    }

    /**
     * Inserts rows with one statement, as far as their keys are new. If another transaction is inserting the same key, this
     * waits for its end.
     *
     * @param insert the statement up to the values
     * @param values the placeholders of one row, in brackets
     * @return how many rows were inserted; where the engine undoes a failed statement, all or none
     */
    int insertNew(String insert, String values, List<? extends Binder> rows) {
        String command = insert + manyOf(values, rows.size()) + dialect.unlessExists();
        return run("an insert", command, statement -> {
            bind(statement, together(rows));
            try {
                return statement.executeUpdate();
            } catch (SQLException failure) {
                if (dialect.unlessExists().isEmpty() && Failures.isDuplicateKey(failure)) {
                    return 0;
                }
                throw failure;
            }
        });
    }

    /** Inserts rows whose keys are known to be new, many with one statement: that costs engines half of what a batch does. */
    void insertAll(String insert, String values, List<? extends Binder> rows) {
        for (int from = 0; from < rows.size(); from += ROWS) {
            List<? extends Binder> part = rows.subList(from, Math.min(from + ROWS, rows.size()));
            change(insert + manyOf(values, part.size()), together(part));
        }
    }

    private static String manyOf(String values, int rows) {
        return " VALUES " + values + (", " + values).repeat(rows - 1);
    }

    private static Binder together(List<? extends Binder> rows) {
        return parameters -> {
            for (Binder row : rows) {
                row.bind(parameters);
            }
        };
    }

    /** Inserts one row unless its key exists. */
    boolean insertNew(String insert, String values, Binder row) {
        return insertNew(insert, values, List.of(row)) == 1;
    }

    /** Runs several statements; if it throws, what they did is undone and the transaction goes on. */
    void atomically(Runnable statements) {
        requireValid();
        try {
            Savepoint savepoint = connection.setSavepoint();
            try {
                statements.run();
            } catch (RuntimeException failure) {
                if (doom == null) {
                    connection.rollback(savepoint);
                }
                throw failure;
            }
            connection.releaseSavepoint(savepoint);
        } catch (SQLException failure) {
            throw doomed("a savepoint", failure);
        }
    }

    private interface Execution<T> {
        T on(PreparedStatement statement) throws SQLException;
    }

    private <T> T run(String doing, String template, Execution<T> execution) {
        requireValid();
        throwIfDoomed();
        try (PreparedStatement statement = connection.prepareStatement(tables.resolve(template))) {
            return execution.on(statement);
        } catch (SQLException failure) {
            throw doomed(doing, failure);
        }
    }

    private void bind(PreparedStatement statement, Binder binder) throws SQLException {
        Parameters parameters = new Parameters(statement, dialect, tenant);
        binder.bind(parameters);
        requireTenant(parameters);
    }

    private static void requireTenant(Parameters parameters) {
        if (!parameters.isTenantBound()) {
            throw new AssertionError("a statement does not bind the tenant");
        }
    }

    private StorageException doomed(String doing, SQLException failure) {
        StorageException problem = Failures.of(doing, failure);
        if (doom == null) {
            doom = problem;
        }
        return problem;
    }

    /** A row that its record refuses is damaged; the record's message names the field and no value. */
    private static <T> T read(Row.Reader<T> reader, Row row) throws SQLException {
        try {
            return reader.read(row);
        } catch (StorageException known) {
            throw known;
        } catch (CrmException | IllegalArgumentException refused) {
            @Nullable CrmException cause = refused instanceof CrmException checked ? checked : null;
            throw new StorageException(Reason.CORRUPT, "a stored row is not a record", cause);
        }
    }
}
