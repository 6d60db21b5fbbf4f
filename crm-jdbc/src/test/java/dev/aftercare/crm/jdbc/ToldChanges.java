package dev.aftercare.crm.jdbc;

import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.RetryPolicy;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What commands tell of what they change: each is given once, under a key and with a reason, in the shop as it was opened. */
final class ToldChanges {

    private static final String EVENTS = "event";
    private static final String KEYS = "command";
    private static final String REASON = "The owner wants it so";

    /** The columns that tell an event from every other, and where the others stand. */
    private static final int KEY_COLUMNS = 4;

    private static final int REASON_COLUMN = 12;

    private final Set<String> given = new TreeSet<>();
    private final Set<String> told = new TreeSet<>();
    private final Set<String> silent = new TreeSet<>();
    private final Set<String> withoutReason = new TreeSet<>();

    /** Gives all the commands there are scenarios for. */
    static ToldChanges ofAllCommands() throws SQLException {
        ToldChanges changes = new ToldChanges();
        try (WatchedDatabase database = new WatchedDatabase(Databases.H2_MEMORY)) {
            ShopAtWork shop =
                    new ShopAtWork(JdbcStorage.own(database.dataSource()).build(), RetryPolicy.DEFAULT);
            StoredRows rows = new StoredRows(database.side());
            Snapshot opened = rows.read();
            long ids = shop.ids.last();
            for (Scenario scenario : Scenarios.COMMANDS) {
                shop.turnTo(ShopAtWork.OPENING.plusSeconds(600));
                shop.ids.goOnFrom(ids);
                scenario.before().accept(shop);
                Snapshot before = rows.read();
                List<String> command = changes.give(scenario, shop, database);
                Snapshot after = rows.read();
                if (scenario.kind() != Scenario.Kind.REFUSED) {
                    changes.compare(command, before, after);
                }
                rows.restore(opened, after);
            }
        }
        return changes;
    }

    private List<String> give(Scenario scenario, ShopAtWork shop, WatchedDatabase database) {
        List<String> command = new ArrayList<>();
        database.watch(call -> {
            List<String> atWork = call.opens() ? ServiceCommands.atWork() : List.of();
            given.addAll(atWork);
            command.addAll(command.isEmpty() ? atWork : List.of());
            return call.proceed();
        });
        shop.because(REASON);
        scenario.give(shop);
        shop.because(null);
        database.watch(null);
        return command;
    }

    /** The command that was called stands last; those before it, it was made of. */
    private void compare(List<String> command, Snapshot before, Snapshot after) {
        String outermost = command.get(command.size() - 1);
        Set<List<Object>> known = new HashSet<>();
        before.tables().get(EVENTS).forEach(row -> known.add(row.subList(0, KEY_COLUMNS)));
        List<List<Object>> events = after.tables().get(EVENTS).stream()
                .filter(row -> !known.contains(row.subList(0, KEY_COLUMNS)))
                .toList();
        if (!events.isEmpty()) {
            told.addAll(command);
            if (outermost.contains(By.class.getSimpleName())
                    && events.stream().noneMatch(row -> REASON.equals(row.get(REASON_COLUMN)))) {
                withoutReason.add(outermost);
            }
        } else if (before.tables().keySet().stream().anyMatch(table -> changes(table, before, after))) {
            silent.add(outermost);
        }
    }

    private static boolean changes(String table, Snapshot before, Snapshot after) {
        return !table.equals(KEYS)
                && !before.tables().get(table).equals(after.tables().get(table));
    }

    /** The commands that were given, those that others give included. */
    Set<String> given() {
        return given;
    }

    /** Those that left an event. */
    Set<String> told() {
        return told;
    }

    /** Those that stored something and left no event. */
    Set<String> silent() {
        return silent;
    }

    /** Those whose events tell that the giver did it, and not why. */
    Set<String> withoutReason() {
        return withoutReason;
    }
}
