package dev.aftercare.crm.jdbc;

import static dev.aftercare.crm.jdbc.Shop.TENANT;
import static dev.aftercare.crm.jdbc.Shop.customer;
import static dev.aftercare.crm.jdbc.Shop.customerId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariDataSource;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.persistence.StorageException;
import dev.aftercare.crm.persistence.StorageException.Reason;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationTest {

    @ParameterizedTest
    @EnumSource
    void creatingTwiceKeepsWhatIsStored(Databases database) {
        try (HikariDataSource pool = database.pool()) {
            store(JdbcStorage.own(pool).build());

            assertThat(isStored(JdbcStorage.own(pool).build())).isTrue();
            assertThat(isStored(
                            JdbcStorage.own(pool).migration(Migration.VALIDATE).build()))
                    .isTrue();
            assertThat(isStored(JdbcStorage.own(pool).migration(Migration.NONE).build()))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void nodesThatStartTogetherAllSucceed(Databases database) throws Exception {
        int nodes = 4;
        ExecutorService threads = Executors.newFixedThreadPool(nodes);
        try (HikariDataSource pool = database.pool()) {
            CyclicBarrier start = new CyclicBarrier(nodes);
            List<Future<Boolean>> results = new ArrayList<>();
            for (int node = 0; node < nodes; node++) {
                Callable<Boolean> build = () -> {
                    start.await();
                    return isStored(JdbcStorage.own(pool).build());
                };
                results.add(threads.submit(build));
            }

            for (Future<Boolean> result : results) {
                assertThat(result.get()).isFalse();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPoolOfOneConnectionIsEnough(Databases database) {
        var config = database.fresh();
        config.setMaximumPoolSize(1);
        config.setConnectionTimeout(2_000);
        try (HikariDataSource pool = new HikariDataSource(config)) {
            store(JdbcStorage.own(pool).build());

            assertThat(isStored(JdbcStorage.own(pool).build())).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void validatingMissingTablesSaysWhatToDo(Databases database) {
        try (HikariDataSource pool = database.pool()) {
            JdbcStorageBuilder builder = JdbcStorage.own(pool).migration(Migration.VALIDATE);

            StorageException failure = catchThrowableOfType(StorageException.class, builder::build);

            assertThat(failure.reason()).isEqualTo(Reason.UNSUPPORTED);
            assertThat(failure).hasMessageContaining("tables are missing").hasMessageContaining("Migration.CREATE");
        }
    }

    @ParameterizedTest
    @EnumSource
    void validatingOldTablesSaysWhichVersionIsNeeded(Databases database) throws SQLException {
        try (HikariDataSource pool = database.pool()) {
            JdbcStorage.own(pool).build();
            execute(pool, "DELETE FROM crm_schema_version WHERE version >= 2");
            JdbcStorageBuilder builder = JdbcStorage.own(pool).migration(Migration.VALIDATE);

            StorageException failure = catchThrowableOfType(StorageException.class, builder::build);

            assertThat(failure.reason()).isEqualTo(Reason.UNSUPPORTED);
            assertThat(failure).hasMessageContaining("version 1").hasMessageContaining("needs " + Scripts.latest());
        }
    }

    @ParameterizedTest
    @EnumSource
    void tablesOfALaterLibraryAreRefusedAndTheRemedySaid(Databases database) throws SQLException {
        try (HikariDataSource pool = database.pool()) {
            JdbcStorage.own(pool).build();
            execute(pool, "UPDATE crm_schema_version SET version = 999 WHERE version = " + Scripts.latest());

            for (Migration migration : List.of(Migration.CREATE, Migration.VALIDATE)) {
                JdbcStorageBuilder builder = JdbcStorage.own(pool).migration(migration);
                StorageException failure = catchThrowableOfType(StorageException.class, builder::build);

                assertThat(failure.reason()).isEqualTo(Reason.UNSUPPORTED);
                assertThat(failure).hasMessageContaining("999").hasMessageContaining("update the library");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void oldTablesAreBroughtUpToDate(Databases database) throws SQLException {
        try (HikariDataSource pool = database.pool()) {
            List<MigrationScript> scripts = MigrationScript.of(engine(database));
            for (String statement : Scripts.statements(scripts.get(0).sql())) {
                execute(pool, statement);
            }

            JdbcStorage.own(pool).build();

            JdbcStorage.own(pool).migration(Migration.VALIDATE).build();
        }
    }

    @ParameterizedTest
    @EnumSource
    void validatingNoticesALostTable(Databases database) throws SQLException {
        try (HikariDataSource pool = database.pool()) {
            JdbcStorage.own(pool).build();
            execute(pool, "DROP TABLE crm_due");
            JdbcStorageBuilder builder = JdbcStorage.own(pool).migration(Migration.VALIDATE);

            assertThatThrownBy(builder::build)
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("crm_due");
        }
    }

    @ParameterizedTest
    @EnumSource
    void missingTablesAreNamedWhenNothingIsDoneAboutThem(Databases database) {
        try (HikariDataSource pool = database.pool()) {
            JdbcStorage storage =
                    JdbcStorage.own(pool).migration(Migration.NONE).build();

            StorageException failure = catchThrowableOfType(StorageException.class, () -> isStored(storage));

            assertThat(failure.reason()).isEqualTo(Reason.UNSUPPORTED);
        }
    }

    @ParameterizedTest
    @EnumSource
    void schemaAndPrefixKeepStoragesApart(Databases database) {
        try (HikariDataSource pool = database.pool()) {
            store(JdbcStorage.own(pool).schema("aftercare").tablePrefix("one_").build());

            assertThat(isStored(JdbcStorage.own(pool).schema("aftercare").build()))
                    .isFalse();
            assertThat(isStored(JdbcStorage.own(pool).tablePrefix("one_").build()))
                    .isFalse();
            assertThat(isStored(JdbcStorage.own(pool)
                            .schema("aftercare")
                            .tablePrefix("one_")
                            .migration(Migration.VALIDATE)
                            .build()))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void printedScriptsMakeTablesThatValidate(Databases database) throws SQLException {
        try (HikariDataSource pool = database.pool()) {
            execute(pool, "CREATE SCHEMA elsewhere");
            for (MigrationScript script : MigrationScript.of(engine(database), "elsewhere", "shop_")) {
                for (String statement : script.sql().split(";\n", -1)) {
                    if (!statement.isBlank()) {
                        execute(pool, statement);
                    }
                }
            }

            store(JdbcStorage.own(pool)
                    .schema("elsewhere")
                    .tablePrefix("shop_")
                    .migration(Migration.VALIDATE)
                    .build());
        }
    }

    @ParameterizedTest
    @EnumSource
    void printedScriptsLeaveNoPlaceholder(Engine engine) {
        assertThat(MigrationScript.of(engine))
                .hasSize(Scripts.latest())
                .allSatisfy(script -> assertThat(script.sql()).contains("crm_").doesNotContainPattern("[{}$]"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "Crm",
                "1crm",
                "crm-",
                "crm;drop",
                "crm'",
                "crm\"",
                "crm`",
                "a b",
                "kunde_ä",
                "abcdefghijklmnopqrstuv",
                "crm\n"
            })
    void malformedNamesAreRefused(String name) {
        JdbcStorageBuilder builder = JdbcStorage.inMemory("refused");

        assertThatThrownBy(() -> builder.tablePrefix(name))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("tablePrefix");
        assertThatThrownBy(() -> builder.schema(name))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("schema");
    }

    static Engine engine(Databases database) {
        return switch (database) {
            case H2_MEMORY, H2_FILE -> Engine.H2;
            case POSTGRESQL -> Engine.POSTGRESQL;
            case MARIADB -> Engine.MARIADB;
        };
    }

    private static void store(JdbcStorage storage) {
        storage.inTransaction(TENANT, unit -> {
            unit.customers().insert(customer(1, "ann"));
            return true;
        });
    }

    private static boolean isStored(JdbcStorage storage) {
        return storage.inTransaction(TENANT, unit -> unit.customers().find(customerId(1)))
                .isPresent();
    }

    private static void execute(HikariDataSource pool, String command) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }
}
