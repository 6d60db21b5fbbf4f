package dev.aftercare.crm.jdbc;

import static dev.aftercare.crm.jdbc.Shop.TENANT;
import static dev.aftercare.crm.jdbc.Shop.customer;
import static dev.aftercare.crm.jdbc.Shop.customerId;
import static dev.aftercare.crm.jdbc.Shop.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariDataSource;
import dev.aftercare.crm.Crm;
import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.ConflictException;
import dev.aftercare.crm.command.RefusedBefore;
import dev.aftercare.crm.command.RefusedKeys;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.command.Rejection;
import dev.aftercare.crm.customer.Customers;
import dev.aftercare.crm.loyalty.Loyalty;
import dev.aftercare.crm.loyalty.NotEnoughPoints;
import dev.aftercare.crm.loyalty.Programme;
import dev.aftercare.crm.model.CrmException;
import dev.aftercare.crm.model.customer.Profile;
import dev.aftercare.crm.model.loyalty.Cause;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import dev.aftercare.crm.persistence.StorageException;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The joining mode, with a shop that handles its connection by plain JDBC. */
class JoinedTransactionsTest {

    /** A shop's transaction on a connection. */
    private static final class Host implements HostTransactions {

        private final List<Runnable> afterCommit = new ArrayList<>();
        private Connection connection;

        @Override
        public Connection connection() {
            if (connection == null) {
                throw new IllegalStateException("no transaction is active");
            }
            return connection;
        }

        @Override
        public void afterCommit(Runnable action) {
            afterCommit.add(action);
        }

        void commit() throws SQLException {
            connection.commit();
            afterCommit.forEach(Runnable::run);
            afterCommit.clear();
        }

        void rollback() throws SQLException {
            connection.rollback();
            afterCommit.clear();
        }
    }

    private static final By CLERK = By.agent("clerk");
    private static final ProgrammeId GOLD = new ProgrammeId("gold");
    private static final Cause MUG = new Cause("reward", "mug");

    private final Host host = new Host();
    private HikariDataSource pool;
    private JdbcStorage storage;

    private void start(Databases database) throws SQLException {
        pool = database.pool();
        storage = JdbcStorage.joining(pool, host).build();
        host.connection = pool.getConnection();
        host.connection.setAutoCommit(false);
        try (Statement statement = host.connection.createStatement()) {
            statement.execute("CREATE TABLE shop_order (id INT PRIMARY KEY)");
        }
        host.connection.commit();
    }

    @AfterEach
    void closeAll() throws SQLException {
        storage.close();
        if (host.connection != null) {
            host.connection.rollback();
            host.connection.close();
        }
        pool.close();
    }

