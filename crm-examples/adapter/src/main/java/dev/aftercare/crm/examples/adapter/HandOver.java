package dev.aftercare.crm.examples.adapter;

import static dev.aftercare.crm.examples.adapter.Keyspace.PARTITION_LEASES;
import static dev.aftercare.crm.examples.adapter.Keyspace.WAITING;

import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.persistence.EventBatch;
import dev.aftercare.crm.persistence.Journal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The events that wait for a relay: index keys by partition, aggregate and sequence, which is the order of a batch. One record
 * per partition says who has it; to take or give back a partition is to change that record.
 */
final class HandOver {

    private static final Payload<PartitionLease> LEASE = Payload.of(PartitionLease.class);

    private final Transaction transaction;

    HandOver(Transaction transaction) {
        this.transaction = transaction;
    }

    void await(Event event, Key stored) {
        transaction.put(waitingKey(event), stored.bytes());
    }

    /** The partition that was leased longest ago comes first, so that a busy one does not keep the others waiting. */
    Optional<EventBatch> claim(Lease mine, Instant now, int limit) {
        List<PartitionLease> leases =
                IntStream.range(0, Journal.PARTITIONS).mapToObj(this::leaseOf).toList();
        long turn = leases.stream().mapToLong(PartitionLease::turn).max().orElse(0) + 1;
        return IntStream.range(0, Journal.PARTITIONS)
                .boxed()
                .filter(partition -> leases.get(partition).isFree(now))
                .sorted(Comparator.comparing(partition -> leases.get(partition).turn()))
                .filter(partition -> !waiting(partition, 1).isEmpty())
                .findFirst()
                .map(partition -> take(partition, mine, turn, limit));
    }

    boolean done(EventBatch batch) {
        Key key = leaseKey(batch.partition());
        PartitionLease now = leaseOf(batch.partition());
        if (now.lease() == null || !now.lease().isOf(batch.token())) {
            return false;
        }
        transaction.put(key, LEASE.bytes(now.givenBack()));
        batch.events().forEach(event -> transaction.remove(waitingKey(event)));
        return true;
    }

    private EventBatch take(int partition, Lease mine, long turn, int limit) {
        transaction.put(leaseKey(partition), LEASE.bytes(new PartitionLease(turn, mine)));
        return new EventBatch(partition, mine.token(), mine.end(), waiting(partition, limit));
    }

    private PartitionLease leaseOf(int partition) {
        byte[] bytes = transaction.get(leaseKey(partition));
        return bytes == null ? PartitionLease.NEVER : LEASE.read(bytes);
    }

    private List<Event> waiting(int partition, int limit) {
        return transaction
                .scan(Range.of(partitionKey(partition)), false)
                .limit(limit)
                .flatMap(entry -> Optional.ofNullable(transaction.get(Key.read(entry.getValue()))).stream())
                .map(Events.PAYLOAD::read)
                .toList();
    }

    private Key leaseKey(int partition) {
        return transaction.key(PARTITION_LEASES).with(partition);
    }

    private Key partitionKey(int partition) {
        return transaction.key(WAITING).with(partition);
    }

    private Key waitingKey(Event event) {
        return partitionKey(Journal.partition(event.aggregate()))
                .with(event.aggregate().kind())
                .with(event.aggregate().id())
                .with(event.sequence());
    }
}
