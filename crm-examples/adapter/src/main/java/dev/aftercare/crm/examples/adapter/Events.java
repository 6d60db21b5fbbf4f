package dev.aftercare.crm.examples.adapter;

import static dev.aftercare.crm.examples.adapter.Keyspace.EVENTS;
import static dev.aftercare.crm.examples.adapter.Keyspace.EVENT_IDS;
import static dev.aftercare.crm.examples.adapter.Keyspace.TIMELINES;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.model.event.RedactedEvent;
import dev.aftercare.crm.persistence.EventBatch;
import dev.aftercare.crm.persistence.Journal;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageKey;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.json.EventBodies;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** An event lies under its aggregate and sequence, so a history is one range. What waits for a relay: {@link HandOver}. */
final class Events implements Journal {

    static final Payload<Event> PAYLOAD = Payload.of(EventRecord.class).as(EventRecord::of, EventRecord::event);

    private final Transaction transaction;
    private final Records<Event> records;
    private final HandOver handOver;

    Events(Transaction transaction) {
        this.transaction = transaction;
        this.records = new Records<>(transaction, PAYLOAD, this::key, this::indexKeys);
        this.handOver = new HandOver(transaction);
    }

    @Override
    public void append(List<Event> events) {
        Input.atMost("events", events, PageRequest.MAX_LIMIT);
        transaction.whole(() -> events.forEach(this::append));
    }

    @Override
    public List<Event> history(AggregateRef aggregate, long afterSequence, int limit) {
        Input.within("limit", limit, 1, PageRequest.MAX_LIMIT);
        Key history = history(aggregate);
        return records.stored(Range.of(history).after(history.with(afterSequence)), false)
                .limit(limit)
                .toList();
    }

    @Override
    public Page<Event> timeline(CustomerId customer, PageRequest request) {
        Range all = Range.of(timeline(customer));
        Range part = request.after() == null ? all : all.before(indexKey(customer, request.after()));
        return Records.page(records.indexed(part, true), request.limit(), Events::place);
    }

    @Override
    public int redact(CustomerId customer, int limit) {
        Input.within("limit", limit, 1, PageRequest.MAX_LIMIT);
        List<Event> told = records.indexed(Range.of(timeline(customer)), false)
                .filter(event -> !(event.body() instanceof RedactedEvent))
                .limit(limit)
                .toList();
        told.forEach(event -> records.replace(event, event.redacted(EventBodies.type(event.body()))));
        return told.size();
    }

    @Override
    public Optional<EventBatch> claim(UUID token, Instant now, Duration lease, int limit) {
        Input.within("limit", limit, 1, PageRequest.MAX_LIMIT);
        return handOver.claim(Lease.of(token, now, lease), now, limit);
    }

    @Override
    public boolean handedOver(EventBatch batch) {
        return handOver.done(batch);
    }

    private void append(Event event) {
        Key id = transaction.key(EVENT_IDS).with(event.id().value());
        boolean isNew =
                records.add(event) && transaction.putIfAbsent(id, key(event).bytes());
        Refusal.conflictUnless(
                isNew,
                "event " + event.sequence() + " of a " + event.aggregate().kind());
        handOver.await(event, key(event));
    }

    private Key key(Event event) {
        return history(event.aggregate()).with(event.sequence());
    }

    private Key history(AggregateRef aggregate) {
        return transaction.key(EVENTS).with(aggregate.kind()).with(aggregate.id());
    }

    private List<Key> indexKeys(Event event) {
        return event.customer() == null ? List.of() : List.of(indexKey(event.customer(), place(event)));
    }

    private Key timeline(CustomerId customer) {
        return transaction.key(TIMELINES).with(customer.value());
    }

    private Key indexKey(CustomerId customer, PageKey place) {
        return timeline(customer).with(place.at()).with(place.id());
    }

    private static PageKey place(Event event) {
        return new PageKey(event.at(), event.id().value().toString());
    }
}
