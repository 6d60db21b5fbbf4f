package dev.aftercare.crm.jdbc;

import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.loyalty.Cause;
import dev.aftercare.crm.model.loyalty.EntryKind;
import dev.aftercare.crm.model.loyalty.PointsAccount;
import dev.aftercare.crm.model.loyalty.PointsAccountId;
import dev.aftercare.crm.model.loyalty.PointsEntry;
import dev.aftercare.crm.model.loyalty.PointsTotals;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import dev.aftercare.crm.persistence.PointsStore;
import dev.aftercare.crm.persistence.json.CrmJson;
import dev.aftercare.crm.persistence.json.JsonCodec;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Points accounts, and entries that are columns only. An entry repeats its account's programme, so that books need no join. */
final class JdbcPoints implements PointsStore {

    private static final JsonCodec<PointsAccount> JSON = CrmJson.pointsAccounts();

    private static final String FIND = "SELECT payload FROM {points_account} WHERE tenant_id = ? AND account_id = ?";
    private static final String FIND_OF_CUSTOMER =
            "SELECT payload FROM {points_account} WHERE tenant_id = ? AND programme = ? AND customer_id = ?";
    private static final String LOCK = FIND_OF_CUSTOMER + " FOR UPDATE";
    private static final String INSERT = "INSERT INTO {points_account}"
            + " (tenant_id, account_id, version, customer_id, programme, balance, payload)";
    private static final String UPDATE = "UPDATE {points_account} SET version = ?, customer_id = ?, programme = ?,"
            + " balance = ?, payload = ? WHERE tenant_id = ? AND account_id = ? AND version = ?";
    private static final String APPEND =
            "INSERT INTO {points_entry} (tenant_id, account_id, sequence_no, programme, kind,"
                    + " points, balance, entry_at, cause_kind, cause_reference, actor_kind, actor_id, lots)";
    private static final String ENTRIES = "SELECT sequence_no, kind, points, balance, entry_at, cause_kind,"
            + " cause_reference, actor_kind, actor_id, lots FROM {points_entry}"
            + " WHERE tenant_id = ? AND account_id = ? AND sequence_no < ?"
            + " ORDER BY tenant_id DESC, account_id DESC, sequence_no DESC LIMIT ?";
    private static final String TOTALS = "SELECT kind, COUNT(*), SUM(points) FROM {points_entry}"
            + " WHERE tenant_id = ? AND programme = ? AND entry_at >= ? AND entry_at < ? GROUP BY kind";
    private static final String OUTSTANDING =
            "SELECT COALESCE(SUM(balance), 0) FROM {points_account} WHERE tenant_id = ? AND programme = ?";

    private final Sql sql;

    JdbcPoints(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<PointsAccount> find(PointsAccountId id) {
        return sql.one(FIND, p -> p.tenant().uuid(id.value()), row -> JSON.decode(row.text()));
    }

    @Override
    public Optional<PointsAccount> find(CustomerId customer, ProgrammeId programme) {
        return ofCustomer(FIND_OF_CUSTOMER, customer, programme);
    }

    @Override
    public Optional<PointsAccount> lock(CustomerId customer, ProgrammeId programme) {
        return ofCustomer(LOCK, customer, programme);
    }

    private Optional<PointsAccount> ofCustomer(String query, CustomerId customer, ProgrammeId programme) {
        return sql.one(
                query, p -> p.tenant().text(programme.value()).uuid(customer.value()), row -> JSON.decode(row.text()));
    }

    @Override
    public void insert(PointsAccount account, List<PointsEntry> entries) {
        Refusal.unless(areNumbered(account, 0, entries), "the first entries are numbered from 1 to the version");
        String json = JSON.encode(account);
        boolean stored = sql.insertNew(
                INSERT,
                "(?, ?, ?, ?, ?, ?, ?)",
                p -> p.tenant()
                        .uuid(account.id().value())
                        .number(account.version())
                        .uuid(account.customer().value())
                        .text(account.programme().value())
                        .number(account.balance())
                        .text(json));
        if (!stored) {
            throw Refusal.duplicate("points account " + account.id().value() + ", or another of its customer,");
        }
        append(account, entries);
    }

    @Override
    public void update(PointsAccount next, long expectedVersion, List<PointsEntry> entries) {
        Refusal.unless(areNumbered(next, expectedVersion, entries), "new entries go on from the version before");
        String json = JSON.encode(next);
        int changed = sql.change(
                UPDATE,
                p -> p.number(next.version())
                        .uuid(next.customer().value())
                        .text(next.programme().value())
                        .number(next.balance())
                        .text(json)
                        .tenant()
                        .uuid(next.id().value())
                        .number(expectedVersion));
        if (changed == 0) {
            throw Refusal.conflict("points account " + next.id().value(), expectedVersion);
        }
        append(next, entries);
    }

    private static boolean areNumbered(PointsAccount account, long before, List<PointsEntry> entries) {
        if (entries.isEmpty() || account.version() != before + entries.size()) {
            return false;
        }
        for (int i = 0; i < entries.size(); i++) {
            if (!entries.get(i).account().equals(account.id()) || entries.get(i).sequence() != before + i + 1) {
                return false;
            }
        }
        return true;
    }

    private void append(PointsAccount account, List<PointsEntry> entries) {
        sql.insertAll(
                APPEND,
                "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                entries.stream().map(entry -> binder(account, entry)).toList());
    }

    private static Parameters.Binder binder(PointsAccount account, PointsEntry entry) {
        return p -> p.tenant()
                .uuid(entry.account().value())
                .number(entry.sequence())
                .text(account.programme().value())
                .name(entry.kind())
                .number(entry.points())
                .number(entry.balance())
                .instant(entry.at())
                .text(entry.cause().kind())
                .text(entry.cause().reference())
                .name(entry.actor().kind())
                .text(entry.actor().id())
                .text(CrmJson.lotChanges().encode(entry.lots()));
    }

    @Override
    public List<PointsEntry> entries(PointsAccountId account, long beforeSequence, int limit) {
        return List.copyOf(sql.list(
                ENTRIES,
                p -> p.tenant().uuid(account.value()).number(beforeSequence).smallNumber(Pages.limit(limit)),
                row -> new PointsEntry(
                        account,
                        row.number(),
                        row.name(EntryKind.class),
                        row.number(),
                        row.number(),
                        row.instant(),
                        new Cause(row.text(), row.text()),
                        new Actor(row.name(Actor.Kind.class), row.text()),
                        CrmJson.lotChanges().decode(row.text()))));
    }

    @Override
    public List<PointsTotals> totals(ProgrammeId programme, Instant from, Instant before) {
        return sql
                .list(
                        TOTALS,
                        p -> p.tenant().text(programme.value()).instant(from).instant(before),
                        row -> new PointsTotals(row.name(EntryKind.class), row.number(), row.number()))
                .stream()
                .sorted(Comparator.comparing(PointsTotals::kind))
                .toList();
    }

    @Override
    public long outstanding(ProgrammeId programme) {
        return sql.one(OUTSTANDING, p -> p.tenant().text(programme.value()), Row::number)
                .orElse(0L);
    }
}
