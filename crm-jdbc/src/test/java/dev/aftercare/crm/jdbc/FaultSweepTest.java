package dev.aftercare.crm.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
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
    void noCommandIsLeftOut() throws SQLException {
        try (FaultSweep sweep =
                new FaultSweep(Databases.H2_MEMORY, false, Integer.MAX_VALUE, UnaryOperator.identity())) {
            sweepAll(sweep);
            Set<String> left = new TreeSet<>(ServiceCommands.all());
            left.removeAll(sweep.names());

            assertThat(left)
                    .as(
                            "commands without a scenario: each needs a line in COMMANDS of %s.java, beside this test; if it"
                                    + " needs something to work on, add that to ShopAtWork",
                            Scenarios.class.getSimpleName())
                    .isEmpty();
        }
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
