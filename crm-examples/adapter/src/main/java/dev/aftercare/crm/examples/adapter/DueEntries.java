package dev.aftercare.crm.examples.adapter;

import static dev.aftercare.crm.examples.adapter.Keyspace.DUE;
import static dev.aftercare.crm.examples.adapter.Keyspace.DUE_BY_INSTANT;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.due.DueClaim;
import dev.aftercare.crm.model.due.DueEntry;
import dev.aftercare.crm.model.due.DueKey;
import dev.aftercare.crm.persistence.DueStore;
import dev.aftercare.crm.persistence.PageRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The lease stands in the entry's own record. Entries under a lease are passed over one by one, so they cost a read each.
 */
final class DueEntries implements DueStore {

    private static final Payload<DueRecord> PAYLOAD = Payload.of(DueRecord.class);

    private final Transaction transaction;
    private final Records<DueRecord> records;

    DueEntries(Transaction transaction) {
        this.transaction = transaction;
        this.records = new Records<>(
                transaction,
                PAYLOAD,
                due -> key(due.entry().key()),
                due -> List.of(parts(
                        transaction.key(DUE_BY_INSTANT).with(due.entry().at()),
                        due.entry().key())));
    }

    @Override
    public void schedule(DueEntry entry) {
        DueRecord next = new DueRecord(entry, null);
        records.find(key(entry.key()))
                .ifPresentOrElse(before -> records.replace(before, next), () -> records.add(next));
    }

    @Override
    public void cancel(DueKey key) {
        records.find(key(key)).ifPresent(records::remove);
    }

    @Override
    public Optional<DueEntry> find(DueKey key) {
        return records.find(key(key)).map(DueRecord::entry);
    }

    @Override
    public List<DueClaim> claim(UUID token, Instant now, int limit, Duration lease) {
        Input.within("limit", limit, 1, PageRequest.MAX_LIMIT);
        Lease mine = Lease.of(token, now, lease);
        Key index = transaction.key(DUE_BY_INSTANT);
        List<DueRecord> free = records.indexed(
                        Range.of(index).before(index.with(now).end()), false)
                .filter(due -> due.isFree(now))
                .limit(limit)
                .toList();
        return free.stream().map(due -> take(due, mine)).toList();
    }

    @Override
    public boolean done(DueClaim claim) {
        Optional<DueRecord> mine = records.find(key(claim.entry().key()))
                .filter(due -> due.lease() != null && due.lease().isOf(claim.token()));
        mine.ifPresent(records::remove);
        return mine.isPresent();
    }

    private DueClaim take(DueRecord free, Lease mine) {
        records.replace(free, free.claimed(mine));
        return new DueClaim(free.entry(), mine.token(), mine.end());
    }

    private Key key(DueKey key) {
        return parts(transaction.key(DUE), key);
    }

    private static Key parts(Key prefix, DueKey key) {
        return prefix.with(key.kind())
                .with(key.aggregate().kind())
                .with(key.aggregate().id())
                .with(key.part());
    }
}
