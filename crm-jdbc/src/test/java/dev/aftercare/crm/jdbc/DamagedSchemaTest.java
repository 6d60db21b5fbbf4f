package dev.aftercare.crm.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariDataSource;
import dev.aftercare.crm.persistence.StorageException;
import dev.aftercare.crm.persistence.StorageException.Reason;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tables that are not what the scripts make are noticed when the storage is built, and the message says what to do. */
class DamagedSchemaTest {

    private static final List<Migration> LOOKING = List.of(Migration.VALIDATE, Migration.CREATE);

    private static void assertWhatIsLookedForIsThere(HikariDataSource pool, Databases database) throws SQLException {
        SchemaShape shape = SchemaShape.of(MigrationScript.of(MigrationTest.engine(database)));
        SchemaSnapshot made = SchemaSnapshot.of(pool, database);
        Set<String> tables = Tables.NAMES.stream().map(name -> "crm_" + name).collect(Collectors.toSet());
        tables.add("crm_schema_version");

        assertThat(shape.columns().keySet()).isEqualTo(tables);
        assertThat(lines(shape.columns())).isEqualTo(beginnings(made.columns()));
        assertThat(beginnings(made.indexes())).containsAll(lines(shape.indexes()));
        assertThat(lines(shape.indexes())).hasSizeGreaterThan(15);
    }

    private static Set<String> lines(Map<String, Set<String>> byTable) {
        return new TreeMap<>(byTable)
                .entrySet().stream()
                        .flatMap(table -> table.getValue().stream().map(name -> table.getKey() + " | " + name))
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The table and the name that a line begins with. */
    private static Set<String> beginnings(Set<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("crm_"))
                .map(line -> String.join(" | ", List.of(line.split(" \\| ", -1)).subList(0, 2)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The version of the tables when the run of the next script is interrupted. */
    private static final int HALF_WAY = 3;

    /** What is broken, and what the message says of it. */
    private record Damage(String command, String problem) {}

    private static List<Damage> damages(Databases database) {
        String where = database == Databases.MARIADB ? " ON crm_points_entry" : "";
        return List.of(
                new Damage("DROP TABLE crm_due", "the table crm_due is missing"),
                new Damage(
                        "ALTER TABLE crm_points_entry DROP COLUMN until_at",
                        "the column until_at of the table crm_points_entry is missing"),
                new Damage(
                        "DROP INDEX crm_points_entry_name" + where,
                        "the index crm_points_entry_name of the table crm_points_entry is missing"),
                new Damage(
                        "UPDATE crm_schema_version SET script = 'V002__waiting_events@0123456789abcdef' WHERE version = 2",
                        "another script than V002__waiting_events"),
                new Damage(
                        "UPDATE crm_schema_version SET script = 'V002__something_else' WHERE version = 2",
                        "another script than V002__waiting_events"));
    }

    @ParameterizedTest
    @EnumSource(names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void everyDamageIsNamedAndTheScriptsRepairIt(Databases database) throws SQLException {
        try (HikariDataSource pool = database.pool()) {
            JdbcStorage.own(pool).build();
            for (Damage damage : damages(database)) {
                execute(pool, damage.command());

                assertNoticed(pool, damage);

                JdbcStorage.own(pool).migration(Migration.NONE).build();
                execute(pool, "DELETE FROM crm_schema_version");
                for (MigrationScript script : MigrationScript.of(MigrationTest.engine(database))) {
                    for (String statement : Scripts.statements(script.sql())) {
                        execute(pool, statement);
                    }
                }
                JdbcStorage.own(pool).migration(Migration.VALIDATE).build();
            }
            // The first builds recorded the name of a script only.
            execute(pool, "UPDATE crm_schema_version SET script = 'V002__waiting_events' WHERE version = 2");
            JdbcStorage.own(pool).migration(Migration.VALIDATE).build();
        }
    }

    private static void assertNoticed(HikariDataSource pool, Damage damage) {
        for (Migration migration : LOOKING) {
            JdbcStorageBuilder builder = JdbcStorage.own(pool).migration(migration);

            StorageException failure = catchThrowableOfType(StorageException.class, builder::build);

            assertThat(failure.reason()).isEqualTo(Reason.UNSUPPORTED);
            assertThat(failure)
                    .hasMessageContaining(damage.problem())
                    .hasMessageFindingMatch("restore it|use the build of the library");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void aMigrationThatWasInterruptedIsCompleted(Databases database) throws SQLException {
        try (HikariDataSource pool = database.pool()) {
            List<MigrationScript> scripts = MigrationScript.of(MigrationTest.engine(database));
            for (MigrationScript script : scripts.subList(0, HALF_WAY)) {
                for (String statement : Scripts.statements(script.sql())) {
                    execute(pool, statement);
                }
            }
            List<String> statements = Scripts.statements(scripts.get(HALF_WAY).sql());
            for (String statement : statements.subList(0, statements.size() / 2)) {
                execute(pool, statement);
            }
            JdbcStorageBuilder validating = JdbcStorage.own(pool).migration(Migration.VALIDATE);
            assertThat(catchThrowableOfType(StorageException.class, validating::build))
                    .hasMessageContaining("of version " + HALF_WAY)
                    .hasMessageContaining("Migration.CREATE");

            JdbcStorage.own(pool).build();

            validating.build();
            assertWhatIsLookedForIsThere(pool, database);
        }
    }

    private static void execute(HikariDataSource pool, String command) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }
}
