package dev.aftercare.crm.jdbc;

import static dev.aftercare.crm.jdbc.Shop.TENANT;
import static dev.aftercare.crm.jdbc.Shop.customer;
import static dev.aftercare.crm.jdbc.Shop.customerId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariDataSource;
import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.CommandRunner;
import dev.aftercare.crm.command.ConflictException;
import dev.aftercare.crm.command.RequestCodec;
import dev.aftercare.crm.command.RetryPolicy;
import dev.aftercare.crm.model.customer.Customer;
import dev.aftercare.crm.persistence.StorageException;
import dev.aftercare.crm.persistence.StorageException.Reason;
import dev.aftercare.crm.persistence.UnitOfWork;
import dev.aftercare.crm.persistence.json.CrmJson;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Deadlocks and serialization failures that engines really raise. */
class RealConflictTest {

    private static final By SHOP = By.system("shop");

    /** Two commands that want the same two customers in different order: one of them is tried again, and both are done. */
    @ParameterizedTest
    @EnumSource(names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void aDeadlockIsTriedAgain(Databases database) throws Exception {
        try (HikariDataSource pool = database.pool()) {
            JdbcStorage storage = withTwoCustomers(pool);
            CyclicBarrier both = new CyclicBarrier(2);
            AtomicInteger attempts = new AtomicInteger();

            together(
                    () -> change(storage, "one", both, attempts, 1, 2),
                    () -> change(storage, "other", both, attempts, 2, 1));

            assertThat(attempts).as("attempts").hasValueGreaterThan(2);
            assertThat(versions(storage)).containsExactly(3L, 3L);
        }
    }

    private static boolean change(
            JdbcStorage storage, String name, CyclicBarrier both, AtomicInteger attempts, int first, int second) {
        boolean[] met = {false};
        return runner(storage).run(name, SHOP, name, Boolean.class, context -> {
            attempts.incrementAndGet();
            touch(context.unit(), first);
            if (!met[0]) {
                met[0] = true;
                await(both);
            }
            touch(context.unit(), second);
            return true;
        });
    }

    /** With SERIALIZABLE, what another transaction changed since this one began cannot be changed: not at the second attempt either. */
    @Test
    void aSerializationFailureInTheShopsTransactionIsAConflict() throws Exception {
        try (HikariDataSource pool = Databases.POSTGRESQL.pool();
                Connection connection = serializable(pool)) {
            JdbcStorage own = withTwoCustomers(pool);
            JdbcStorage joined = joining(pool, connection);
            joined.inTransaction(TENANT, unit -> unit.customers().find(customerId(1)));
            own.inTransaction(TENANT, unit -> touch(unit, 1));
            AtomicInteger attempts = new AtomicInteger();

            ConflictException failure = catchThrowableOfType(
                    ConflictException.class,
                    () -> runner(joined).run("touch", SHOP, "touch", Boolean.class, context -> {
                        attempts.incrementAndGet();
                        return touch(context.unit(), 1);
                    }));

            assertThat(failure).hasRootCauseInstanceOf(SQLException.class);
            assertThat(((StorageException) failure.getCause()).reason()).isEqualTo(Reason.CONFLICT);
            assertThat(failure.getCause()).hasMessageContaining("40001");
            assertThat(attempts).hasValueBetween(1, RetryPolicy.DEFAULT.attempts());
            connection.rollback();
            assertThat(versions(own)).containsExactly(2L, 1L);
        }
    }

    private static Connection serializable(HikariDataSource pool) throws SQLException {
        Connection connection = pool.getConnection();
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
        return connection;
    }

    private static JdbcStorage joining(HikariDataSource pool, Connection connection) {
        HostTransactions host = new HostTransactions() {
            @Override
            public Connection connection() {
                return connection;
            }

            @Override
            public void afterCommit(Runnable action) {}
        };
        return JdbcStorage.joining(pool, host).migration(Migration.NONE).build();
    }

    private static JdbcStorage withTwoCustomers(HikariDataSource pool) {
        JdbcStorage storage = JdbcStorage.own(pool).build();
        storage.inTransaction(TENANT, unit -> {
            unit.customers().insert(customer(1));
            unit.customers().insert(customer(2));
            return true;
        });
        return storage;
    }

    private static CommandRunner runner(JdbcStorage storage) {
        return new CommandRunner(
                storage,
                TENANT,
                InstantSource.system(),
                new CountedIds(),
                new RequestCodec(CrmJson.mapper()),
                RetryPolicy.DEFAULT,
                events -> {});
    }

    private static boolean touch(UnitOfWork unit, int number) {
        Customer before = unit.customers().find(customerId(number)).orElseThrow();
        String name = "version " + before.version();
        Customer next = before.withProfile(
                before.profile().toBuilder().displayName(name).build());
        unit.customers().update(next, before.version());
        return true;
    }

    private static List<Long> versions(JdbcStorage storage) {
        return storage.inTransaction(
                TENANT,
                unit -> List.of(
                        unit.customers().find(customerId(1)).orElseThrow().version(),
                        unit.customers().find(customerId(2)).orElseThrow().version()));
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(60, TimeUnit.SECONDS);
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static void together(Callable<Boolean> one, Callable<Boolean> other) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (Future<Boolean> done : threads.invokeAll(List.of(one, other))) {
                assertThat(done.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
