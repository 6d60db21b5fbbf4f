package dev.aftercare.crm.examples.benchmarks.points;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.UUID;
import javax.sql.DataSource;

/** One account that has many entries behind it, beside one that has few. */
final class DeepAccount {

    private static final String[] FILL = {
        "INSERT INTO crm_points_entry (tenant_id, account_id, sequence_no, programme, kind, points, balance, entry_at,"
                + " cause_kind, cause_reference, actor_kind, actor_id, lots)"
                + " SELECT e.tenant_id, e.account_id, n + 1, e.programme,"
                + " CASE WHEN n % 2 = 1 THEN 'REDEEM' ELSE 'ADJUST_UP' END, CASE WHEN n % 2 = 1 THEN -1 ELSE 1 END,"
                + " e.balance - n % 2, e.entry_at, e.cause_kind, e.cause_reference, e.actor_kind, e.actor_id, e.lots"
                + " FROM crm_points_entry e, generate_series(1, ?) n WHERE e.account_id = ? AND e.sequence_no = 1",
        "INSERT INTO crm_event (tenant_id, aggregate_kind, aggregate_id, sequence_no, event_id, customer_id, event_at,"
                + " actor_kind, actor_id, type, payload)"
                + " SELECT v.tenant_id, v.aggregate_kind, v.aggregate_id, n + 1, gen_random_uuid(), v.customer_id,"
                + " v.event_at, v.actor_kind, v.actor_id, v.type, v.payload"
                + " FROM crm_event v, generate_series(1, ?) n WHERE v.aggregate_id = CAST(? AS TEXT) AND v.sequence_no = 1",
        "UPDATE crm_points_account SET version = version + ?,"
                + " payload = replace(payload, '\"version\":1,', '\"version\":' || ? || ',') WHERE account_id = ?"
    };

    private DeepAccount() {}

    /** Puts entries behind the account of a customer, who has one. */
    static void fill(DataSource pool, UUID customer, int entries) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            UUID account = account(connection, customer);
            for (String sql : Arrays.asList(FILL).subList(0, 2)) {
                try (PreparedStatement statement = connection.prepareStatement(sql)) {
                    statement.setInt(1, entries - 1);
                    statement.setObject(2, account);
                    statement.executeUpdate();
                }
            }
            try (PreparedStatement statement = connection.prepareStatement(FILL[2])) {
                statement.setInt(1, entries - 1);
                statement.setString(2, String.valueOf(entries));
                statement.setObject(3, account);
                statement.executeUpdate();
            }
            connection.commit();
        }
    }

    private static UUID account(Connection connection, UUID customer) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT account_id FROM crm_points_account WHERE customer_id = ?")) {
            statement.setObject(1, customer);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getObject(1, UUID.class);
            }
        }
    }

    /** The medians of redeeming a point from either customer, by turns, in microseconds. */
    static long[] medians(Till till, int few, int many, int times) throws Exception {
        long[][] taken = new long[2][times];
        for (int i = 0; i < times; i++) {
            taken[0][i] = redeem(till, few);
            taken[1][i] = redeem(till, many);
        }
        Arrays.sort(taken[0]);
        Arrays.sort(taken[1]);
        return new long[] {taken[0][times / 2], taken[1][times / 2]};
    }

    private static long redeem(Till till, int customer) throws Exception {
        long start = System.nanoTime();
        till.redeem(customer, 1, Load.key());
        return (System.nanoTime() - start) / 1_000;
    }
}
