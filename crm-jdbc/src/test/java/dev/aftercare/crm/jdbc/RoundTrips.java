package dev.aftercare.crm.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a command sends to the database.
 *
 * @param statements how many statements, a batch counting once
 * @param savepoints how often a savepoint is set or released
 * @param commits how many commits
 */
record RoundTrips(int statements, int savepoints, int commits) {

    private static final RoundTrips NONE = new RoundTrips(0, 0, 0);

    /** Gives every command once, each in the shop as it was opened, and counts; where there are several ways, the longest. */
    static Map<String, RoundTrips> ofAllCommands(WatchedDatabase database, ShopAtWork shop) throws SQLException {
        StoredRows rows = new StoredRows(database.side());
        Snapshot opened = rows.read();
        long ids = shop.ids.last();
        Map<String, RoundTrips> all = new TreeMap<>();
        for (Scenario scenario : Scenarios.COMMANDS) {
            shop.turnTo(ShopAtWork.OPENING.plusSeconds(600));
            shop.ids.goOnFrom(ids);
            scenario.before().accept(shop);
            Counter counter = new Counter();
            database.watch(counter);
            scenario.give(shop);
            database.watch(null);
            all.merge(counter.name(), counter.trips, RoundTrips::longer);
            rows.restore(opened, rows.read());
        }
        return all;
    }

    /** Counts what some work sends. */
    static RoundTrips of(WatchedDatabase database, Runnable work) {
        Counter counter = new Counter();
        database.watch(counter);
        work.run();
        database.watch(null);
        return counter.trips;
    }

    private RoundTrips longer(RoundTrips other) {
        return all() >= other.all() ? this : other;
    }

    int all() {
        return statements + savepoints + commits;
    }

    private RoundTrips plus(JdbcCall call) {
        return new RoundTrips(
                statements + (call.sends() ? 1 : 0),
                savepoints + (call.name().endsWith("Savepoint") ? 1 : 0),
                commits + (call.isCommit() ? 1 : 0));
    }

    private static final class Counter implements JdbcCall.Watcher {

        private final List<String> atWork = new ArrayList<>();
        private RoundTrips trips = NONE;

        @Override
        public Object see(JdbcCall call) throws Throwable {
            if (atWork.isEmpty()) {
                atWork.addAll(ServiceCommands.atWork());
            }
            trips = trips.plus(call);
            return call.proceed();
        }

        String name() {
            return atWork.get(atWork.size() - 1);
        }
    }
}
