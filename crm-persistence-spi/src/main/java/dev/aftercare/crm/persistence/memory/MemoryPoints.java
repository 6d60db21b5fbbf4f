package dev.aftercare.crm.persistence.memory;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.TimeSpan;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.loyalty.EarnedTotals;
import dev.aftercare.crm.model.loyalty.EntryKind;
import dev.aftercare.crm.model.loyalty.PointsAccount;
import dev.aftercare.crm.model.loyalty.PointsAccountId;
import dev.aftercare.crm.model.loyalty.PointsEntry;
import dev.aftercare.crm.model.loyalty.PointsStanding;
import dev.aftercare.crm.model.loyalty.PointsTotals;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.PointsStore;
import dev.aftercare.crm.persistence.ReturnTime;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

final class MemoryPoints implements PointsStore {

    static final class Table {
        private final Map<PointsAccountId, PointsAccount> byId = new HashMap<>();
        private final Map<Holder, PointsAccountId> byHolder = new HashMap<>();
        private final Map<PointsAccountId, NavigableMap<Long, PointsEntry>> entries = new HashMap<>();
    }

    private record Holder(CustomerId customer, ProgrammeId programme) {}

    private final Table table;
    private final Transaction transaction;

    MemoryPoints(Table table, Transaction transaction) {
        this.table = table;
        this.transaction = transaction;
    }

    @Override
    public Optional<PointsAccount> find(PointsAccountId id) {
        transaction.check();
        return Optional.ofNullable(table.byId.get(id));
    }

    @Override
    public Optional<PointsAccount> find(CustomerId customer, ProgrammeId programme) {
        transaction.check();
        return Optional.ofNullable(table.byHolder.get(new Holder(customer, programme)))
                .map(table.byId::get);
    }

    /** The transaction has its tenant for itself, which locks more than was asked for. */
    @Override
    public Optional<PointsAccount> lock(CustomerId customer, ProgrammeId programme) {
        return find(customer, programme);
    }

    @Override
    public void insert(PointsAccount account, List<PointsEntry> entries) {
        transaction.check();
        Refusal.unless(areNumbered(account, 0, entries), "the first entries are numbered from 1 to the version");
        Holder holder = new Holder(account.customer(), account.programme());
        if (table.byId.containsKey(account.id()) || table.byHolder.containsKey(holder)) {
            throw Refusal.duplicate("points account " + account.id().value() + ", or another of its customer,");
        }
        requireNewNames(account, entries);
        transaction.put(table.byHolder, holder, account.id());
        store(account, entries);
    }

    @Override
    public void update(PointsAccount next, long expectedVersion, List<PointsEntry> entries) {
        transaction.check();
        Refusal.unless(areNumbered(next, expectedVersion, entries), "new entries go on from the version before");
        PointsAccount before = table.byId.get(next.id());
        if (before == null || before.version() != expectedVersion) {
            throw Refusal.conflict("points account " + next.id().value(), expectedVersion);
        }
        requireNewNames(next, entries);
        store(next, entries);
    }

    @Override
    public List<PointsEntry> entries(PointsAccountId account, long beforeSequence, int limit) {
        transaction.check();
        Input.within("limit", limit, 1, PageRequest.MAX_LIMIT);
        NavigableMap<Long, PointsEntry> all = table.entries.get(account);
        return all == null
                ? List.of()
                : all.headMap(beforeSequence, false).descendingMap().values().stream()
                        .limit(limit)
                        .toList();
    }

    @Override
    public List<PointsTotals> totals(ProgrammeId programme, Instant from, Instant before) {
        transaction.check();
        Map<EntryKind, PointsTotals> totals = new EnumMap<>(EntryKind.class);
        table.entries.forEach((id, entries) -> {
            PointsAccount account = table.byId.get(id);
            if (account != null && account.programme().equals(programme)) {
                entries.values().stream()
                        .filter(entry ->
                                !entry.at().isBefore(from) && entry.at().isBefore(before))
                        .map(entry -> new PointsTotals(entry.kind(), 1, entry.points()))
                        .forEach(one -> totals.merge(one.kind(), one, MemoryPoints::sum));
            }
        });
        return List.copyOf(totals.values());
    }

