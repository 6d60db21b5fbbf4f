package dev.aftercare.crm.jdbc;

import dev.aftercare.crm.command.Rejection;
import dev.aftercare.crm.jdbc.Scenario.Kind;
import dev.aftercare.crm.model.CrmException;
import dev.aftercare.crm.persistence.StorageException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A command that is given again and again from the same state, each time disturbed in another way.
 *
 * <p>All that may be seen after a fault is the state before, and the states at the commits of a run that nobody disturbed. Once the
 * command was given again, all is as after such a run: at the time of the first, or at that of the second if the first came to nothing.
 */
final class DisturbedCommand {

    /** Longer than any lease. */
    private static final Duration UNTIL_LEASES_END = Duration.ofMinutes(6);

    private final Scenario scenario;
    private final WatchedDatabase database;
    private final ShopAtWork shop;
    private final boolean everyCall;
    private final StoredRows rows;
    private final Snapshot before;
    private final long ids;
    private final Instant first;
    private final Instant second;
    private final Set<String> names = new TreeSet<>();
    private final List<JdbcCall> calls = new ArrayList<>();
    private final List<List<String>> states = new ArrayList<>();
    private final List<List<String>> ends = new ArrayList<>();
    private final Set<Integer> committed = new TreeSet<>();
    private final String answer;
    private Snapshot present;

    DisturbedCommand(Scenario scenario, WatchedDatabase database, StoredRows rows, ShopAtWork shop, boolean everyCall)
            throws SQLException {
        this.scenario = scenario;
        this.database = database;
        this.rows = rows;
        this.shop = shop;
        this.everyCall = everyCall;
        shop.turnTo(ShopAtWork.OPENING.plusSeconds(600));
        scenario.before().accept(shop);
        before = rows.read();
        ids = shop.ids.last();
        first = shop.now();
        second = scenario.kind() == Kind.IN_STEPS ? first.plus(UNTIL_LEASES_END) : first;

        states.add(state());
        database.watch(this::look);
        answer = give(first);
        database.watch(null);
        states.add(state());
        give(second);
        ends.add(state());
        goBack();
        give(second);
        ends.add(state());
    }

    /** The calls that can fail. */
    List<JdbcCall> calls() {
        return calls;
    }

    /** The methods of the services that it is. */
    Set<String> names() {
        return names;
    }

    /** How many of its transactions were committed when faults had ended it; -1 if something between was seen. */
    Set<Integer> committed() {
        return committed;
    }

    private Object look(JdbcCall call) throws Throwable {
        if (call.opens()) {
            names.addAll(ServiceCommands.atWork());
        }
        if (counts(call)) {
            calls.add(call);
        }
        Object result = call.proceed();
        if (call.commits()) {
            states.add(state());
        }
        return result;
    }

    private boolean counts(JdbcCall call) {
        return everyCall || !call.isParameterOrColumn();
    }

    private void goBack() throws SQLException {
        rows.restore(before, present);
        shop.ids.goOnFrom(ids);
    }

    /** What has become of the state before. */
    private List<String> state() throws SQLException {
        present = rows.read();
        return present.since(before, ids);
    }

    private String give(Instant at) {
        shop.turnTo(at);
        Object given = scenario.give(shop);
        String text = given instanceof Rejection ? given.toString() : shop.text(given);
        return CountedIds.named(List.of(text), ids).get(0);
    }

    /** Fails one call, and says what is wrong afterwards. */
    List<String> disturb(int number, FaultKind kind) throws SQLException {
        goBack();
        List<String> wrong = new ArrayList<>();
        int[] count = {0};
        database.watch(call -> counts(call) && count[0]++ == number ? kind.inject(call, database) : call.proceed());
        boolean answered = false;
        try {
            String given = give(first);
            answered = scenario.kind() != Kind.IN_STEPS;
            if (answered && !given.equals(answer)) {
                wrong.add("it gave " + given + " and not " + answer);
            }
        } catch (StorageException failure) {
            if (failure.reason() != StorageException.Reason.UNAVAILABLE) {
                wrong.add("it failed with " + failure);
            }
        } catch (RuntimeException untyped) {
            wrong.add("it failed with " + untyped);
        } finally {
            database.watch(null);
        }
        if (count[0] <= number) {
            wrong.add("it never came to this call");
        }
        List<String> state = state();
        committed.add(states.indexOf(state));
        if (!states.contains(state)) {
            wrong.add("it left something between: " + difference(state, states.get(states.size() - 1)));
        }
        if (answered && !state.equals(states.get(states.size() - 1))) {
            wrong.add("it was said to be done and is not");
        }
        wrong.addAll(giveAgain());
        return wrong.stream()
                .map(what -> names + ": after " + kind + " at call " + number + ", " + calls.get(number) + ": " + what)
                .toList();
    }

    private List<String> giveAgain() throws SQLException {
        List<String> wrong = new ArrayList<>();
        if (scenario.kind() != Kind.IN_STEPS && scenario.kind() != Kind.IN_PARTS) {
            shop.ids.goOnFrom(ids);
        }
        try {
            String again = give(second);
            if (isAnsweredAlike() && !again.equals(answer)) {
                wrong.add("given again it gave " + again + " and not " + answer);
            }
        } catch (CrmException failure) {
            wrong.add("given again it failed with " + failure);
        }
        List<String> end = state();
        if (!ends.contains(end)) {
            wrong.add("given again it left " + difference(end, ends.get(0)));
        }
        return wrong;
    }

    private boolean isAnsweredAlike() {
        return scenario.kind() != Kind.IN_STEPS && scenario.kind() != Kind.AGAIN;
    }

    private static String difference(List<String> found, List<String> expected) {
        List<String> more = new ArrayList<>(found);
        more.removeAll(expected);
        List<String> less = new ArrayList<>(expected);
        less.removeAll(found);
        return "too much " + more + ", too little " + less;
    }
}
