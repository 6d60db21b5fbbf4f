package dev.aftercare.crm.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.command.RetryPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** How often a command talks to the database: as the README says, on every engine, and however much is stored. */
class RoundTripsTest {

    private static final String BEGIN = "<!-- round trips: as RoundTripsTest prints them -->\n";
    private static final String END = "<!-- end of round trips -->";

    @Test
    void theReadmeSaysHowOftenEachCommandTalksToTheDatabase() throws SQLException, IOException {
        Map<String, RoundTrips> counts = count(Databases.H2_MEMORY);
        String table = table(counts, count(Databases.POSTGRESQL));
        String readme = Files.readString(Path.of("README.md"));
        String stated = readme.substring(readme.indexOf(BEGIN) + BEGIN.length(), readme.indexOf(END));

        assertThat(stated)
                .as("the table in crm-jdbc/README.md; counted:%n%s", table)
                .isEqualTo(table);
        assertThat(count(Databases.MARIADB)).isEqualTo(counts);
    }

    @Test
    void moreDataMeansNoMoreRoundTrips() throws SQLException {
        assertThat(countInACrowd(1_200, 600, 20)).isEqualTo(countInACrowd(10, 1, 2));
    }

    @Test
    void aStepOfTheSweepHandsOverSoManyTicketsHoweverManyAnAgentHas() throws SQLException {
        assertThat(countOfHandOver(60)).isEqualTo(countOfHandOver(30));
    }

    private static Map<String, RoundTrips> count(Databases engine) throws SQLException {
        try (WatchedDatabase database = new WatchedDatabase(engine)) {
            JdbcStorage storage = JdbcStorage.own(database.dataSource()).build();
            ShopAtWork shop = new ShopAtWork(storage, RetryPolicy.DEFAULT);
            return new TreeMap<>(RoundTrips.ofAllCommands(database, shop));
        }
    }

    /** More of what there is of each customer, more agents, and more customers who are one with those of the scenarios. */
    private static Map<String, RoundTrips> countInACrowd(int more, int agents, int merged) throws SQLException {
        try (WatchedDatabase database = new WatchedDatabase(Databases.H2_MEMORY)) {
            JdbcStorage storage = JdbcStorage.own(database.dataSource()).build();
            ShopAtWork shop = new ShopAtWork(storage, RetryPolicy.DEFAULT);
            shop.busyDays(storage, more);
            CrowdAtWork crowd = new CrowdAtWork(shop, storage);
            crowd.agents(agents);
            crowd.one(shop.mei, "mei", merged);
            crowd.one(shop.jo, "jo", merged);
            return new TreeMap<>(RoundTrips.ofAllCommands(database, shop));
        }
    }

    private static RoundTrips countOfHandOver(int tickets) throws SQLException {
        try (WatchedDatabase database = new WatchedDatabase(Databases.H2_MEMORY)) {
            JdbcStorage storage = JdbcStorage.own(database.dataSource()).build();
            ShopAtWork shop = new ShopAtWork(storage, RetryPolicy.DEFAULT);
            new CrowdAtWork(shop, storage).goneWith(tickets);
            return RoundTrips.of(database, () -> shop.shop.runDue(1));
        }
    }

    private static String table(Map<String, RoundTrips> counts, Map<String, RoundTrips> onPostgres) {
        StringBuilder table = new StringBuilder(
                "| command | statements | on PostgreSQL | savepoints | commits |\n|---|---|---|---|---|\n");
        counts.forEach((command, trips) -> {
            RoundTrips there = onPostgres.get(command);
            assertThat(there.savepoints()).as(command).isEqualTo(trips.savepoints());
            assertThat(there.commits()).as(command).isEqualTo(trips.commits());
            table.append("| `%s` | %d | %d | %d | %d |\n"
                    .formatted(command, trips.statements(), there.statements(), trips.savepoints(), trips.commits()));
        });
        return table.toString();
    }
}
