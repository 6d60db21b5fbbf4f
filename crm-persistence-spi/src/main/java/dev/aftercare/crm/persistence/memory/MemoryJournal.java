package dev.aftercare.crm.persistence.memory;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.model.event.EventId;
import dev.aftercare.crm.model.event.RedactedEvent;
import dev.aftercare.crm.persistence.EventBatch;
import dev.aftercare.crm.persistence.Journal;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageKey;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.StorageException;
import dev.aftercare.crm.persistence.StorageException.Reason;
import dev.aftercare.crm.persistence.json.EventBodies;
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

    private record Position(AggregateRef aggregate, long sequence) {}

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
            transaction.put(history(event.aggregate()), event.sequence(), event);
            if (event.customer() != null) {
                transaction.put(timelineOf(event.customer()), place(event), event);
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
    public int redact(CustomerId customer, int limit) {
        transaction.check();
        Input.within("limit", limit, 1, PageRequest.MAX_LIMIT);
        List<Event> told = table.timelines.getOrDefault(customer, Order.lastFirst()).descendingMap().values().stream()
                .filter(event -> !(event.body() instanceof RedactedEvent))
                .limit(limit)
                .toList();
        told.forEach(event -> replace(event, event.redacted(EventBodies.type(event.body())), customer));
        return told.size();
    }

    private void replace(Event before, Event next, CustomerId customer) {
        transaction.put(table.byId, next.id(), next);
        transaction.put(history(next.aggregate()), next.sequence(), next);
        transaction.put(timelineOf(customer), place(next), next);
        table.handOver.replace(before, next, transaction);
    }

    private NavigableMap<Long, Event> history(AggregateRef aggregate) {
        return table.histories.computeIfAbsent(aggregate, of -> new TreeMap<>());
    }

    private NavigableMap<PageKey, Event> timelineOf(CustomerId customer) {
        return table.timelines.computeIfAbsent(customer, of -> Order.lastFirst());
    }

    private static PageKey place(Event event) {
        return new PageKey(event.at(), event.id().value().toString());
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
        Set<Position> places = new HashSet<>();
        for (Event event : events) {
            NavigableMap<Long, Event> history = table.histories.get(event.aggregate());
            boolean taken =
                    table.byId.containsKey(event.id()) || (history != null && history.containsKey(event.sequence()));
            boolean twice = !ids.add(event.id()) || !places.add(new Position(event.aggregate(), event.sequence()));
            if (taken || twice) {
                throw new StorageException(
                        Reason.CONFLICT,
                        "event " + event.sequence() + " of a "
                                + event.aggregate().kind() + " exists already");
            }
        }
    }
}
