package dev.aftercare.crm.jdbc;

import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.IdempotencyKey;
import dev.aftercare.crm.model.TimeSpan;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.loyalty.Cause;
import dev.aftercare.crm.model.loyalty.EarnedTotals;
import dev.aftercare.crm.model.loyalty.EntryKind;
import dev.aftercare.crm.model.loyalty.EntryMarks;
import dev.aftercare.crm.model.loyalty.PointsAccount;
import dev.aftercare.crm.model.loyalty.PointsAccountId;
import dev.aftercare.crm.model.loyalty.PointsAside;
import dev.aftercare.crm.model.loyalty.PointsEntry;
import dev.aftercare.crm.model.loyalty.PointsStanding;
import dev.aftercare.crm.model.loyalty.PointsTotals;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import dev.aftercare.crm.persistence.PointsStore;
import dev.aftercare.crm.persistence.ReturnTime;
import dev.aftercare.crm.persistence.StorageException;
import dev.aftercare.crm.persistence.json.CrmJson;
import dev.aftercare.crm.persistence.json.JsonCodec;
import dev.aftercare.crm.persistence.json.ReadBefore;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Points accounts, and entries that are columns only. An entry repeats its account's programme, so that books need no join. */
final class JdbcPoints implements PointsStore {

    private static final JsonCodec<PointsAccount> JSON = CrmJson.pointsAccounts();

    /** Who was at the till is there again soon, and reading an account takes longer than all the rest of a command on it. */
    private static final ReadBefore<PointsAccount> READ_BEFORE = new ReadBefore<>();

    private static final String FIND = "SELECT payload FROM {points_account} WHERE tenant_id = ? AND account_id = ?";
    private static final String FIND_OF_CUSTOMER =
            "SELECT payload FROM {points_account} WHERE tenant_id = ? AND programme = ? AND customer_id = ?";
    private static final String LOCK = FIND_OF_CUSTOMER + " FOR UPDATE";
    private static final Insert INSERT = Insert.into(
            "{points_account}",
            "tenant_id, account_id, version, customer_id, programme, balance, held, pending, debt, payload");
    private static final String UPDATE = "UPDATE {points_account} SET version = ?, customer_id = ?, programme = ?,"
            + " balance = ?, held = ?, pending = ?, debt = ?, payload = ? WHERE tenant_id = ? AND account_id = ? AND version = ?";
    private static final Insert APPEND = Insert.into(
            "{points_entry}",
            "tenant_id, account_id, sequence_no, programme, kind,"
                    + " points, balance, held, pending, debt, entry_at, cause_kind, cause_reference, actor_kind, actor_id,"
                    + " lots, entry_name, about_no, until_at, idempotency_key");
    private static final String SELECT =
            "SELECT sequence_no, kind, points, balance, held, pending, debt, entry_at, cause_kind,"
                    + " cause_reference, actor_kind, actor_id, lots, entry_name, about_no, until_at, idempotency_key"
                    + " FROM {points_entry} WHERE tenant_id = ? AND account_id = ?";
    private static final String NAMED = SELECT + " AND entry_name = ?";
    private static final String ABOUT = SELECT + " AND about_no = ? AND sequence_no > ?"
            + " ORDER BY tenant_id, account_id, about_no, sequence_no LIMIT ?";
    // What locked commands decide on is the latest, not a snapshot that is older than the lock. Who only looks locks
    // nothing.
    private static final String LATEST = " FOR UPDATE";
    private static final String ACCOUNTS = "SELECT payload FROM {points_account} WHERE tenant_id = ? AND programme = ?";
    private static final String ACCOUNTS_PAGE = " ORDER BY tenant_id, programme, customer_id LIMIT ?";
    private static final String ENTRIES =
            SELECT + " AND sequence_no < ?" + " ORDER BY tenant_id DESC, account_id DESC, sequence_no DESC LIMIT ?";
    private static final String TOTALS = "SELECT kind, COUNT(*), SUM(points) FROM {points_entry}"
            + " WHERE tenant_id = ? AND programme = ? AND entry_at >= ? AND entry_at < ? GROUP BY kind";
    private static final String OUTSTANDING =
            "SELECT COUNT(*), COALESCE(SUM(balance), 0), COALESCE(SUM(held), 0), COALESCE(SUM(pending), 0),"
                    + " COALESCE(SUM(debt), 0) FROM {points_account} WHERE tenant_id = ? AND programme = ?";