    @ParameterizedTest
    @EnumSource
    void theHostsCommitKeepsBoth(Databases database) throws SQLException {
        start(database);

        placeOrder(1);
        run(unit -> unit.customers().insert(customer(1, "ann")));
        host.commit();

        assertThat(orders()).isEqualTo(1);
        assertThat(isStored(1)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void theHostsRollbackLeavesNothing(Databases database) throws SQLException {
        start(database);

        placeOrder(1);
        run(unit -> unit.customers().insert(customer(1, "ann")));
        host.connection.rollback();

        assertThat(orders()).isZero();
        assertThat(isStored(1)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void aFailedUnitLeavesNothingEvenIfTheHostGoesOn(Databases database) throws SQLException {
        start(database);
        IllegalArgumentException refusal = new IllegalArgumentException();

        placeOrder(1);
        run(unit -> unit.customers().insert(customer(1, "ann")));
        assertThatThrownBy(() -> run(unit -> {
                    unit.customers().insert(customer(2, "bob"));
                    throw refusal;
                }))
                .isSameAs(refusal);
        placeOrder(2);
        host.commit();

        assertThat(orders()).isEqualTo(2);
        assertThat(isStored(1)).isTrue();
        assertThat(isStored(2)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void anErrorOfTheDatabaseLeavesTheHostsTransactionUsable(Databases database) throws SQLException {
        start(database);
        run(unit -> unit.customers().insert(customer(1)));
        try (Statement statement = host.connection.createStatement()) {
            statement.execute("DROP TABLE crm_ticket");
        }
        host.connection.commit();

        placeOrder(1);
        assertThatThrownBy(() -> run(unit -> {
                    unit.customers().insert(customer(2));
                    unit.tickets().insert(Shop.ticket(1, 2));
                }))
                .isInstanceOf(StorageException.class);
        placeOrder(2);
        host.commit();

        assertThat(orders()).isEqualTo(2);
        assertThat(isStored(1)).isTrue();
        assertThat(isStored(2)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void anErrorThatTheWorkSwallowsStillUndoesTheUnit(Databases database) throws SQLException {
        start(database);
        try (Statement statement = host.connection.createStatement()) {
            statement.execute("DROP TABLE crm_ticket");
        }
        host.connection.commit();

        assertThatThrownBy(() -> run(unit -> {
                    unit.customers().insert(customer(2));
                    assertThatThrownBy(() -> unit.tickets().insert(Shop.ticket(1, 2)))
                            .isInstanceOf(StorageException.class);
                }))
                .isInstanceOf(StorageException.class);
        host.commit();

        assertThat(isStored(2)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void anExpectedOutcomeDoesNotSpoilTheHostsTransaction(Databases database) throws SQLException {
        start(database);

        run(unit -> unit.customers().insert(customer(1, "ann")));
        run(unit -> {
            assertThatThrownBy(() -> unit.customers().insert(customer(2, "zoe", "ann")))
                    .isInstanceOf(StorageException.class);
            unit.journal().append(List.of(event(1, "a", 1)));
            assertThatThrownBy(() -> unit.journal().append(List.of(event(2, "a", 2), event(3, "a", 1))))
                    .isInstanceOf(StorageException.class);
            unit.journal().append(List.of(event(2, "a", 2)));
        });
        placeOrder(1);
        host.commit();

        assertThat(orders()).isEqualTo(1);
        assertThat(isStored(1)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void autocommitAndIsolationStayAsTheHostSetThem(Databases database) throws SQLException {
        start(database);
        host.connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);

        run(unit -> unit.customers().insert(customer(1)));

        assertThat(host.connection.getAutoCommit()).isFalse();
        assertThat(host.connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_REPEATABLE_READ);
        assertThat(host.connection.isClosed()).isFalse();
    }

    /** What ends a transaction or changes a connection, and so is its owner's to call. */
    private static final Set<String> OWNERS_ONLY = Set.of(
            "commit",
            "close",
            "abort",
            "setAutoCommit",
            "setTransactionIsolation",
            "setReadOnly",
            "setHoldability",
            "setSchema",
            "setCatalog",
            "setClientInfo",
            "setNetworkTimeout");

    @ParameterizedTest
    @EnumSource
    void theLibraryCallsNothingThatIsTheOwners(Databases database) throws SQLException {
        start(database);
        Connection owned = host.connection;
        List<String> called = new ArrayList<>();
        host.connection = (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    called.add(method.getName() + (arguments == null ? "()" : ""));
                    return method.invoke(owned, arguments);
                });

        run(unit -> unit.customers().insert(customer(1, "ann")));
        run(unit -> assertThatThrownBy(() -> unit.customers().insert(customer(2, "ann")))
                .isInstanceOf(StorageException.class));
        assertThatThrownBy(() -> run(unit -> {
                    unit.customers().insert(customer(3));
                    throw new IllegalArgumentException();
                }))
                .isInstanceOf(IllegalArgumentException.class);
        storage.close();

        host.connection = owned;
        assertThat(called).contains("setSavepoint()", "prepareStatement", "releaseSavepoint", "rollback");
        assertThat(called).doesNotContain("rollback()").noneMatch(call -> OWNERS_ONLY.contains(call.replace("()", "")));
    }

    @ParameterizedTest
    @EnumSource
    void actionsOfATransactionThatTheHostRollsBackAreNotRun(Databases database) throws SQLException {
        start(database);
        List<String> ran = new ArrayList<>();

        run(unit -> {
            unit.customers().insert(customer(1));
            unit.afterCommit(() -> ran.add("of a host that rolls back"));
        });
        host.rollback();
        run(unit -> unit.afterCommit(() -> ran.add("of the next transaction")));
        host.commit();

        assertThat(ran).containsExactly("of the next transaction");
    }

    @ParameterizedTest
    @EnumSource
    void actionsRunAfterTheHostsCommitOnly(Databases database) throws SQLException {
        start(database);
        List<String> ran = new ArrayList<>();

        run(unit -> unit.afterCommit(() -> ran.add("first")));
        assertThatThrownBy(() -> run(unit -> {
                    unit.afterCommit(() -> ran.add("of a failed unit"));
                    throw new IllegalArgumentException();
                }))
                .isInstanceOf(IllegalArgumentException.class);
        run(unit -> unit.afterCommit(() -> ran.add("second")));
        assertThat(ran).isEmpty();
        host.commit();

        assertThat(ran).containsExactly("first", "second");
    }

    @ParameterizedTest
    @EnumSource
    void withoutATransactionItFails(Databases database) throws SQLException {
        start(database);
        Connection connection = host.connection;
        host.connection = null;

        assertThatIllegalStateException()
                .isThrownBy(() -> run(UnitOfWork::customers))
                .withMessageContaining("no transaction");

        host.connection = connection;
        run(unit -> unit.customers().insert(customer(1)));
    }

    @ParameterizedTest
    @EnumSource
    void withAutocommitOnItFails(Databases database) throws SQLException {
        start(database);
        host.connection.setAutoCommit(true);

        assertThatIllegalStateException()
                .isThrownBy(() -> run(unit -> unit.customers().insert(customer(1))))
                .withMessageContaining("autocommit");

        assertThat(isStored(1)).isFalse();
        host.connection.setAutoCommit(false);
    }

    @ParameterizedTest
    @EnumSource
    void closingTheStorageClosesNothingOfTheHosts(Databases database) throws SQLException {
        start(database);

        storage.close();

        assertThat(host.connection.isClosed()).isFalse();
        assertThat(pool.isClosed()).isFalse();
        assertThatThrownBy(() -> run(UnitOfWork::customers)).isInstanceOf(CrmException.class);
    }

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @EnumSource
    void anEndByTheEngineIsNeitherHiddenNorRepeatedInside(Databases database) throws Exception {
        start(database);
        placeOrder(7);
        host.commit();
        run(unit -> unit.customers().insert(customer(1)));
        run(unit -> unit.customers().insert(customer(2)));
        host.commit();
        Customers customers = Crm.on(storage).tenant(TENANT).customers();

        try (Rival rival = Rival.holding(pool, database, 2)) {
            placeOrder(1);
            customers.updateProfile(customerId(1), named("ann"), CLERK);
            rival.wanting(1);

            Throwable failure = catchThrowable(() -> customers.updateProfile(customerId(2), named("bob"), CLERK));

            if (database == Databases.POSTGRESQL) {
                // There the savepoint saves what came before, so the command was tried again, in vain.
                assertThat(failure).isInstanceOf(ConflictException.class);
                assertThat(ordersSeenByTheHost()).isEqualTo(2);
            } else {
                assertThat(failure)
                        .isInstanceOf(ConflictException.class)
                        .hasMessageContaining("1 conflicting")
                        .cause()
                        .isInstanceOfSatisfying(
                                StorageException.class,
                                lost -> assertThat(lost.isHostTransactionLost()).isTrue());
                assertThat(ordersSeenByTheHost()).isEqualTo(1);
            }
            host.connection.rollback();
        }
        placeOrder(1);
        customers.updateProfile(customerId(1), named("ann"), CLERK);
        customers.updateProfile(customerId(2), named("bob"), CLERK);
        host.commit();

        assertThat(orders()).isEqualTo(2);
        assertThat(nameOf(1)).isEqualTo("ann");
        assertThat(nameOf(2)).isEqualTo("bob");
    }

    @ParameterizedTest
    @EnumSource
    void aRefusalSpendsItsKeyOnceTheHostCommits(Databases database) throws SQLException {
        start(database);
        Loyalty loyalty = Crm.builder(storage)
                .refusedKeys(RefusedKeys.SPENT)
                .build()
                .tenant(TENANT)
                .loyalty();
        run(unit -> unit.customers().insert(customer(1, "ann")));
        loyalty.define(Programme.builder("gold").build(), CLERK);
        host.commit();

        assertThat(refusal(loyalty)).isInstanceOf(NotEnoughPoints.class);
        host.rollback();
        assertThat(refusal(loyalty)).isInstanceOf(NotEnoughPoints.class);
        placeOrder(1);
        host.commit();
        loyalty.earn(customerId(1), GOLD, 5, MUG, CLERK);

        assertThat(refusal(loyalty)).isInstanceOf(RefusedBefore.class);
        assertThat(orders()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void commandsThatTheHostLinksAreUndoneTogether(Databases database) throws SQLException {
        start(database);
        Loyalty loyalty = Crm.on(storage).tenant(TENANT).loyalty();
        run(unit -> unit.customers().insert(customer(1, "ann")));
        loyalty.define(Programme.builder("gold").build(), CLERK);
        loyalty.earn(customerId(1), GOLD, 4, MUG, CLERK);
        host.commit();

        loyalty.earn(customerId(1), GOLD, 15, MUG, CLERK);
        assertThatThrownBy(() -> loyalty.redeem(customerId(1), GOLD, 20, MUG, CLERK))
                .isInstanceOf(RejectedException.class);
        host.rollback();

        assertThat(loyalty.statement(customerId(1), GOLD, 9).entries()).hasSize(1);
        assertThat(loyalty.verifyBooks(GOLD).balanced()).isTrue();
        loyalty.earn(customerId(1), GOLD, 15, MUG, CLERK);
        loyalty.redeem(customerId(1), GOLD, 19, MUG, CLERK);
        host.commit();
        assertThat(loyalty.balance(customerId(1), GOLD).available()).isZero();
    }

    private static Rejection refusal(Loyalty loyalty) {
        return catchThrowableOfType(
                        RejectedException.class, () -> loyalty.redeem(customerId(1), GOLD, 5, MUG, CLERK.once("k")))
                .rejection();
    }

    private int ordersSeenByTheHost() throws SQLException {
        try (Statement statement = host.connection.createStatement();
                var results = statement.executeQuery("SELECT COUNT(*) FROM shop_order WHERE id < 1000")) {
            results.next();
            return results.getInt(1);
        }
    }

    private String nameOf(int customer) {
        try (JdbcStorage other = JdbcStorage.own(pool).migration(Migration.NONE).build()) {
            return Crm.on(other)
                    .tenant(TENANT)
                    .customers()
                    .find(customerId(customer))
                    .orElseThrow()
                    .profile()
                    .displayName();
        }
    }

    private static UnaryOperator<Profile> named(String name) {
        return profile -> profile.toBuilder().displayName(name).build();
    }

    private void run(Consumer<UnitOfWork> work) {
        storage.inTransaction(TENANT, unit -> {
            work.accept(unit);
            return true;
        });
    }

    private void placeOrder(int id) throws SQLException {
        try (Statement statement = host.connection.createStatement()) {
            statement.execute("INSERT INTO shop_order VALUES (" + id + ")");
        }
    }

    /** What another connection sees. */
    private int orders() throws SQLException {
        try (Connection other = pool.getConnection();
                Statement statement = other.createStatement();
                var results = statement.executeQuery("SELECT COUNT(*) FROM shop_order")) {
            results.next();
            return results.getInt(1);
        }
    }

    private boolean isStored(int customer) {
        try (JdbcStorage other = JdbcStorage.own(pool).migration(Migration.NONE).build()) {
            return other.inTransaction(TENANT, unit -> unit.customers().find(customerId(customer)))
                    .isPresent();
        }
    }
}
