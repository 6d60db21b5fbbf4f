package dev.aftercare.crm.jdbc;

import static dev.aftercare.crm.jdbc.Shop.TENANT;
import static dev.aftercare.crm.jdbc.Shop.customer;
import static dev.aftercare.crm.jdbc.Shop.customerId;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.CommandRunner;
import dev.aftercare.crm.command.ConflictException;
import dev.aftercare.crm.model.customer.Customer;
import dev.aftercare.crm.persistence.StorageException;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A command in the shop's own transaction, and a deadlock. Some engines then undo the whole transaction, with what the shop wrote in it: the
 * command must not be tried again as if nothing had happened, or its change would be committed without the shop's. What it holds and what it
 * wants are of one unit here, so that on PostgreSQL the savepoint frees what the other wants and the command comes through; what it held
 * before its unit is the matter of {@link JoinedTransactionsTest}.
 */
class JoinedDeadlockTest {

    private static final By SHOP = By.system("shop");

    private Connection host;

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @CsvSource({
        "H2_MEMORY, true", "H2_MEMORY, false",
        "POSTGRESQL, true", "POSTGRESQL, false",
        "MARIADB, true", "MARIADB, false",
    })
    void eitherBothAreStoredOrNeither(Databases database, boolean waitsFirst) throws Exception {
        try (HikariDataSource pool = database.pool()) {
            JdbcStorage own = JdbcStorage.own(pool).build();
            own.inTransaction(TENANT, unit -> {
                unit.customers().insert(customer(1));
                unit.customers().insert(customer(2));
                return true;
            });
            try (Connection connection = pool.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE shop_order (id INT PRIMARY KEY)");
            }
            CommandRunner joined = Runner.on(JdbcStorage.joining(pool, hostTransactions())
                    .migration(Migration.NONE)
                    .build());

            boolean committed = orderWhileAnotherGetsInTheWay(pool, joined, own, waitsFirst);

            long versions = own.inTransaction(
                    TENANT,
                    unit -> unit.customers().find(customerId(1)).orElseThrow().version()
                            + unit.customers().find(customerId(2)).orElseThrow().version());
            assertThat(committed || database != Databases.POSTGRESQL)
                    .as("with a savepoint left, the command is tried again and comes through")
                    .isTrue();
            assertThat(orders(pool)).as("the shop's order").isEqualTo(committed ? 1 : 0);
            assertThat(versions).as("what the command changed").isEqualTo(committed ? 4 : 2);
        }
    }

    /** The shop's order and a command in one transaction; says whether it was committed. */
    private boolean orderWhileAnotherGetsInTheWay(
            HikariDataSource pool, CommandRunner joined, JdbcStorage own, boolean waitsFirst) throws Exception {
        CountDownLatch first = new CountDownLatch(1);
        CountDownLatch second = new CountDownLatch(1);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            host = connection;
            try (Statement statement = connection.createStatement()) {
                statement.execute("INSERT INTO shop_order VALUES (1)");
            }
            Future<?> other = thread.submit(() -> {
                getInTheWay(own, first, second, waitsFirst);
                return true;
            });
            try {
                joined.run("change-both", SHOP.once("key"), "both", Boolean.class, context -> {
                    change(context.unit(), 1);
                    first.countDown();
                    await(second);
                    pause(!waitsFirst);
                    change(context.unit(), 2);
                    return true;
                });
                connection.commit();
                return true;
            } catch (ConflictException conflict) {
                connection.rollback();
                return false;
            } finally {
                other.get();
            }
        } finally {
            thread.shutdownNow();
        }
    }

    /** Takes the two in the other order, with so much work behind it that an engine rather gives up the other. */
    private static void getInTheWay(
            JdbcStorage own, CountDownLatch first, CountDownLatch second, boolean otherWaitsFirst) {
        try {
            own.inTransaction(TENANT, unit -> {
                IntStream.range(0, 100).forEach(n -> unit.documents().insert(Shop.document(n)));
                change(unit, 2);
                second.countDown();
                await(first);
                pause(otherWaitsFirst);
                change(unit, 1);
                throw new IllegalStateException("it has done its work");
            });
        } catch (StorageException victim) {
            assertThat(victim.reason()).isEqualTo(StorageException.Reason.CONFLICT);
        } catch (IllegalStateException done) {
            assertThat(done).hasMessage("it has done its work");
        }
    }

    private static void change(UnitOfWork unit, int number) {
        Customer before = unit.customers().find(customerId(number)).orElseThrow();
        Customer next = before.withProfile(
                before.profile().toBuilder().displayName("changed").build());
        unit.customers().update(next, before.version());
    }

    /** Lets the other begin to wait. */
    private static void pause(boolean wanted) {
        try {
            Thread.sleep(wanted ? 300 : 0);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private HostTransactions hostTransactions() {
        return new HostTransactions() {
            @Override
            public Connection connection() {
                return host;
            }

            @Override
            public void afterCommit(Runnable action) {}
        };
    }

    private static int orders(HikariDataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                var results = statement.executeQuery("SELECT COUNT(*) FROM shop_order WHERE id = 1")) {
            results.next();
            return results.getInt(1);
        }
    }
}