    private final Sql sql;
    private final Map<PointsAccountId, Long> owned = new HashMap<>();
    private boolean decides;

    JdbcPoints(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<PointsAccount> find(PointsAccountId id) {
        return sql.one(FIND, p -> p.tenant().uuid(id.value()), JdbcPoints::account);
    }

    @Override
    public Optional<PointsAccount> find(CustomerId customer, ProgrammeId programme) {
        return sql.one(FIND_OF_CUSTOMER, of(customer, programme), JdbcPoints::account);
    }

    @Override
    public Optional<PointsAccount> lock(CustomerId customer, ProgrammeId programme) {
        decides = true;
        Optional<PointsAccount> account = sql.one(LOCK, of(customer, programme), JdbcPoints::account);
        account.ifPresent(locked -> owned.put(locked.id(), locked.version()));
        return account;
    }

    private static Parameters.Binder of(CustomerId customer, ProgrammeId programme) {
        return p -> p.tenant().text(programme.value()).uuid(customer.value());
    }

    private static PointsAccount account(Row row) throws SQLException {
        return READ_BEFORE.get(row.text(), JSON::decode);
    }

    private static String text(PointsAccount account) {
        String text = JSON.encode(account);
        READ_BEFORE.put(text, account);
        return text;
    }

    @Override
    public void insert(PointsAccount account, List<PointsEntry> entries) {
        Refusal.unless(areNumbered(account, 0, entries), "the first entries are numbered from 1 to the version");
        if (!haveNewNames(account.id(), entries)) {
            throw nameTaken(account.id());
        }
        String json = text(account);
        boolean stored = sql.insertNew(
                INSERT,
                p -> p.tenant()
                        .uuid(account.id().value())
                        .number(account.version())
                        .uuid(account.customer().value())
                        .text(account.programme().value())
                        .number(account.balance())
                        .number(account.aside().held())
                        .number(account.aside().pending())
                        .number(account.aside().debt())
                        .text(json));
        if (!stored) {
            throw Refusal.duplicate("points account " + account.id().value() + ", or another of its customer,");
        }
        append(account, 0, entries);
    }

    @Override
    public void update(PointsAccount next, long expectedVersion, List<PointsEntry> entries) {
        Refusal.unless(areNumbered(next, expectedVersion, entries), "new entries go on from the version before");
        if (!haveNewNames(next.id(), entries)) {
            boolean stale = find(next.id()).map(PointsAccount::version).orElse(0L) != expectedVersion;
            throw stale
                    ? Refusal.conflict("points account " + next.id().value(), expectedVersion)
                    : nameTaken(next.id());
        }
        String json = text(next);
        Parameters.Binder binder = p -> p.number(next.version())
                .uuid(next.customer().value())
                .text(next.programme().value())
                .number(next.balance())
                .number(next.aside().held())
                .number(next.aside().pending())
                .number(next.aside().debt())
                .text(json)
                .tenant()
                .uuid(next.id().value())
                .number(expectedVersion);
        replace(next.id(), expectedVersion, binder);
        append(next, expectedVersion, entries);
    }

    /** Of an account that is locked, or that this unit of work has written, the version is known, and nobody else can change it. */
    private void replace(PointsAccountId id, long expectedVersion, Parameters.Binder binder) {
        Long version = owned.get(id);
        if (version == null ? sql.change(UPDATE, binder) == 0 : version != expectedVersion) {
            throw Refusal.conflict("points account " + id.value(), expectedVersion);
        }
        if (version != null) {
            sql.changeLater(UPDATE, 1, binder);
        }
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

    private void append(PointsAccount account, long before, List<PointsEntry> entries) {
        owned.put(account.id(), account.version());
        sql.grown().add(AggregateRef.of(account.id()), before, account.version());
        sql.insertAll(
                APPEND, entries.stream().map(entry -> binder(account, entry)).toList());
    }

    private static Parameters.Binder binder(PointsAccount account, PointsEntry entry) {
        return p -> p.tenant()
                .uuid(entry.account().value())
                .number(entry.sequence())
                .text(account.programme().value())
                .name(entry.kind())
                .number(entry.points())
                .number(entry.balance())
                .number(entry.aside().held())
                .number(entry.aside().pending())
                .number(entry.aside().debt())
                .instant(entry.at())
                .text(entry.cause().kind())
                .text(entry.cause().reference())
                .name(entry.actor().kind())
                .text(entry.actor().id())
                .text(CrmJson.lotChanges().encode(entry.lots()))
                .text(entry.marks().name())
                .numberOrNull(entry.marks().about())
                .instantOrNull(entry.marks().until())
                .text(key(entry));
    }

    private static @Nullable String key(PointsEntry entry) {
        IdempotencyKey key = entry.marks().key();
        return key == null ? null : key.value();
    }

    /** Looked up before anything is written: a violated index would leave the transaction useless on some engines. */
    private boolean haveNewNames(PointsAccountId account, List<PointsEntry> entries) {
        Set<String> names = new HashSet<>();
        return entries.stream()
                .flatMap(entry -> Stream.ofNullable(entry.marks().name()))
                .allMatch(name ->
                        names.add(name) && named(NAMED + LATEST, account, name).isEmpty());
    }

    private static StorageException nameTaken(PointsAccountId account) {
        return Refusal.duplicate("the name of an entry of points account " + account.value());
    }

    @Override
    public List<PointsEntry> entries(PointsAccountId account, long beforeSequence, int limit) {
        return List.copyOf(sql.list(
                ENTRIES,
                p -> p.tenant().uuid(account.value()).number(beforeSequence).smallNumber(Pages.limit(limit)),
                row -> entry(account, row)));
    }

    @Override
    public Optional<PointsEntry> named(PointsAccountId account, String name) {
        return named(decides ? NAMED + LATEST : NAMED, account, name);
    }

    private Optional<PointsEntry> named(String query, PointsAccountId account, String name) {
        return sql.one(query, p -> p.tenant().uuid(account.value()).text(name), row -> entry(account, row));
    }

    @Override
    public List<PointsEntry> about(PointsAccountId account, long about, long afterSequence, int limit) {
        return List.copyOf(sql.list(
                decides ? ABOUT + LATEST : ABOUT,
                p -> p.tenant()
                        .uuid(account.value())
                        .number(about)
                        .number(afterSequence)
                        .smallNumber(Pages.limit(limit)),
                row -> entry(account, row)));
    }

    private static PointsEntry entry(PointsAccountId account, Row row) throws SQLException {
        return new PointsEntry(
                account,
                row.number(),
                row.name(EntryKind.class),
                row.number(),
                row.number(),
                new PointsAside(row.number(), row.number(), row.number()),
                row.instant(),
                new Cause(row.text(), row.text()),
                new Actor(row.name(Actor.Kind.class), row.text()),
                CrmJson.lotChanges().decode(row.text()),
                new EntryMarks(row.textOrNull(), row.numberOrNull(), row.instantOrNull(), key(row.textOrNull())));
    }

    private static @Nullable IdempotencyKey key(@Nullable String value) {
        return value == null ? null : new IdempotencyKey(value);
    }

    @Override
    public List<PointsAccount> accounts(ProgrammeId programme, @Nullable CustomerId after, int limit) {
        String from = after == null ? "" : " AND customer_id > ?";
        return List.copyOf(sql.list(
                ACCOUNTS + from + ACCOUNTS_PAGE,
                p -> {
                    p.tenant().text(programme.value());
                    if (after != null) {
                        p.uuid(after.value());
                    }
                    p.smallNumber(Pages.limit(limit));
                },
                JdbcPoints::account));
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
    public List<EarnedTotals> earned(
            Collection<CustomerId> customers, ProgrammeId programme, List<TimeSpan> spans, ReturnTime returns) {
        return new EarnedSums(sql).of(customers, programme, spans, returns);
    }

    @Override
    public PointsStanding outstanding(ProgrammeId programme) {
        return sql.one(
                        OUTSTANDING,
                        p -> p.tenant().text(programme.value()),
                        row -> new PointsStanding(row.number(), row.number(), row.number(), row.number(), row.number()))
                .orElse(PointsStanding.NONE);
    }
}
