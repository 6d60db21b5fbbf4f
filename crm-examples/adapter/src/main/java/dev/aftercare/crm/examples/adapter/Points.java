package dev.aftercare.crm.examples.adapter;

import static dev.aftercare.crm.examples.adapter.Keyspace.ACCOUNTS;
import static dev.aftercare.crm.examples.adapter.Keyspace.ACCOUNTS_BY_HOLDER;
import static dev.aftercare.crm.examples.adapter.Keyspace.ACCOUNTS_BY_PROGRAMME;
import static dev.aftercare.crm.examples.adapter.Keyspace.ENTRIES;
import static dev.aftercare.crm.examples.adapter.Keyspace.ENTRIES_ABOUT;
import static dev.aftercare.crm.examples.adapter.Keyspace.ENTRIES_BY_NAME;
import static dev.aftercare.crm.examples.adapter.Keyspace.ENTRIES_BY_PROGRAMME;

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
import dev.aftercare.crm.persistence.json.CrmJson;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The holder's index key is unique; that a customer has one account per programme rests on it. Entries lie by account and
 * sequence; their sums over a programme read the entries of the period only.
 */
final class Points implements PointsStore {

    private static final Payload<PointsAccount> ACCOUNT = Payload.of(CrmJson.pointsAccounts());
    private static final Payload<PointsEntry> ENTRY = Payload.of(PointsEntry.class);

    private final Transaction transaction;
    private final Records<PointsAccount> accounts;

    Points(Transaction transaction) {
        this.transaction = transaction;
        this.accounts = new Records<>(
                transaction,
                ACCOUNT,
                account -> key(account.id()),
                account -> List.of(index(ACCOUNTS_BY_PROGRAMME, account.programme())
                        .with(account.customer().value())));
    }

    @Override
    public Optional<PointsAccount> find(PointsAccountId id) {
        return accounts.find(key(id));
    }

    @Override
    public Optional<PointsAccount> find(CustomerId customer, ProgrammeId programme) {
        return accounts.behind(holder(customer, programme));
    }

    @Override
    public Optional<PointsAccount> lock(CustomerId customer, ProgrammeId programme) {
        // Nobody else can change it: this transaction is alone until it ends.
        return find(customer, programme);
    }

    @Override
    public void insert(PointsAccount account, List<PointsEntry> entries) {
        Refusal.constraintUnless(
                areNumbered(account, 0, entries), "the first entries are numbered from 1 to the version");
        transaction.whole(() -> {
            boolean isNew = accounts.add(account)
                    && transaction.putIfAbsent(
                            holder(account.customer(), account.programme()),
                            key(account.id()).bytes());
            Refusal.duplicateUnless(isNew, "points account " + account.id().value() + ", or another of its customer,");
            append(account, entries);
        });
    }

    @Override
    public void update(PointsAccount next, long expectedVersion, List<PointsEntry> entries) {
        Refusal.constraintUnless(
                areNumbered(next, expectedVersion, entries), "new entries go on from the version before");
        PointsAccount before = Refusal.conflictUnless(
                expectedVersion,
                accounts.find(key(next.id())),
                PointsAccount::version,
                "points account " + next.id().value());
        transaction.whole(() -> {
            accounts.replace(before, next);
            append(next, entries);
        });
    }

    @Override
    public List<PointsEntry> entries(PointsAccountId account, long beforeSequence, int limit) {
        Input.within("limit", limit, 1, PageRequest.MAX_LIMIT);
        Key all = entries(account);
        return transaction
                .scan(Range.of(all).before(all.with(beforeSequence)), true)
                .limit(limit)
                .map(entry -> ENTRY.read(entry.getValue()))
                .toList();
    }

    @Override
    public List<PointsTotals> totals(ProgrammeId programme, Instant from, Instant before) {
        Key all = index(ENTRIES_BY_PROGRAMME, programme);
        Map<EntryKind, PointsTotals> totals = new EnumMap<>(EntryKind.class);
        led(Range.of(all).from(all.with(from)).before(all.with(before)))
                .map(entry -> new PointsTotals(entry.kind(), 1, entry.points()))
                .forEach(one -> totals.merge(one.kind(), one, Points::sum));
        return List.copyOf(totals.values());
    }

