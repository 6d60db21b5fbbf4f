package dev.aftercare.crm.jdbc;

import dev.aftercare.crm.jdbc.Parameters.Binder;
import dev.aftercare.crm.persistence.StorageException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Statements of a unit of work that wait for its next one, to travel with it in one text. */
final class Waiting {

    /** What a write changes if that does not matter. */
    static final int ANY = -1;

    /** How many wait at most: few enough that their texts find room in a cache of statements. */
    private static final int TOGETHER = 20;

    private List<Statement> statements = new ArrayList<>();

    /** One of several statements in a text. */
    sealed interface Statement permits Write, Question {

        String text();

        Binder binder();

        /** Whether it matters what the engine tells about it. */
        boolean isTold();

        /** Takes what the engine gave for it, and says whether that is as it must be. */
        boolean take(PreparedStatement executed) throws SQLException;
    }

    /** A write, which says how many rows it changed. */
    static final class Write implements Statement {

        private final String text;
        private final Binder binder;
        private final int expected;
        private final boolean isTold;
        private int changed;

        private Write(String text, int expected, boolean isTold, Binder binder) {
            this.text = text;
            this.expected = expected;
            this.isTold = isTold;
            this.binder = binder;
        }

        /** A write that somebody wants to know the outcome of. */
        static Write asked(String text, Binder binder) {
            return new Write(text, ANY, true, binder);
        }

        /**
         * A write with a known outcome.
         *
         * @param rows how many rows it changes, or {@link #ANY} if that does not matter
         */
        static Write of(String text, int rows, Binder binder) {
            return new Write(text, rows, rows != ANY, binder);
        }

        @Override
        public boolean isTold() {
            return isTold;
        }

        @Override
        public String text() {
            return text;
        }

        @Override
        public Binder binder() {
            return binder;
        }

        @Override
        public boolean take(PreparedStatement executed) throws SQLException {
            return isAsExpected(executed.getUpdateCount());
        }

        boolean isAsExpected(int count) {
            changed = count;
            return expected == ANY || expected == count;
        }

        int changed() {
            return changed;
        }
    }

    /** Makes rows of what the engine found. */
    interface Reading<T> {
        List<T> of(ResultSet results) throws SQLException;
    }

    /** A question. */
    record Question<T>(String text, Binder binder, Reading<T> reading, Answer<T> answer) implements Statement {
        @Override
        public boolean isTold() {
            return true;
        }

        @Override
        public boolean take(PreparedStatement executed) throws SQLException {
            try {
                answer.is(reading.of(executed.getResultSet()));
            } catch (StorageException unreadable) {
                answer.isRefused(unreadable);
            }
            return true;
        }
    }

    boolean isEmpty() {
        return statements.isEmpty();
    }

    boolean isFull() {
        return statements.size() >= TOGETHER;
    }

    /** Whether anything waits that changes something. */
    boolean hasWrites() {
        return statements.stream().anyMatch(Write.class::isInstance);
    }

    void add(Statement statement) {
        statements.add(statement);
    }

    /** All, in their order; none of them waits any longer. */
    List<Statement> taken() {
        List<Statement> taken = statements;
        statements = new ArrayList<>();
        return taken;
    }
}
