package dev.aftercare.crm.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.command.RetryPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How often a command talks to the database: as the README says, on every engine, and however much is stored. */
class RoundTripsTest {

    private static final String BEGIN = "<!-- round trips: as RoundTripsTest prints them -->\n";
    private static final String END = "<!-- end of round trips -->";

    /** What looks for points on hold and pending points among the entries, a thousand at once; the table has it with few of them. */
    private static final Set<String> LOOKING_BACK =
            Set.of("LoyaltyMerges.merge(String, CustomerId, CustomerId, By)", "LoyaltyMerges.undo(String, By)");

    @ParameterizedTest
    @EnumSource(names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void theReadmeSaysHowOftenEachCommandTalksToTheDatabase(Databases engine) throws SQLException, IOException {
        String table = table(count(engine, 0));
        String readme = Files.readString(Path.of("README.md"));
        String stated = readme.substring(readme.indexOf(BEGIN) + BEGIN.length(), readme.indexOf(END));

        assertThat(stated)
                .as("the table in crm-jdbc/README.md; counted on %s:%n%s", engine, table)
                .isEqualTo(table);
    }

    @Test
    void moreDataMeansNoMoreRoundTrips() throws SQLException {
        Map<String, RoundTrips> much = count(Databases.H2_MEMORY, 1_200);
        Map<String, RoundTrips> little = count(Databases.H2_MEMORY, 10);
        LOOKING_BACK.forEach(command -> assertThat(much.remove(command)).isNotNull());
        little.keySet().removeAll(LOOKING_BACK);

        assertThat(much).isEqualTo(little);
    }

    private static Map<String, RoundTrips> count(Databases engine, int more) throws SQLException {
        try (WatchedDatabase database = new WatchedDatabase(engine)) {
            JdbcStorage storage = JdbcStorage.own(database.dataSource()).build();
            ShopAtWork shop = new ShopAtWork(storage, RetryPolicy.DEFAULT);
            shop.busyDays(storage, more);
            return new TreeMap<>(RoundTrips.ofAllCommands(database, shop));
        }
    }

    private static String table(Map<String, RoundTrips> counts) {
        StringBuilder table = new StringBuilder("| command | statements | savepoints | commits |\n|---|---|---|---|\n");
        counts.forEach((command, trips) -> table.append(String.join(
                " | ",
                List.of(
                        "| `" + command + "`",
                        String.valueOf(trips.statements()),
                        String.valueOf(trips.savepoints()),
                        trips.commits() + " |\n"))));
        return table.toString();
    }
}