    @Override
    public List<EarnedTotals> earned(
            Collection<CustomerId> customers, ProgrammeId programme, List<TimeSpan> spans, ReturnTime returns) {
        transaction.check();
        Input.atMost("customers", customers, PageRequest.MAX_LIMIT);
        List<PointsAccountId> holders = customers.stream()
                .distinct()
                .flatMap(customer -> find(customer, programme).stream())
                .map(PointsAccount::id)
                .toList();
        return TimeSpan.few(spans).stream()
                .map(span -> holders.stream()
                        .flatMap(this::all)
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
                .flatMap(sequence -> Optional.ofNullable(
                        transaction.get(entries(entry.account()).with(sequence))))
                .map(ENTRY::read)
                .filter(PointsEntry::isEarned)
                .filter(original -> span.contains(returns.of(entry.at(), original.at())))
                .map(original -> new EarnedTotals(0, entry.size()))
                .orElse(EarnedTotals.NONE);
    }

    private Stream<PointsEntry> all(PointsAccountId account) {
        return transaction.scan(Range.of(entries(account)), false).map(entry -> ENTRY.read(entry.getValue()));
    }

    @Override
    public Optional<PointsEntry> named(PointsAccountId account, String name) {
        return Optional.ofNullable(transaction.get(name(account, name)))
                .flatMap(entry -> Optional.ofNullable(transaction.get(Key.read(entry))))
                .map(ENTRY::read);
    }

    @Override
    public List<PointsEntry> about(PointsAccountId account, long about, long afterSequence, int limit) {
        Input.within("limit", limit, 1, PageRequest.MAX_LIMIT);
        Key all = about(account, about);
        return led(Range.of(all).from(all.with(afterSequence)))
                .filter(entry -> entry.sequence() > afterSequence)
                .limit(limit)
                .toList();
    }

    @Override
    public List<PointsAccount> accounts(ProgrammeId programme, @Nullable CustomerId after, int limit) {
        Input.within("limit", limit, 1, PageRequest.MAX_LIMIT);
        Key all = index(ACCOUNTS_BY_PROGRAMME, programme);
        Range range = after == null ? Range.of(all) : Range.of(all).from(all.with(after.value()));
        return accounts.indexed(range, false)
                .filter(account -> !account.customer().equals(after))
                .limit(limit)
                .toList();
    }

    @Override
    public PointsStanding outstanding(ProgrammeId programme) {
        return accounts.indexed(Range.of(index(ACCOUNTS_BY_PROGRAMME, programme)), false)
                .map(account -> new PointsStanding(
                        1,
                        account.balance(),
                        account.aside().held(),
                        account.aside().pending(),
                        account.aside().debt()))
                .reduce(new PointsStanding(0, 0, 0, 0, 0), Points::sum);
    }

    /** The entries that index keys lead to, in the order of these keys; entries never change. */
    private Stream<PointsEntry> led(Range range) {
        return transaction
                .scan(range, false)
                .flatMap(entry -> Optional.ofNullable(transaction.get(Key.read(entry.getValue()))).stream())
                .map(ENTRY::read);
    }

    /** Their numbers are free, because the account's version is the last number. */
    private void append(PointsAccount account, List<PointsEntry> entries) {
        for (PointsEntry entry : entries) {
            Key key = entries(account.id()).with(entry.sequence());
            transaction.put(key, ENTRY.bytes(entry));
            transaction.put(
                    index(ENTRIES_BY_PROGRAMME, account.programme())
                            .with(entry.at())
                            .with(account.id().value())
                            .with(entry.sequence()),
                    key.bytes());
            String name = entry.marks().name();
            Refusal.duplicateUnless(
                    name == null || transaction.putIfAbsent(name(account.id(), name), key.bytes()),
                    "the name of an entry of points account " + account.id().value());
            Long about = entry.marks().about();
            if (about != null) {
                transaction.put(about(account.id(), about).with(entry.sequence()), key.bytes());
            }
        }
    }

    private Key name(PointsAccountId account, String name) {
        return transaction.key(ENTRIES_BY_NAME).with(account.value()).with(name);
    }

    private Key about(PointsAccountId account, long about) {
        return transaction.key(ENTRIES_ABOUT).with(account.value()).with(about);
    }

    private Key key(PointsAccountId id) {
        return transaction.key(ACCOUNTS).with(id.value());
    }

    private Key holder(CustomerId customer, ProgrammeId programme) {
        return transaction.key(ACCOUNTS_BY_HOLDER).with(customer.value()).with(programme.value());
    }

    private Key entries(PointsAccountId account) {
        return transaction.key(ENTRIES).with(account.value());
    }

    private Key index(Keyspace index, ProgrammeId programme) {
        return transaction.key(index).with(programme.value());
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

    private static PointsStanding sum(PointsStanding one, PointsStanding other) {
        return new PointsStanding(
                one.accounts() + other.accounts(),
                one.balance() + other.balance(),
                one.held() + other.held(),
                one.pending() + other.pending(),
                one.debt() + other.debt());
    }
}
