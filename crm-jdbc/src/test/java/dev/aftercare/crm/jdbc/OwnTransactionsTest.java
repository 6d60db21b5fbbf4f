package dev.aftercare.crm.jdbc;

import static dev.aftercare.crm.jdbc.Shop.TENANT;
import static dev.aftercare.crm.jdbc.Shop.customer;
import static dev.aftercare.crm.jdbc.Shop.customerId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.aftercare.crm.persistence.StorageException;
import dev.aftercare.crm.persistence.StorageException.Reason;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OwnTransactionsTest {

    @ParameterizedTest
    @CsvSource({
        "H2_MEMORY, true, 2",
        "H2_MEMORY, false, 8",
        "POSTGRESQL, true, 2",
        "POSTGRESQL, false, 8",
        "POSTGRESQL, true, 4",
    })
    void theConnectionIsGivenBackAsItCame(Databases database, boolean autoCommit, int isolation) throws SQLException {
        HikariConfig config = database.fresh();
        try (Connection only = DriverManager.getConnection(
                config.getJdbcUrl(), config.getUsername() == null ? "" : config.getUsername(), "")) {
            only.setAutoCommit(autoCommit);
            only.setTransactionIsolation(isolation);
            JdbcStorage storage = new JdbcStorage(
                    new OwnTransactions(new Returning(only), isolation),
                    Dialect.of(only, false),
                    new Tables(null, "crm_", Engine.H2));
            new Migrator(new Returning(only), Dialect.of(only, false), new Tables(null, "crm_", Engine.H2))
                    .run(Migration.CREATE);

            List<Integer> seen = new ArrayList<>();
            run(storage, unit -> {
                unit.customers().insert(customer(1));
                seen.add(isolationOf(only));
            });
            assertThatThrownBy(() -> run(storage, unit -> {
                        unit.customers().insert(customer(2));
                        throw new IllegalArgumentException();
                    }))
                    .isInstanceOf(IllegalArgumentException.class);

            assertThat(seen).containsExactly(Connection.TRANSACTION_READ_COMMITTED);
            assertThat(only.getAutoCommit()).isEqualTo(autoCommit);
            assertThat(only.getTransactionIsolation()).isEqualTo(isolation);
            assertThat(isStored(storage, 1)).isTrue();
            assertThat(isStored(storage, 2)).isFalse();
        }
    }

    private static int isolationOf(Connection connection) {
        try {
            return connection.getTransactionIsolation();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** One connection, taken again and again. */
    private record Returning(Connection only) implements ConnectionSource {

        @Override
        public Connection take() {
            return only;
        }

        @Override
        public void giveBack(Connection connection, boolean usable) {
            assertThat(usable).isTrue();
        }

        @Override
        public void close() {}
    }

    @ParameterizedTest
    @CsvSource({"40001, 0, CONFLICT", "08006, 0, UNAVAILABLE", "25006, 0, UNSUPPORTED", "HY000, 1213, CONFLICT"})
    void aFailedCommitIsReportedByWhatIsChainedToIt(String state, int code, Reason reason) {
        try (HikariDataSource pool = Databases.H2_MEMORY.pool()) {
            FaultyDataSource faulty = new FaultyDataSource(pool);
            JdbcStorage storage = JdbcStorage.own(faulty.dataSource()).build();
            SQLException failure = new SQLException("a wrapper");
            failure.setNextException(new SQLException("zoe@example.org was here", state, code));
            faulty.failCommits(failure);
            List<String> ran = new ArrayList<>();

            StorageException thrown = catchThrowableOfType(
                    StorageException.class,
                    () -> run(storage, unit -> {
                        unit.customers().insert(customer(1));
                        unit.afterCommit(() -> ran.add("ran"));
                    }));

            assertThat(thrown.reason()).isEqualTo(reason);
            assertThat(thrown).hasMessageContaining(state).hasMessageNotContaining("zoe");
            assertThat(thrown.getCause()).hasMessageNotContaining("zoe");
            assertThat(ran).isEmpty();
            faulty.failCommits(null);
            assertThat(isStored(storage, 1)).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void anErrorThatTheWorkSwallowsIsNotCommitted(Databases database) throws SQLException {
        try (HikariDataSource pool = database.pool()) {
            JdbcStorage storage = JdbcStorage.own(pool).build();
            try (Connection connection = pool.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("DROP TABLE crm_ticket");
            }

            assertThatThrownBy(() -> run(storage, unit -> {
                        unit.customers().insert(customer(1));
                        assertThatThrownBy(() -> unit.tickets().insert(Shop.ticket(1, 1)))
                                .isInstanceOf(StorageException.class);
                    }))
                    .isInstanceOf(StorageException.class);

            assertThat(isStored(storage, 1)).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void valuesGetIntoNoMessageAndNoCause(Databases database) throws SQLException {
        try (HikariDataSource pool = database.pool()) {
            JdbcStorage storage = JdbcStorage.own(pool).build();
            try (Connection connection = pool.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("ALTER TABLE crm_customer_identity ADD CHECK (identity_value <> 'secret')");
            }

            StorageException thrown = catchThrowableOfType(
                    StorageException.class,
                    () -> run(storage, unit -> unit.customers().insert(customer(1, "secret"))));

            assertThat(thrown.reason()).isEqualTo(Reason.CONSTRAINT);
            for (Throwable one = thrown; one != null; one = one.getCause()) {
                assertThat(one.toString()).doesNotContain("secret");
                assertThat(one.getSuppressed()).isEmpty();
            }
        }
    }

    @Test
    void anActionAfterTheCommitMayOpenATransaction() {
        try (JdbcStorage storage = JdbcStorage.inMemory("reopened").build()) {
            run(
                    storage,
                    unit -> unit.afterCommit(
                            () -> run(storage, next -> next.customers().insert(customer(1)))));

            assertThat(isStored(storage, 1)).isTrue();
        }
    }

    private static void run(JdbcStorage storage, Consumer<UnitOfWork> work) {
        storage.inTransaction(TENANT, unit -> {
            work.accept(unit);
            return true;
        });
    }

    private static boolean isStored(JdbcStorage storage, int customer) {
        return storage.inTransaction(TENANT, unit -> unit.customers().find(customerId(customer)))
                .isPresent();
    }
}
