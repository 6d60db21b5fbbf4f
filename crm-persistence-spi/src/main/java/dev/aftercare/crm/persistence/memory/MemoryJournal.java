package dev.aftercare.crm.persistence.memory;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.model.event.EventId;
import dev.aftercare.crm.persistence.EventBatch;
import dev.aftercare.crm.persistence.Journal;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageKey;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.StorageException;
import dev.aftercare.crm.persistence.StorageException.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

final class MemoryJournal implements Journal {

    static final class Table {
        private final Map<EventId, Event> byId = new HashMap<>();
        private final Map<AggregateRef, NavigableMap<Long, Event>> histories = new HashMap<>();
        private final Map<CustomerId, NavigableMap<PageKey, Event>> timelines = new HashMap<>();
        private final HandOver handOver = new HandOver();
    }

    private record Place(AggregateRef aggregate, long sequence) {}

    private final Table table;
    private final Transaction transaction;

    MemoryJournal(Table table, Transaction transaction) {
        this.table = table;
        this.transaction = transaction;
    }

    @Override
    public void append(List<Event> events) {
        transaction.check();
        refuseTaken(Input.atMost("events", events, PageRequest.MAX_LIMIT));
        for (Event event : events) {
            transaction.put(table.byId, event.id(), event);
            transaction.put(
                    table.histories.computeIfAbsent(event.aggregate(), aggregate -> new TreeMap<>()),
                    event.sequence(),
                    event);
            if (event.customer() != null) {
                transaction.put(
                        table.timelines.computeIfAbsent(event.customer(), customer -> Order.lastFirst()),
                        new PageKey(event.at(), event.id().value().toString()),
                        event);
            }
            table.handOver.await(event, transaction);
        }
    }

    @Override
    public List<Event> history(AggregateRef aggregate, long afterSequence, int limit) {
        transaction.check();
        Input.within("limit", limit, 1, PageRequest.MAX_LIMIT);
        NavigableMap<Long, Event> history = table.histories.get(aggregate);
        return history == null
                ? List.of()
                : history.tailMap(afterSequence, false).values().stream()
                        .limit(limit)
                        .toList();
    }

    @Override
    public Page<Event> timeline(CustomerId customer, PageRequest request) {
        transaction.check();
        return Order.page(table.timelines.get(customer), request);
    }

    @Override
    public Optional<EventBatch> claim(UUID token, Instant now, Duration lease, int limit) {
        transaction.check();
        Input.within("limit", limit, 1, PageRequest.MAX_LIMIT);
        return table.handOver.claim(Lease.of(token, now, lease), now, limit, transaction);
    }

    @Override
    public boolean handedOver(EventBatch batch) {
        transaction.check();
        return table.handOver.done(batch, transaction);
    }

    private void refuseTaken(List<Event> events) {
        Set<EventId> ids = new HashSet<>();
        Set<Place> places = new HashSet<>();
        for (Event event : events) {
            NavigableMap<Long, Event> history = table.histories.get(event.aggregate());
            boolean taken =
                    table.byId.containsKey(event.id()) || (history != null && history.containsKey(event.sequence()));
            boolean twice = !ids.add(event.id()) || !places.add(new Place(event.aggregate(), event.sequence()));
            if (taken || twice) {
                throw new StorageException(
                        Reason.CONFLICT,
                        "event " + event.sequence() + " of a "
                                + event.aggregate().kind() + " exists already");
            }
        }
    }
}
