package dev.aftercare.crm.jdbc;

import static dev.aftercare.crm.jdbc.Shop.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.persistence.StorageException;
import dev.aftercare.crm.persistence.StorageException.Reason;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a shop sets up wrongly is told by what is wrong and what to do, and neither the password nor the URL is told. */
class SetUpTest {

    private static final String PASSWORD = "s3cret-word";

    @Test
    void aWrongPasswordIsARefusedLogIn() {
        try (HikariDataSource database = Databases.H2_MEMORY.pool();
                HikariDataSource pool = lazy(bare(database), "nobody")) {
            assertTold(JdbcStorage.own(pool)::build, Reason.UNSUPPORTED, "user and password");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    void aUserWhoDoesNotExistIsARefusedLogIn(Databases database) {
        try (HikariDataSource owner = database.pool();
                HikariDataSource pool = lazy(bare(owner), "nobody")) {
            assertTold(JdbcStorage.own(pool)::build, Reason.UNSUPPORTED, "user and password");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://127.0.0.1:1/shop?connectTimeout=2",
        "jdbc:mariadb://127.0.0.1:1/shop?connectTimeout=2000",
        "jdbc:h2:tcp://127.0.0.1:1/shop",
    })
    void aServerThatDoesNotAnswerIsToBeLookedFor(String url) {
        try (HikariDataSource pool = lazy(url, "sa")) {
            assertTold(JdbcStorage.own(pool)::build, Reason.UNAVAILABLE, "host and port");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void aDatabaseThatDoesNotExistIsToBeCreated(Databases database) {
        HikariConfig right = database.fresh();
        String url = right.getJdbcUrl().replaceFirst("test\\d+", "nosuch")
                + (database == Databases.H2_MEMORY ? ";IFEXISTS=TRUE" : "");
        try (HikariDataSource pool = lazy(url, right.getUsername())) {
            pool.setPassword(right.getPassword());
            assertTold(JdbcStorage.own(pool)::build, Reason.UNSUPPORTED, "no database of the name");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void aUserWhoMayNotCreateIsToldAboutTheRight(Databases database) throws SQLException {
        try (HikariDataSource owner = database.pool();
                HikariDataSource pool = user(owner, database, "reader")) {
            assertTold(JdbcStorage.own(pool)::build, Reason.UNSUPPORTED, "lacks a right");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void aUserWhoMayReadButNotWriteIsToldAboutTheRight(Databases database) throws SQLException {
        try (HikariDataSource owner = database.pool();
                HikariDataSource pool = user(owner, database, "viewer")) {
            JdbcStorage.own(owner).build();
            for (String table : Tables.NAMES) {
                run(owner, "GRANT SELECT ON crm_" + table + " TO " + named("viewer", database));
            }
            run(owner, "GRANT SELECT ON crm_schema_version TO " + named("viewer", database));
            JdbcStorage storage =
                    JdbcStorage.own(pool).migration(Migration.VALIDATE).build();

            assertTold(
                    () -> storage.inTransaction(TENANT, unit -> {
                        unit.customers().insert(Shop.customer(1));
                        return true;
                    }),
                    Reason.UNSUPPORTED,
                    "lacks a right");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void aSchemaThatDoesNotExistIsNamed(Databases database) {
        try (HikariDataSource pool = database.pool()) {
            JdbcStorageBuilder builder = JdbcStorage.own(pool).schema("nowhere");

            assertTold(builder.migration(Migration.VALIDATE)::build, Reason.UNSUPPORTED, "nowhere.crm_");
            JdbcStorage storage = builder.migration(Migration.NONE).build();
            assertTold(
                    () -> storage.inTransaction(TENANT, unit -> unit.customers().find(Shop.customerId(1))),
                    Reason.UNSUPPORTED,
                    "Migration.CREATE");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void aReservedWordIsNoSchema(Databases database) {
        try (HikariDataSource pool = database.pool()) {
            assertTold(JdbcStorage.own(pool).schema("select")::build, Reason.UNSUPPORTED, "setting schema");
        }
    }

    @Test
    void aSettingThatIsNullIsNamed() {
        assertThatThrownBy(() -> JdbcStorage.own(null))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("dataSource");
        try (HikariDataSource pool = Databases.H2_MEMORY.pool()) {
            assertThatThrownBy(() -> JdbcStorage.joining(pool, null))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("host");
            assertThatThrownBy(() -> JdbcStorage.own(pool).migration(null))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("migration");
        }
        assertThatThrownBy(() -> JdbcStorage.embedded(null))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("file");
    }

    private static void assertTold(ThrowingCallable call, Reason reason, String remedy) {
        StorageException failure = catchThrowableOfType(StorageException.class, call);

        assertThat(failure.reason()).isEqualTo(reason);
        assertThat(failure).hasMessageContaining(remedy);
        for (Throwable one = failure; one != null; one = one.getCause()) {
            assertThat(one.toString())
                    .doesNotContain(PASSWORD)
                    .doesNotContain("jdbc:")
                    .doesNotContain("127.0.0.1");
        }
    }

    /** A pool that connects when it is first asked, as Spring Boot makes it. */
    private static HikariDataSource lazy(String url, String user) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setUsername(user);
        pool.setPassword(PASSWORD);
        pool.setMinimumIdle(0);
        pool.setMaximumPoolSize(2);
        pool.setConnectionTimeout(4_000);
        return pool;
    }

    private static HikariDataSource user(HikariDataSource owner, Databases database, String name) throws SQLException {
        switch (database) {
            case H2_MEMORY -> run(owner, "CREATE USER " + name + " PASSWORD '" + PASSWORD + "'");
            case MARIADB -> {
                run(owner, "CREATE OR REPLACE USER " + named(name, database) + " IDENTIFIED BY '" + PASSWORD + "'");
                run(owner, "GRANT SHOW VIEW ON *.* TO " + named(name, database));
            }
            default -> {
                run(owner, "DROP ROLE IF EXISTS " + name);
                run(owner, "CREATE ROLE " + name + " LOGIN PASSWORD '" + PASSWORD + "'");
            }
        }
        return lazy(bare(owner), name);
    }

    private static String named(String user, Databases database) {
        return database == Databases.MARIADB ? "'" + user + "'@localhost" : user;
    }

    /** Without user, and without settings that only an administrator may make. */
    private static String bare(HikariDataSource pool) {
        return pool.getJdbcUrl().replaceFirst("[;?].*", "");
    }

    private static void run(HikariDataSource pool, String command) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }
}