    @Override
    public List<EarnedTotals> earned(
            Collection<CustomerId> customers, ProgrammeId programme, List<TimeSpan> spans, ReturnTime returns) {
        transaction.check();
        Input.atMost("customers", customers, PageRequest.MAX_LIMIT);
        List<PointsAccountId> accounts = new HashSet<>(customers)
                .stream()
                        .flatMap(customer -> Stream.ofNullable(table.byHolder.get(new Holder(customer, programme))))
                        .toList();
        return TimeSpan.few(spans).stream()
                .map(span -> accounts.stream()
                        .flatMap(this::of)
                        .map(entry -> earned(entry, span, returns))
                        .reduce(EarnedTotals.NONE, EarnedTotals::plus))
                .toList();
    }

    private EarnedTotals earned(PointsEntry entry, TimeSpan span, ReturnTime returns) {
        if (entry.isEarned()) {
            return span.contains(entry.at()) ? new EarnedTotals(entry.size(), 0) : EarnedTotals.NONE;
        }
        Long about = entry.isTakenBack() ? entry.marks().about() : null;
        return Optional.ofNullable(about)
                .flatMap(sequence ->
                        Optional.ofNullable(table.entries.get(entry.account())).map(all -> all.get(sequence)))
                .filter(PointsEntry::isEarned)
                .filter(original -> span.contains(returns.of(entry.at(), original.at())))
                .map(original -> new EarnedTotals(0, entry.size()))
                .orElse(EarnedTotals.NONE);
    }

    @Override
    public Optional<PointsEntry> named(PointsAccountId account, String name) {
        transaction.check();
        return of(account).filter(entry -> name.equals(entry.marks().name())).findFirst();
    }

    @Override
    public List<PointsEntry> about(PointsAccountId account, long about, long afterSequence, int limit) {
        transaction.check();
        Input.within("limit", limit, 1, PageRequest.MAX_LIMIT);
        return of(account)
                .filter(entry -> entry.sequence() > afterSequence && entry.isAbout(about))
                .limit(limit)
                .toList();
    }

    @Override
    public List<PointsAccount> accounts(ProgrammeId programme, @Nullable CustomerId after, int limit) {
        transaction.check();
        Input.within("limit", limit, 1, PageRequest.MAX_LIMIT);
        return table.byId.values().stream()
                .filter(account -> account.programme().equals(programme))
                .filter(account -> after == null || text(account.customer()).compareTo(text(after)) > 0)
                .sorted(Comparator.comparing(account -> text(account.customer())))
                .limit(limit)
                .toList();
    }

    /** Hexadecimal digits sort as the bytes that they stand for. */
    private static String text(CustomerId id) {
        return id.value().toString();
    }

    @Override
    public PointsStanding outstanding(ProgrammeId programme) {
        transaction.check();
        return table.byId.values().stream()
                .filter(account -> account.programme().equals(programme))
                .map(PointsStanding::of)
                .reduce(PointsStanding.NONE, PointsStanding::plus);
    }

    private Stream<PointsEntry> of(PointsAccountId account) {
        NavigableMap<Long, PointsEntry> all = table.entries.get(account);
        return all == null ? Stream.empty() : all.values().stream();
    }

    private void requireNewNames(PointsAccount account, List<PointsEntry> entries) {
        Set<String> names = new HashSet<>();
        for (PointsEntry entry : entries) {
            String name = entry.marks().name();
            if (name != null && (!names.add(name) || named(account.id(), name).isPresent())) {
                throw Refusal.duplicate(
                        "the name of an entry of points account " + account.id().value());
            }
        }
    }

    private void store(PointsAccount account, List<PointsEntry> entries) {
        transaction.put(table.byId, account.id(), account);
        NavigableMap<Long, PointsEntry> all = table.entries.computeIfAbsent(account.id(), id -> new TreeMap<>());
        entries.forEach(entry -> transaction.put(all, entry.sequence(), entry));
    }

    private static boolean areNumbered(PointsAccount account, long after, List<PointsEntry> entries) {
        long sequence = after;
        for (PointsEntry entry : entries) {
            sequence++;
            if (entry.sequence() != sequence || !entry.account().equals(account.id())) {
                return false;
            }
        }
        return sequence > after && sequence == account.version();
    }

    private static PointsTotals sum(PointsTotals one, PointsTotals other) {
        return new PointsTotals(one.kind(), one.entries() + other.entries(), one.points() + other.points());
    }
}
