package dev.aftercare.crm.jdbc;

import static dev.aftercare.crm.jdbc.ShopAtWork.CLERK;
import static dev.aftercare.crm.jdbc.ShopAtWork.GOLD;
import static dev.aftercare.crm.jdbc.ShopAtWork.WHY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.aftercare.crm.Crm;
import dev.aftercare.crm.command.ConflictException;
import dev.aftercare.crm.command.RetryPolicy;
import dev.aftercare.crm.loyalty.Loyalty;
import dev.aftercare.crm.loyalty.tier.Tiers;
import dev.aftercare.crm.model.TenantId;
import dev.aftercare.crm.persistence.StorageException;
import dev.aftercare.crm.persistence.StorageException.Reason;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real engines that give up waiting: the command fails as one that can be given again, and nothing of it remains. */
class WaitingTooLongTest {

    /** So many purchases to add up that it takes longer than a millisecond on any machine. */
    private static final int MANY = 20_000;

    @ParameterizedTest
    @CsvSource({
        "H2_MEMORY, SET LOCK_TIMEOUT 50, CONFLICT",
        "POSTGRESQL, SET lock_timeout = '50ms', CONFLICT",
        "MARIADB, SET SESSION innodb_lock_wait_timeout = 1, CONFLICT",
        "POSTGRESQL, SET statement_timeout = '50ms', UNAVAILABLE",
        "MARIADB, SET SESSION max_statement_time = 0.05, UNAVAILABLE",
    })
    void aTimeOutCanBeTriedAgain(Databases database, String impatience, Reason reason) throws SQLException {
        HikariConfig config = database.fresh();
        try (HikariDataSource patient = new HikariDataSource(config);
                HikariDataSource impatient = impatient(config, impatience)) {
            ShopAtWork open = new ShopAtWork(JdbcStorage.own(patient).build(), RetryPolicy.DEFAULT);
            Loyalty loyalty = Crm.builder(JdbcStorage.own(impatient).build())
                    .retries(new RetryPolicy(2, Duration.ZERO, Duration.ZERO))
                    .clock(open::now)
                    .build()
                    .shop()
                    .loyalty();
            long before = loyalty.balance(open.mei, GOLD).available();

            Throwable thrown;
            try (Connection other = open(config)) {
                other.setAutoCommit(false);
                try (Statement statement = other.createStatement()) {
                    statement.execute("UPDATE crm_points_account SET version = version");
                }
                thrown = catchThrowable(() -> loyalty.redeem(open.mei, GOLD, 20, WHY, CLERK.once("redeem")));
                other.rollback();
            }

            assertThat(thrown)
                    .isInstanceOf(reason == Reason.CONFLICT ? ConflictException.class : StorageException.class);
            StorageException failure = (StorageException) (reason == Reason.CONFLICT ? thrown.getCause() : thrown);
            assertThat(failure.reason()).isEqualTo(reason);
            assertThat(failure.isRetryable()).isTrue();
            assertThat(loyalty.balance(open.mei, GOLD).available()).isEqualTo(before);
            loyalty.redeem(open.mei, GOLD, 20, WHY, CLERK.once("redeem"));
            assertThat(loyalty.balance(open.mei, GOLD).available()).isEqualTo(before - 20);
        }
    }

    /** H2 looks at the clock every so many rows, so there it is a long statement that takes too long, not a wait. */
    @Test
    void aStatementThatTakesTooLongOnH2CanBeTriedAgain() throws SQLException {
        HikariConfig config = Databases.H2_MEMORY.fresh();
        try (HikariDataSource patient = new HikariDataSource(config);
                HikariDataSource impatient = impatient(config, "SET QUERY_TIMEOUT 1")) {
            JdbcStorage storage = JdbcStorage.own(patient).build();
            ShopAtWork open = new ShopAtWork(storage, RetryPolicy.DEFAULT);
            storage.inTransaction(TenantId.DEFAULT, unit -> {
                for (int n = 0; n < MANY; n++) {
                    unit.purchases().append(open.order("bulk-" + n, 1));
                }
                return true;
            });
            Tiers tiers = Crm.builder(
                            JdbcStorage.own(impatient).migration(Migration.NONE).build())
                    .retries(new RetryPolicy(2, Duration.ZERO, Duration.ZERO))
                    .clock(open::now)
                    .build()
                    .shop()
                    .tiers();

            Throwable thrown = catchThrowable(() -> tiers.evaluate(open.mei, "club", CLERK.once("look")));

            assertThat(thrown).isInstanceOfSatisfying(StorageException.class, failure -> {
                assertThat(failure.reason()).isEqualTo(Reason.UNAVAILABLE);
                assertThat(failure.isRetryable()).isTrue();
                assertThat(failure).hasMessageContaining("57014");
            });
            assertThat(open.shop.tiers().history(open.mei, "club", 0, 9)).isEmpty();
            open.shop.tiers().evaluate(open.mei, "club", CLERK.once("look"));
            assertThat(open.shop.tiers().history(open.mei, "club", 0, 9)).hasSize(1);
        }
    }

    private static HikariDataSource impatient(HikariConfig config, String impatience) {
        HikariConfig copy = new HikariConfig();
        config.copyStateTo(copy);
        copy.setPoolName(null);
        copy.setConnectionInitSql(impatience);
        return new HikariDataSource(copy);
    }

    private static Connection open(HikariConfig config) throws SQLException {
        return config.getUsername() == null
                ? DriverManager.getConnection(config.getJdbcUrl())
                : DriverManager.getConnection(config.getJdbcUrl(), config.getUsername(), "");
    }
}
