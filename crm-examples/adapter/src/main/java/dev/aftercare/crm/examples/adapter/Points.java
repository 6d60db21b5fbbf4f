package dev.aftercare.crm.examples.adapter;

import static dev.aftercare.crm.examples.adapter.Keyspace.ACCOUNTS;
import static dev.aftercare.crm.examples.adapter.Keyspace.ACCOUNTS_BY_HOLDER;
import static dev.aftercare.crm.examples.adapter.Keyspace.ACCOUNTS_BY_PROGRAMME;
import static dev.aftercare.crm.examples.adapter.Keyspace.ENTRIES;
import static dev.aftercare.crm.examples.adapter.Keyspace.ENTRIES_BY_PROGRAMME;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.loyalty.EntryKind;
import dev.aftercare.crm.model.loyalty.PointsAccount;
import dev.aftercare.crm.model.loyalty.PointsAccountId;
import dev.aftercare.crm.model.loyalty.PointsEntry;
import dev.aftercare.crm.model.loyalty.PointsTotals;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.PointsStore;
import dev.aftercare.crm.persistence.json.CrmJson;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
                        .with(account.id().value())));
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
        return Optional.ofNullable(transaction.get(holder(customer, programme)))
                .flatMap(account -> accounts.lock(Key.read(account)));
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
                accounts.lock(key(next.id())),
                PointsAccount::version,
                "points account " + next.id().value());
        accounts.replace(before, next);
        append(next, entries);
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
        transaction
                .scan(Range.of(all).from(all.with(from)).before(all.with(before)), false)
                .flatMap(entry -> Optional.ofNullable(transaction.get(Key.read(entry.getValue()))).stream())
                .map(ENTRY::read)
                .map(entry -> new PointsTotals(entry.kind(), 1, entry.points()))
                .forEach(one -> totals.merge(one.kind(), one, Points::sum));
        return List.copyOf(totals.values());
    }

    @Override
    public long outstanding(ProgrammeId programme) {
        return accounts.indexed(Range.of(index(ACCOUNTS_BY_PROGRAMME, programme)), false)
                .mapToLong(PointsAccount::balance)
                .sum();
    }

    /** Their numbers are free: the account is locked, and its version is the last number. */
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
        }
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
}
