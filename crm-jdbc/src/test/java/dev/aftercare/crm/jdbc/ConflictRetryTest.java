package dev.aftercare.crm.jdbc;

import static dev.aftercare.crm.jdbc.ShopAtWork.CLERK;
import static dev.aftercare.crm.jdbc.ShopAtWork.GOLD;
import static dev.aftercare.crm.jdbc.ShopAtWork.WHY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.ConflictException;
import dev.aftercare.crm.command.RetryPolicy;
import dev.aftercare.crm.persistence.StorageException;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Serialization failures and deadlocks are answered by trying again, wherever they come up, but not for ever. */
class ConflictRetryTest {

    private static final int ATTEMPTS = 5;

    /** Where an engine or a driver puts the state. */
    enum Shape {
        PLAIN {
            @Override
            SQLException of(SQLException conflict) {
                return conflict;
            }
        },
        /** As of a batch, or of a commit over several databases. */
        NEXT {
            @Override
            SQLException of(SQLException conflict) {
                SQLException outer = new SQLException("injected", "HY000");
                outer.setNextException(conflict);
                return outer;
            }
        },
        CAUSE {
            @Override
            SQLException of(SQLException conflict) {
                return new SQLException("injected", conflict);
            }
        };

        abstract SQLException of(SQLException conflict);
    }

    private WatchedDatabase database;
    private ShopAtWork shop;
    private int transactions;

    @BeforeEach
    void open() throws SQLException {
        database = new WatchedDatabase(Databases.H2_MEMORY);
        shop = new ShopAtWork(
                JdbcStorage.own(database.dataSource()).build(),
                new RetryPolicy(ATTEMPTS, Duration.ZERO, Duration.ofMillis(1)));
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    @ParameterizedTest
    @CsvSource({
        "commit, 40001, 0, PLAIN",
        "commit, 40001, 0, NEXT",
        "commit, 40001, 0, CAUSE",
        "commit, 40P01, 0, PLAIN",
        "commit, 40P01, 0, NEXT",
        "commit, 40001, 1213, PLAIN",
        "commit, HY000, 1213, NEXT",
        "executeUpdate, 40001, 0, PLAIN",
        "executeUpdate, 40P01, 0, PLAIN",
        "executeUpdate, 40001, 1213, PLAIN",
        "executeUpdate, 40001, 1213, CAUSE",
        "executeQuery, 40001, 0, PLAIN",
        "executeQuery, 40P01, 0, NEXT",
        "executeQuery, 55P03, 0, PLAIN",
        "executeQuery, HYT00, 50200, PLAIN",
        "executeUpdate, HY000, 1205, PLAIN",
    })
    void aConflictIsTriedAgainWithinBounds(String call, String state, int code, Shape shape) {
        long before = available();
        fail(call, 2, () -> shape.of(new SQLException("injected", state, code)));

        shop.shop.loyalty().redeem(shop.mei, GOLD, 20, WHY, CLERK);

        assertThat(transactions).isEqualTo(3);
        database.watch(null);
        assertThat(available()).isEqualTo(before - 20);

        fail(call, Integer.MAX_VALUE, () -> shape.of(new SQLException("injected", state, code)));
        assertThatThrownBy(() -> shop.shop.loyalty().redeem(shop.mei, GOLD, 20, WHY, CLERK.once("k")))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining(ATTEMPTS + " conflicting attempts");
        // The first attempt does not look for the key; whatever it fails by, the key is looked for then.
        assertThat(transactions).isEqualTo(ATTEMPTS + 1);
        database.watch(null);
        assertThat(available()).isEqualTo(before - 20);
    }

    /** Whether a commit took effect is then unknown: only a key makes it safe to ask again. */
    @Test
    void aLostConnectionIsTriedAgainOnlyUnderAKey() {
        By once = CLERK.once("k");
        long before = available();
        fail("commit", 1, () -> {
            database.lose();
            return new SQLException("injected", "08006");
        });

        StorageException failure = catchThrowableOfType(
                StorageException.class, () -> shop.shop.loyalty().redeem(shop.mei, GOLD, 20, WHY, CLERK));

        assertThat(failure.reason()).isEqualTo(StorageException.Reason.UNAVAILABLE);
        assertThat(failure.isRetryable()).isTrue();
        assertThat(transactions).isEqualTo(1);

        fail("commit", 2, () -> {
            database.lose();
            return new SQLException("injected", "08006");
        });
        shop.shop.loyalty().redeem(shop.mei, GOLD, 20, WHY, once);
        assertThat(transactions).isEqualTo(3);
        database.watch(null);
        assertThat(available()).isEqualTo(before - 20);
    }

    private interface Failure {
        SQLException get() throws SQLException;
    }

    private void fail(String call, int times, Failure failure) {
        int[] left = {times};
        transactions = 0;
        database.watch(seen -> {
            if (seen.opens()) {
                transactions++;
            }
            if (seen.name().equals(call) && left[0] > 0) {
                left[0]--;
                throw failure.get();
            }
            return seen.proceed();
        });
    }

    private long available() {
        return shop.shop.loyalty().balance(shop.mei, GOLD).available();
    }
}
