package dev.aftercare.crm.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every command of the services, and every call to JDBC that it makes: if that call fails, before it took effect, after it, or with
 * the connection, then what is stored is the state before or the state after, and the command given again under its key leaves exactly one
 * effect. With {@code -Daftercare.faults=all} no fault is left out on any engine.
 */
class FaultSweepTest {

    private static final boolean ALL = "all".equals(System.getProperty("aftercare.faults"));

    /** The commands that never leave an event, and why they need not. */
    private static final Map<String, String> NEVER_TELL = Map.of(
            "AfterSales.assess(NewAfterSales, By)", "it only looks",
            "Guards.quote(List, CustomerId, List, String, By)", "it only looks, and counts what is no code",
            "PartnerBenefits.left(String)", "it only looks",
            "Rewards.left(String)", "it only looks",
            "Team.load(String)", "it only looks",
            "Presence.enter(TicketId, Activity, Duration, By)", "who looks at a ticket is forgotten within minutes",
            "Presence.leave(TicketId, By)", "who looks at a ticket is forgotten within minutes",
            "Presence.takeOver(TicketId, Duration, By)", "who looks at a ticket is forgotten within minutes",
            "Events.handOver(EventSink, int, Duration)", "a worker notes which events it has handed over",
            "Shop.forgetKeys(Instant, int)", "keys are of no meaning to the shop");

    /** The commands that may store something without an event, and what that is. */
    private static final Map<String, String> MAY_BE_SILENT =
            Map.of("Shop.runDue(int)", "a worker notes how far it has come, and that a hook was called");

    /** The commands of which rules make what they will: these, not the giver, are told to have done it. */
    private static final Set<String> LEFT_TO_RULES =
            Set.of("TicketClassification.classify(TicketId, By)", "Tiers.evaluate(CustomerId, String, By)");

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @CsvSource({"H2_MEMORY, 1", "POSTGRESQL, 17", "MARIADB, 17"})
    void aFaultLeavesTheStateBeforeOrAfterAndARepetitionOneEffect(Databases engine, int stride) throws SQLException {
        boolean each = ALL || stride == 1;
        try (FaultSweep sweep = new FaultSweep(engine, ALL, each ? 1 : stride, UnaryOperator.identity())) {
            Set<Integer> done = sweepAll(sweep);
            System.out.println(sweep);

            assertThat(sweep.violations()).isEmpty();
            assertThat(sweep.faults()).isGreaterThan(100);
            if (each) {
                assertThat(done)
                        .as("how many of three tickets were done when a fault ended the steps on them")
                        .containsExactly(0, 1, 2, 3);
            }
        }
    }

    @Test
    void noCommandIsLeftOutAndEveryChangeIsAnEvent() throws SQLException {
        ToldChanges changes = ToldChanges.ofAllCommands();
        Set<String> left = new TreeSet<>(ServiceCommands.all());
        left.removeAll(changes.given());
        Set<String> neverTold = new TreeSet<>(ServiceCommands.all());
        neverTold.removeAll(changes.told());

        assertThat(left)
                .as(
                        "commands without a scenario: each needs a line in COMMANDS of %s.java, beside this test; if it"
                                + " needs something to work on, add that to ShopAtWork",
                        Scenarios.class.getSimpleName())
                .isEmpty();
        assertThat(neverTold).as("commands that never left an event").isEqualTo(NEVER_TELL.keySet());
        Set<String> silent = changes.silent();
        silent.removeAll(NEVER_TELL.keySet());
        assertThat(silent)
                .as("commands that stored something and left no event")
                .isEqualTo(MAY_BE_SILENT.keySet());
        assertThat(changes.withoutReason())
                .as("commands whose events do not tell the reason that was given")
                .isEqualTo(LEFT_TO_RULES);
    }

    @Test
    void theSweepFindsWhatIsNotOneTransaction() throws SQLException {
        try (FaultSweep sweep =
                new FaultSweep(Databases.H2_MEMORY, false, 1, FaultSweepTest::committingEachStatement)) {
            sweep.sweep(Scenarios.COMMANDS.get(0));

            assertThat(sweep.violations())
                    .anyMatch(violation -> violation.contains("it left something between"))
                    .anyMatch(violation -> violation.contains("given again"));
        }
    }

    /** Sweeps everything there is, and says how far the steps on three tickets had come when faults ended them. */
    private static Set<Integer> sweepAll(FaultSweep sweep) throws SQLException {
        for (Scenario command : Scenarios.COMMANDS) {
            sweep.sweep(command);
        }
        Set<Integer> done = sweep.sweep(QueueScenarios.OF_THREE);
        sweep.sweep(QueueScenarios.OF_A_PAGE);
        for (Scenario read : Scenarios.READS) {
            sweep.sweep(read);
        }
        return done;
    }

    private static DataSource committingEachStatement(DataSource source) {
        return proxy(DataSource.class, source);
    }

    private static <T> T proxy(Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (method.getName().equals("setAutoCommit")) {
                        return null;
                    }
                    try {
                        Object result = method.invoke(target, arguments);
                        return result instanceof Connection connection ? proxy(Connection.class, connection) : result;
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                }));
    }
}
