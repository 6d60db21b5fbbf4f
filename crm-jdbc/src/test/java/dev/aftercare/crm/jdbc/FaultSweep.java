package dev.aftercare.crm.jdbc;

import dev.aftercare.crm.command.RetryPolicy;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/** Fails the calls of commands to JDBC, one at a time. */
final class FaultSweep implements AutoCloseable {

    private final Databases engine;
    private final boolean everyCall;
    private final int stride;
    private final WatchedDatabase database;
    private final ShopAtWork shop;
    private final long ids;
    private final StoredRows rows;
    private final Snapshot opened;
    private final List<String> violations = new ArrayList<>();
    private final Set<String> names = new TreeSet<>();
    private int commands;
    private int calls;
    private int possible;
    private int faults;

    /**
     * Opens the shop.
     *
     * @param everyCall whether putting parameters in and taking columns out fails, too
     * @param stride every how many faults one is injected; reads, which have nothing to leave behind, are spared most of them
     * @param between what stands between the storage and the database
     */
    FaultSweep(Databases engine, boolean everyCall, int stride, UnaryOperator<DataSource> between) throws SQLException {
        this.engine = engine;
        this.everyCall = everyCall;
        this.stride = stride;
        database = new WatchedDatabase(engine);
        // Somebody who gives up at once sees more than somebody who tries again.
        RetryPolicy never = new RetryPolicy(1, Duration.ZERO, Duration.ZERO);
        shop = new ShopAtWork(
                JdbcStorage.own(between.apply(database.dataSource())).build(), never);
        ids = shop.ids.last();
        rows = new StoredRows(database.side());
        opened = rows.read();
    }

    /** Sweeps one command, and says how many of its transactions were committed when faults had ended it. */
    Set<Integer> sweep(Scenario scenario) throws SQLException {
        shop.ids.goOnFrom(ids);
        DisturbedCommand command = new DisturbedCommand(scenario, database, rows, shop, everyCall);
        int step = scenario.kind() == Scenario.Kind.READ && !everyCall ? 5 * stride : stride;
        commands++;
        names.addAll(command.names());
        calls += command.calls().size();
        for (int n = 0; n < command.calls().size(); n++) {
            for (FaultKind kind : FaultKind.values()) {
                if (kind.suits(command.calls().get(n))) {
                    possible++;
                    if (possible % step == 0) {
                        faults++;
                        violations.addAll(command.disturb(n, kind));
                    }
                }
            }
        }
        rows.restore(opened, rows.read());
        return command.committed();
    }

    List<String> violations() {
        return violations;
    }

    /** The commands that were swept. */
    Set<String> names() {
        return names;
    }

    int faults() {
        return faults;
    }

    @Override
    public String toString() {
        return String.format(
                "%d faults injected (of %d possible, in %d calls) in %d commands on %s, %d violations",
                faults, possible, calls, commands, engine, violations.size());
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
