package dev.aftercare.crm.jdbc;

import static dev.aftercare.crm.jdbc.Shop.TENANT;
import static dev.aftercare.crm.jdbc.Shop.customer;
import static dev.aftercare.crm.jdbc.Shop.customerId;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.aftercare.crm.Crm;
import dev.aftercare.crm.command.By;
import dev.aftercare.crm.loyalty.Programme;
import dev.aftercare.crm.loyalty.Rate;
import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.customer.Identity;
import dev.aftercare.crm.model.loyalty.Cause;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import dev.aftercare.crm.model.ticket.TicketType;
import dev.aftercare.crm.ticket.NewTicket;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tables of every earlier version, full of data, become tables of this version that differ in nothing from new ones. */
class UpgradeTest {

    private static final By CLERK = By.agent("clerk");
    private static final ProgrammeId MAIN = new ProgrammeId("main");

    /** New tables with data in all of them. */
    private static final Map<Databases, HikariDataSource> FULL = new EnumMap<>(Databases.class);

    @AfterAll
    static void closeAll() {
        FULL.values().forEach(HikariDataSource::close);
        FULL.clear();
    }

    static Stream<Arguments> everyEarlierVersionOnEveryEngine() {
        return Stream.of(Databases.H2_MEMORY, Databases.POSTGRESQL, Databases.MARIADB)
                .flatMap(database ->
                        IntStream.range(1, Scripts.latest()).mapToObj(version -> Arguments.of(database, version)));
    }

    @ParameterizedTest
    @MethodSource("everyEarlierVersionOnEveryEngine")
    void everyEarlierVersionIsBroughtUpToDateWithAllItsData(Databases database, int version) throws SQLException {
        HikariDataSource fresh = FULL.computeIfAbsent(database, UpgradeTest::full);
        try (HikariDataSource old = database.pool()) {
            for (MigrationScript script :
                    MigrationScript.of(MigrationTest.engine(database)).subList(0, version)) {
                execute(old, Scripts.statements(script.sql()));
            }
            List<List<String>> before = new ArrayList<>();
            for (String table : Tables.NAMES) {
                List<String> columns = columns(old, "crm_" + table);
                copy(fresh, old, "crm_" + table, columns);
                before.add(rows(old, "crm_" + table, columns));
            }
            assertThat(before).doesNotContain(List.of());

            JdbcStorage storage = JdbcStorage.own(old).build();

            List<List<String>> after = new ArrayList<>();
            for (String table : Tables.NAMES) {
                after.add(rows(old, "crm_" + table, columns(old, "crm_" + table)));
            }
            for (int table = 0; table < before.size(); table++) {
                assertBegins(after.get(table), before.get(table));
            }
            assertThat(SchemaSnapshot.of(old, database)).isEqualTo(SchemaSnapshot.of(fresh, database));
            JdbcStorage.own(old).migration(Migration.VALIDATE).build();
            assertWorks(storage);
        }
    }

    /** New columns stand at the end of a row; what stood before them is what it was. */
    private static void assertBegins(List<String> after, List<String> before) {
        assertThat(after).hasSameSizeAs(before);
        for (int row = 0; row < before.size(); row++) {
            assertThat(after.get(row)).startsWith(before.get(row));
        }
    }

    private static HikariDataSource full(Databases database) {
        HikariDataSource pool = database.pool();
        fill(JdbcStorage.own(pool).build());
        return pool;
    }

    private static void fill(JdbcStorage storage) {
        storage.inTransaction(TENANT, unit -> {
            for (int n = 1; n <= 5; n++) {
                unit.customers().insert(customer(n, "u" + n, "v" + n));
                unit.tickets().insert(Shop.ticket(n, n));
                unit.purchases().append(Shop.sale(n, n, 2));
                unit.journal().append(List.of(Shop.event(n, "a" + n, 1)));
                unit.due().schedule(Shop.due(n));
                unit.documents().insert(Shop.document(n));
                unit.commands().append(Shop.command(n));
                Shop.openAccount(unit, n);
            }
            return unit.journal().claim(Shop.uuid(1), Shop.T, Duration.ofMinutes(1), 2);
        });
    }

    /** What was there is read, and every kind of command goes on from it. */
    private static void assertWorks(JdbcStorage storage) {
        storage.inTransaction(TENANT, unit -> {
            assertThat(unit.customers().find(customerId(2))).contains(customer(2, "u2", "v2"));
            assertThat(unit.tickets().find(Shop.ticket(3, 3).id())).contains(Shop.ticket(3, 3));
            assertThat(unit.purchases().find(Shop.sale(4, 4, 2).id())).contains(Shop.sale(4, 4, 2));
            assertThat(unit.documents().find(Shop.document(5).key())).contains(Shop.document(5));
            return true;
        });
        Crm crm = Crm.on(storage);
        dev.aftercare.crm.Shop shop = crm.tenant(TENANT);
        shop.loyalty()
                .define(
                        Programme.builder(MAIN.value())
                                .earning(Rate.of(1, Money.of("1", "EUR")))
                                .build(),
                        CLERK);
        CustomerId known = customerId(1);
        shop.loyalty().earn(known, MAIN, 50, new Cause("gift", "g"), CLERK);
        shop.loyalty().holds().hold(known, MAIN, "checkout", 20, null, new Cause("order", "o"), CLERK);
        assertThat(shop.loyalty()
                        .redeem(known, MAIN, 30, new Cause("order", "o"), CLERK)
                        .balance())
                .isEqualTo(100);
        assertThat(shop.loyalty().verify(known, MAIN).findings()).isEmpty();
        shop.tickets().receive(NewTicket.of(known, TicketType.COMPLAINT, Channel.EMAIL, "wet"), CLERK);
        assertThat(shop.customers().register(Identity.shopUser("new"), CLERK).version())
                .isEqualTo(1);
    }

    static void copy(DataSource from, DataSource to, String table, List<String> columns) throws SQLException {
        String names = String.join(", ", columns);
        try (Connection source = from.getConnection();
                Statement select = source.createStatement();
                ResultSet results = select.executeQuery("SELECT " + names + " FROM " + table);
                Connection target = to.getConnection();
                PreparedStatement insert = target.prepareStatement("INSERT INTO " + table + " (" + names + ") VALUES ("
                        + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")")) {
            while (results.next()) {
                for (int column = 1; column <= columns.size(); column++) {
                    insert.setObject(column, value(results, column));
                }
                insert.executeUpdate();
            }
        }
    }

    private static List<String> rows(DataSource source, String table, List<String> columns) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet results = statement.executeQuery("SELECT " + String.join(", ", columns) + " FROM " + table)) {
            while (results.next()) {
                StringBuilder row = new StringBuilder();
                for (int column = 1; column <= columns.size(); column++) {
                    Object value = value(results, column);
                    row.append(value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : value)
                            .append(" | ");
                }
                rows.add(row.toString());
            }
        }
        Collections.sort(rows);
        return rows;
    }

    private static Object value(ResultSet results, int column) throws SQLException {
        return results.getMetaData().getColumnType(column) == Types.CLOB
                ? results.getString(column)
                : results.getObject(column);
    }

    static List<String> columns(DataSource source, String table) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet results = statement.executeQuery("SELECT * FROM " + table + " WHERE 1 = 0")) {
            for (int column = 1; column <= results.getMetaData().getColumnCount(); column++) {
                columns.add(results.getMetaData().getColumnName(column));
            }
        }
        return columns;
    }

    static void execute(DataSource source, List<String> commands) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            for (String command : commands) {
                statement.execute(command);
            }
        }
    }
}
