package dev.aftercare.crm.examples.benchmarks.points;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * By hand, for this one purpose: two statements and the commit. The first locks the account and looks for the key; the second writes the
 * account, the entry, the event for the relay and the key. The tables, their indexes and checks are those of the library, under another
 * prefix; lots of one expiry are one lot.
 */
final class PlainTill implements Till {

    private static final String TENANT = "default";
    private static final long YEAR = 31_536_000_000_000L;

    private static final String READ = "SELECT account_id, version, payload,"
            + " (SELECT result FROM plain_command WHERE tenant_id = ? AND idempotency_key = ?)"
            + " FROM plain_points_account WHERE tenant_id = ? AND programme = 'gold' AND customer_id = ? FOR UPDATE";

    private static final String WRITE = "WITH account AS (UPDATE plain_points_account SET version = ?, balance = ?,"
            + " payload = ? WHERE tenant_id = ? AND account_id = ?),"
            + " entry AS (INSERT INTO plain_points_entry (tenant_id, account_id, sequence_no, programme, kind, points,"
            + " balance, entry_at, cause_kind, cause_reference, actor_kind, actor_id, lots, idempotency_key)"
            + " VALUES (?, ?, ?, 'gold', ?, ?, ?, ?, 'purchase', 'O-1', 'AGENT', 'till', ?, ?)),"
            + " event AS (INSERT INTO plain_event (tenant_id, aggregate_kind, aggregate_id, sequence_no, event_id,"
            + " customer_id, event_at, actor_kind, actor_id, type, payload, waiting_in)"
            + " VALUES (?, 'points-account', ?, ?, ?, ?, ?, 'AGENT', 'till', 'points-moved', ?, ?))"
            + " INSERT INTO plain_command (tenant_id, idempotency_key, fingerprint, result, done_at)"
            + " VALUES (?, ?, ?, ?, ?)";

    private final DataSource pool;
    private final LibraryTill customers;

    PlainTill(DataSource pool, LibraryTill customers) {
        this.pool = pool;
        this.customers = customers;
    }

    /** Opens an account for everyone whom the library knows. */
    void openAll() throws SQLException {
        long expiry = now() / YEAR * YEAR + 2 * YEAR;
        try (Connection connection = pool.getConnection();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO plain_points_account"
                        + " (tenant_id, account_id, version, customer_id, programme, balance, payload)"
                        + " SELECT tenant_id, account_id, 0, customer_id, programme, balance, ?"
                        + " FROM crm_points_account")) {
            insert.setString(1, text(List.of(new Lot(expiry, LibraryTill.START))));
            insert.executeUpdate();
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
        }
    }

    private record Lot(long expiry, long left) {}

    private record Account(UUID id, long version, List<Lot> lots) {}

    @Override
    public void earn(int customer, long points, String key) throws SQLException {
        run(customer, points, key);
    }

    @Override
    public void redeem(int customer, long points, String key) throws SQLException {
        run(customer, -points, key);
    }

    private void run(int customer, long points, String key) throws SQLException {
        UUID owner = customers.id(customer).value();
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            Account account = read(connection, owner, key);
            if (account == null) {
                connection.rollback();
                return;
            }
            List<Lot> lots = points > 0 ? with(account.lots(), points) : without(account.lots(), -points);
            write(connection, account, owner, lots, points, key);
            connection.commit();
        }
    }

    /** The account; null if the command was given before. */
    private static @Nullable Account read(Connection connection, UUID owner, String key) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(READ)) {
            statement.setString(1, TENANT);
            statement.setString(2, key);
            statement.setString(3, TENANT);
            statement.setObject(4, owner);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getString(4) != null
                        ? null
                        : new Account(row.getObject(1, UUID.class), row.getLong(2), lots(row.getString(3)));
            }
        }
    }

    private static void write(
            Connection connection, Account account, UUID owner, List<Lot> lots, long points, String key)
            throws SQLException {
        long now = now();
        long version = account.version() + 1;
        long balance = lots.stream().mapToLong(Lot::left).sum();
        String moved = "[{\"lot\":1,\"points\":" + points + ",\"expiresAt\":"
                + lots.get(0).expiry() + "}]";
        String event = "{\"programme\":\"gold\",\"kind\":\"" + (points > 0 ? "EARN" : "REDEEM") + "\",\"points\":"
                + points + ",\"balance\":" + balance
                + ",\"cause\":{\"kind\":\"purchase\",\"reference\":\"O-1\"},\"aside\":{}}";
        String receipt = "{\"programme\":\"gold\",\"points\":" + Math.abs(points) + ",\"balance\":" + balance
                + ",\"entries\":[" + version + "],\"explanation\":\"gold@1: points for purchase/O-1\"}";
        try (PreparedStatement statement = connection.prepareStatement(WRITE)) {
            Object[] values = {
                version,
                balance,
                text(lots),
                TENANT,
                account.id(),
                TENANT,
                account.id(),
                version,
                points > 0 ? "EARN" : "REDEEM",
                points,
                balance,
                now,
                moved,
                key,
                TENANT,
                account.id().toString(),
                version,
                UUID.randomUUID(),
                owner,
                now,
                event,
                ThreadLocalRandom.current().nextInt(16),
                TENANT,
                key,
                key,
                receipt,
                now
            };
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    private static List<Lot> with(List<Lot> lots, long points) {
        long expiry = now() / YEAR * YEAR + 2 * YEAR;
        List<Lot> next = new ArrayList<>(lots);
        int last = next.size() - 1;
        if (last >= 0 && next.get(last).expiry() == expiry) {
            next.set(last, new Lot(expiry, next.get(last).left() + points));
        } else {
            next.add(new Lot(expiry, points));
        }
        return next;
    }

    private static List<Lot> without(List<Lot> lots, long points) {
        long rest = points;
        List<Lot> next = new ArrayList<>();
        for (Lot lot : lots) {
            long part = lot.expiry() > now() ? Math.min(rest, lot.left()) : 0;
            rest -= part;
            next.add(new Lot(lot.expiry(), lot.left() - part));
        }
        if (rest > 0) {
            throw new IllegalStateException("not enough points");
        }
        return next;
    }

    private static List<Lot> lots(String text) {
        List<Lot> lots = new ArrayList<>();
        for (String part : text.split(";", -1)) {
            int colon = part.indexOf(':');
            lots.add(new Lot(Long.parseLong(part.substring(0, colon)), Long.parseLong(part.substring(colon + 1))));
        }
        return lots;
    }

    private static String text(List<Lot> lots) {
        StringBuilder text = new StringBuilder();
        lots.forEach(lot -> text.append(text.isEmpty() ? "" : ";")
                .append(lot.expiry())
                .append(':')
                .append(lot.left()));
        return text.toString();
    }

    private static long now() {
        return System.currentTimeMillis() * 1_000;
    }
}
