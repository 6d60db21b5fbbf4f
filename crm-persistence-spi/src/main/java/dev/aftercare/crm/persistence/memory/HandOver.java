package dev.aftercare.crm.persistence.memory;

import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.persistence.EventBatch;
import dev.aftercare.crm.persistence.Journal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The events that wait for a relay, by partition, and the leases on the partitions. */
final class HandOver {

    private static final Comparator<Place> BY_AGGREGATE_AND_SEQUENCE = Comparator.comparing(
                    Place::aggregate, Comparator.comparing(AggregateRef::kind).thenComparing(AggregateRef::id))
            .thenComparingLong(Place::sequence);

    private record Place(AggregateRef aggregate, long sequence) {}

    private final List<NavigableMap<Place, Event>> waiting = new ArrayList<>();
    private final Map<Integer, Lease> leases = new HashMap<>();
    private int lastLeased;

    HandOver() {
        for (int partition = 0; partition < Journal.PARTITIONS; partition++) {
            waiting.add(new TreeMap<>(BY_AGGREGATE_AND_SEQUENCE));
        }
    }

    void await(Event event, Transaction transaction) {
        transaction.put(waiting.get(Journal.partition(event.aggregate())), place(event), event);
    }

    /** Nothing happens if the event does not wait. */
    void replace(Event before, Event next, Transaction transaction) {
        NavigableMap<Place, Event> partition = waiting.get(Journal.partition(before.aggregate()));
        if (partition.containsKey(place(before))) {
            transaction.put(partition, place(next), next);
        }
    }

    /** Partitions take turns, so that a busy one does not starve the others. */
    Optional<EventBatch> claim(Lease lease, Instant now, int limit, Transaction transaction) {
        for (int step = 1; step <= Journal.PARTITIONS; step++) {
            int partition = (lastLeased + step) % Journal.PARTITIONS;
            Lease before = leases.get(partition);
            if (!waiting.get(partition).isEmpty() && (before == null || before.hasEnded(now))) {
                lastLeased = partition;
                transaction.put(leases, partition, lease);
                List<Event> events =
                        waiting.get(partition).values().stream().limit(limit).toList();
                return Optional.of(new EventBatch(partition, lease.token(), lease.end(), events));
            }
        }
        return Optional.empty();
    }

    boolean done(EventBatch batch, Transaction transaction) {
        Lease lease = leases.get(batch.partition());
        if (lease == null || !lease.token().equals(batch.token())) {
            return false;
        }
        transaction.remove(leases, batch.partition());
        batch.events().forEach(event -> transaction.remove(waiting.get(batch.partition()), place(event)));
        return true;
    }

    private static Place place(Event event) {
        return new Place(event.aggregate(), event.sequence());
    }
}
