package dev.aftercare.crm.jdbc;

import dev.aftercare.crm.jdbc.Parameters.Binder;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Writes of a unit of work that wait for its next statement, to travel with it in one text. */
final class Waiting {

    /** What a write changes if that does not matter. */
    static final int ANY = -1;

    /** How many wait at most: few enough that their texts find room in a cache of statements. */
    private static final int TOGETHER = 20;

    private List<Write> writes = new ArrayList<>();

    /**
     * A write.
     *
     * @param rows how many rows it changes, or {@link #ANY}
     */
    record Write(String command, Binder binder, int rows) {
        boolean isAsExpected(int changed) {
            return rows == ANY || rows == changed;
        }
    }

    boolean isEmpty() {
        return writes.isEmpty();
    }

    boolean isFull() {
        return writes.size() >= TOGETHER;
    }

    void add(Write write) {
        writes.add(write);
    }

    /** All, in their order; none of them waits any longer. */
    List<Write> taken() {
        List<Write> taken = writes;
        writes = new ArrayList<>();
        return taken;
    }

    /** How many rows each of several statements changed that were executed in one text. */
    static int[] counts(PreparedStatement executed, int statements) throws SQLException {
        int[] counts = new int[statements];
        for (int i = 0; i < statements; i++) {
            counts[i] = executed.getUpdateCount();
            executed.getMoreResults();
        }
        return counts;
    }
}
