package dev.aftercare.crm.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.command.RetryPolicy;
import dev.aftercare.crm.ticket.GuardFailed;
import dev.aftercare.crm.ticket.MergedAway;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What the services really send, each statement analyzed by the engine while it runs: it touches the few rows it is about and passes over
 * the thousand others, so an index serves it whole.
 */
class TouchedRowsTest {

    /** More than a page of twenty, of which H2 counts each row and line at three steps of a plan; less than what is loaded by far. */
    private static final int FEW = 100;

    private static final int LOADED = 1_000;

    /** What reads much because it adds up much, by a piece of the statement. */
    private static final Map<String, String> EXCEPTIONS = Map.of(
            "COUNT(*) FROM crm_ticket", "a board counts all tickets that it shows",
            "FROM crm_points_entry WHERE tenant_id = ? AND programme = ?", "books add up a period's entries",
            "FROM crm_points_account WHERE tenant_id = ? AND programme = ?", "books add up all accounts",
            "SUM(", "sums add up what they are asked for");

    private enum Analysis {
        H2_MEMORY("EXPLAIN ANALYZE ", "ANALYZE") {
            @Override
            double touched(String plan) {
                return sum(plan, "scanCount: (\\d+)");
            }
        },
        POSTGRESQL("EXPLAIN (ANALYZE, TIMING OFF, SUMMARY OFF, BUFFERS OFF) ", "VACUUM ANALYZE") {
            /** Pages cost alike wherever they lie, as on a solid-state disk: with a disk's cost it reads small tables whole. */
            @Override
            void prepare(Statement statement) throws SQLException {
                super.prepare(statement);
                statement.execute("ALTER ROLE CURRENT_USER SET random_page_cost = 1.1");
            }

            @Override
            double touched(String plan) {
                return sum(plan, "Scan .*actual rows=([0-9.]+)") + sum(plan, "Removed by .*: (\\d+)");
            }
        },
        MARIADB(
                "ANALYZE ",
                "ANALYZE TABLE crm_customer, crm_customer_identity, crm_ticket, crm_points_account,"
                        + " crm_points_entry, crm_purchase, crm_purchase_line, crm_event, crm_due, crm_document, crm_command") {
            @Override
            double touched(String plan) {
                return sum(plan, "r_rows=([0-9.]+)");
            }
        };

        private final String analyze;
        private final String gatherStatistics;

        Analysis(String analyze, String gatherStatistics) {
            this.analyze = analyze;
            this.gatherStatistics = gatherStatistics;
        }

        void prepare(Statement statement) throws SQLException {
            statement.execute(gatherStatistics);
        }

        abstract double touched(String plan);

        private static double sum(String plan, String pattern) {
            return Pattern.compile(pattern)
                    .matcher(plan)
                    .results()
                    .mapToDouble(found -> Double.parseDouble(found.group(1)))
                    .sum();
        }
    }

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @EnumSource
    void aStatementTouchesOnlyWhatItIsAbout(Analysis analysis) throws SQLException {
        try (HikariDataSource pool = Databases.valueOf(analysis.name()).pool()) {
            PlannedStatements planned = new PlannedStatements(pool, analysis.analyze);
            JdbcStorage storage = JdbcStorage.own(planned.dataSource()).build();
            ShopAtWork shop = new ShopAtWork(storage, RetryPolicy.DEFAULT);
            shop.busyDays(JdbcStorage.own(pool).migration(Migration.NONE).build(), LOADED);
            try (Connection connection = pool.getConnection();
                    Statement statement = connection.createStatement()) {
                analysis.prepare(statement);
            }
            pool.getHikariPoolMXBean().softEvictConnections();
            planned.take();

            Map<String, String> wasteful = new TreeMap<>();
            int number = 0;
            for (Scenario scenario : all()) {
                shop.turnTo(ShopAtWork.OPENING.plusSeconds(600));
                prepare(scenario, shop);
                planned.take();
                shop.useKey("request-" + number++);
                scenario.give(shop);
                planned.take().forEach((sql, plan) -> {
                    if (analysis.touched(plan) > FEW
                            && EXCEPTIONS.keySet().stream().noneMatch(sql::contains)) {
                        wasteful.put(sql, plan);
                    }
                });
            }

            assertThat(wasteful).isEmpty();
        }
    }

    /** One shop goes through all of them, and what was merged or done for an earlier one stays so. */
    private static void prepare(Scenario scenario, ShopAtWork shop) {
        try {
            scenario.before().accept(shop);
        } catch (RejectedException already) {
            assertThat(already.rejection()).isInstanceOfAny(MergedAway.class, GuardFailed.class);
        }
    }

    private static List<Scenario> all() {
        List<Scenario> all = new ArrayList<>(Scenarios.READS);
        all.addAll(Scenarios.COMMANDS);
        return all;
    }
}
