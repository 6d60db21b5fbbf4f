package dev.aftercare.crm.jdbc;

import dev.aftercare.crm.jdbc.Parameters.Binder;
import dev.aftercare.crm.jdbc.Waiting.Question;
import dev.aftercare.crm.jdbc.Waiting.Statement;
import dev.aftercare.crm.jdbc.Waiting.Write;
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

    private final Connection connection;
    private final TenantId tenant;
    private final Dialect dialect;
    private final Tables tables;
    private final Thread owner = Thread.currentThread();
    private final Waiting waiting = new Waiting();
    private final Grown grown = new Grown();
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

    /** What this unit of work has written so far. */
    Grown grown() {
        return grown;
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

    /** Sends what still waits, with the commit if the dialect takes it so; the one that follows then finds nothing left to do. */
    void finish() {
        throwIfDoomed();
        if (waiting.hasWrites()) {
            send(waiting.taken(), dialect.takesCommit());
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
        if (!waiting.isEmpty()) {
            return ask(query, binder, reader).get();
        }
        return listAtOnce(query, binder, reader);
    }

    /** Asks what is needed later: where the engine takes several statements at once, the question waits for the next one. */
    <T> Answer<T> ask(String query, Binder binder, Row.Reader<T> reader) {
        requireValid();
        throwIfDoomed();
        Answer<T> answer = new Answer<>(this::sendWaiting);
        if (dialect.takesSeveral()) {
            keep(new Question<>(query, binder, results -> rows(results, reader), answer));
        } else {
            answer.is(listAtOnce(query, binder, reader));
        }
        return answer;
    }

    private <T> List<T> listAtOnce(String query, Binder binder, Row.Reader<T> reader) {
        return run("a query", query, statement -> {
            bind(statement, binder);
            try (ResultSet results = statement.executeQuery()) {
                return rows(results, reader);
            }
        });
    }

    private <T> List<T> rows(ResultSet results, Row.Reader<T> reader) throws SQLException {
        Row row = new Row(results, dialect);
        List<T> rows = new ArrayList<>();
        while (row.advance()) {
            rows.add(read(reader, row));
        }
        return rows;
    }

    /** Runs a statement that changes rows, and says how many. */
    int change(String command, Binder binder) {
        return waiting.isEmpty() ? changeAtOnce(command, binder) : changeWithWaiting(command, binder);
    }

    private int changeAtOnce(String command, Binder binder) {
        return run("a change", command, statement -> {
            bind(statement, binder);
            return statement.executeUpdate();
        });
    }

    private int changeWithWaiting(String command, Binder binder) {
        Write write = Write.asked(command, binder);
        waiting.add(write);
        sendWaiting();
        return write.changed();
    }

    /**
     * Writes what can only fail by a mistake, because the rows are locked or are this unit of work's own. Where the engine takes several
     * statements at once, it waits and travels with the next statement, so that the writes of a command are one round trip together. If
     * it fails all the same, the unit of work is doomed.
     *
     * @param rows how many rows it changes; {@link Waiting#ANY} if that varies
     */
    void changeLater(String command, int rows, Binder binder) {
        requireValid();
        throwIfDoomed();
        Write write = Write.of(command, rows, binder);
        if (dialect.takesSeveral()) {
            keep(write);
        } else if (!write.isAsExpected(changeAtOnce(command, binder))) {
            throw unexpected(Reason.CONFLICT);
        }
    }

    private void keep(Statement statement) {
        waiting.add(statement);
        if (waiting.isFull()) {
            sendWaiting();
        }
    }

    private void sendWaiting() {
        if (!waiting.isEmpty()) {
            send(waiting.taken(), false);
        }
    }

    /** Sends statements as one text, which the engine does in their order, each with a look of its own at what is committed. */
    private void send(List<Statement> statements, boolean commits) {
        Bundle bundle = tables.bundle(statements, commits);
        boolean asExpected = prepared("a change", bundle.text(), statement -> {
            Parameters parameters = new Parameters(statement, dialect, tenant);
            for (int number : bundle.order()) {
                bind(parameters, statements.get(number).binder());
            }
            executeAll(statement);
            boolean all = true;
            for (int number : bundle.results()) {
                all &= statements.get(number).take(statement);
                statement.getMoreResults();
            }
            return all;
        });
        if (!asExpected) {
            // After the commit it is too late for another attempt.
            throw unexpected(commits ? Reason.CORRUPT : Reason.CONFLICT);
        }
    }

    /** What is sent together was told to be new: a key that is there after all is a conflict with who was faster. */
    private void executeAll(PreparedStatement statement) throws SQLException {
        try {
            statement.execute();
        } catch (SQLException failure) {
            if (Failures.isDuplicateKey(failure)) {
                throw unexpected(Reason.CONFLICT);
            }
            throw failure;
        }
    }

    private StorageException unexpected(Reason reason) {
        doom = new StorageException(reason, "what this unit of work had locked or made was not as it left it");
        return doom;
    }

    /** Runs a statement once per binder, without saying how many rows it changed: some drivers cannot tell. */
    void batch(String command, Iterable<? extends Binder> binders) {
        run("a batch", command, statement -> {
            Parameters parameters = new Parameters(statement, dialect, tenant);
            int batched = 0;
            for (Binder binder : binders) {
                parameters.rewind();
                bind(parameters, binder);
                statement.addBatch();
                batched++;
                if (batched == BATCH) {
                    statement.executeBatch();
                    batched = 0;
                }
            }
            if (batched > 0) {
                statement.executeBatch();
            }
            return batched;
        });
    }

    /**
     * Inserts rows with one statement, as far as their keys are new. If another transaction is inserting the same key, this
     * waits for its end.
     *
     * @return how many rows were inserted; where the engine undoes a failed statement, all or none
     */
    int insertNew(Insert insert, List<? extends Binder> rows) {
        String command = insert.of(rows.size()) + dialect.unlessExists();
        if (!waiting.isEmpty()) {
            return changeWithWaiting(command, together(rows));
        }
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

    /** Inserts rows whose keys are known to be new, many with one statement, which costs engines half of what a batch does; they may wait. */
    void insertAll(Insert insert, List<? extends Binder> rows) {
        for (int from = 0; from < rows.size(); from += Insert.MOST) {
            insertLater(insert, rows.subList(from, Math.min(from + Insert.MOST, rows.size())));
        }
    }

    private static Binder together(List<? extends Binder> rows) {
        return parameters -> {
            for (Binder row : rows) {
                row.bind(parameters);
            }
        };
    }

    /** Inserts one row unless its key exists. */
    boolean insertNew(Insert insert, Binder row) {
        return insertNew(insert, List.of(row)) == 1;
    }

    /**
     * Inserts rows with keys that should be new; they may wait as with {@link #changeLater}. If one is there after all, the unit of work
     * is doomed by a conflict.
     */
    void insertLater(Insert insert, List<? extends Binder> rows) {
        // All rows or an error: the number need not be told.
        changeLater(insert.of(rows.size()), Waiting.ANY, together(rows));
    }

    /** Runs several statements; if it throws, what they did is undone and the transaction goes on. */
    void atomically(Runnable statements) {
        requireValid();
        sendWaiting();
        try {
            Savepoint savepoint = connection.setSavepoint();
            try {
                statements.run();
                sendWaiting();
            } catch (RuntimeException failure) {
                waiting.taken();
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
        return prepared(doing, tables.resolve(template), execution);
    }

    private <T> T prepared(String doing, String text, Execution<T> execution) {
        requireValid();
        throwIfDoomed();
        sendWaiting();
        try (PreparedStatement statement = connection.prepareStatement(text)) {
            return execution.on(statement);
        } catch (SQLException failure) {
            throw doomed(doing, failure);
        }
    }

    private void bind(PreparedStatement statement, Binder binder) throws SQLException {
        bind(new Parameters(statement, dialect, tenant), binder);
    }

    private static void bind(Parameters parameters, Binder binder) throws SQLException {
        parameters.nextStatement();
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
