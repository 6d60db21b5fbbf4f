package dev.aftercare.crm.jdbc;

import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.EventBody;
import dev.aftercare.crm.model.FreeText;
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
import dev.aftercare.crm.persistence.json.EventBodies;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Events. A row is written once; all that ever changes in it is whether it waits for a relay, and whether it still tells anything. */
final class JdbcJournal implements Journal {

    static final String COLUMNS =
            "event_id, aggregate_kind, aggregate_id, sequence_no, customer_id, event_at, actor_kind,"
                    + " actor_id, type, payload, reason";

    private static final Insert INSERT = Insert.into("{event}", "tenant_id, " + COLUMNS + ", waiting_in");
    private static final String HISTORY = "SELECT " + COLUMNS + " FROM {event} WHERE tenant_id = ?"
            + " AND aggregate_kind = ? AND aggregate_id = ? AND sequence_no > ?"
            + " ORDER BY tenant_id, aggregate_kind, aggregate_id, sequence_no LIMIT ?";

    private static final String TOLD =
            "SELECT event_id FROM {event} WHERE tenant_id = ? AND customer_id = ? AND payload <> ?"
                    + " ORDER BY tenant_id, customer_id, event_at, event_id LIMIT ?";
    private static final String REDACT =
            "UPDATE {event} SET payload = ?, reason = NULL WHERE tenant_id = ? AND event_id = ?";

    private final Sql sql;
    private final Relay relay;

    JdbcJournal(Sql sql) {
        this.sql = sql;
        this.relay = new Relay(sql);
    }

    @Override
    public void append(List<Event> events) {
        Input.atMost("events", events, PageRequest.MAX_LIMIT);
        if (events.isEmpty()) {
            return;
        }
        // What this unit of work has just done to an aggregate, nobody else can have told.
        boolean own = events.stream().allMatch(event -> sql.grown().has(event.aggregate(), event.sequence()));
        if (own && sql.dialect().takesSeveral()) {
            sql.insertLater(INSERT, binders(events));
        } else if (events.size() == 1 || (own && sql.dialect().insertsAllOrNone())) {
            insert(events);
        } else {
            sql.atomically(() -> insert(events));
        }
    }

    private static List<Parameters.Binder> binders(List<Event> events) {
        return events.stream().map(JdbcJournal::binder).toList();
    }

    private void insert(List<Event> events) {
        if (sql.insertNew(INSERT, binders(events)) < events.size()) {
            throw new StorageException(
                    Reason.CONFLICT, "an event with this id, or of this aggregate with this sequence, exists");
        }
    }

    private static Parameters.Binder binder(Event event) {
        AggregateRef aggregate = event.aggregate();
        CustomerId customer = event.customer();
        FreeText reason = event.reason();
        return p -> p.tenant()
                .uuid(event.id().value())
                .text(aggregate.kind())
                .text(aggregate.id())
                .number(event.sequence())
                .uuid(customer == null ? null : customer.value())
                .instant(event.at())
                .name(event.actor().kind())
                .text(event.actor().id())
                .text(EventBodies.type(event.body()))
                .text(EventBodies.encode(event.body()))
                .text(reason == null ? null : reason.value())
                .smallNumber(Journal.partition(aggregate));
    }

    static Event read(Row row) throws SQLException {
        EventId id = new EventId(row.uuid());
        AggregateRef aggregate = new AggregateRef(row.text(), row.text());
        long sequence = row.number();
        UUID customer = row.uuidOrNull();
        Instant at = row.instant();
        Actor actor = new Actor(row.name(Actor.Kind.class), row.text());
        EventBody body = EventBodies.decode(row.text(), row.text());
        String reason = row.textOrNull();
        return new Event(
                id,
                aggregate,
                sequence,
                customer == null ? null : new CustomerId(customer),
                at,
                actor,
                body,
                reason == null ? null : new FreeText(reason));
    }

    @Override
    public List<Event> history(AggregateRef aggregate, long afterSequence, int limit) {
        return List.copyOf(sql.list(
                HISTORY,
                p -> p.tenant()
                        .text(aggregate.kind())
                        .text(aggregate.id())
                        .number(afterSequence)
                        .smallNumber(Pages.limit(limit)),
                JdbcJournal::read));
    }

    @Override
    public Page<Event> timeline(CustomerId customer, PageRequest request) {
        Filter filter = new Filter()
                .and("customer_id = ?", p -> p.uuid(customer.value()))
                .andBefore(request.after(), "event_at", "event_id");
        List<Event> rows = sql.list(
                "SELECT " + COLUMNS + " FROM {event}" + filter.where()
                        + " ORDER BY tenant_id DESC, customer_id DESC, event_at DESC, event_id DESC LIMIT ?",
                filter.andLimit(request),
                JdbcJournal::read);
        return Pages.of(
                rows, request, last -> new PageKey(last.at(), last.id().value().toString()));
    }

    @Override
    public int redact(CustomerId customer, int limit) {
        List<UUID> told = sql.list(
                TOLD,
                p -> p.tenant()
                        .uuid(customer.value())
                        .text(EventBodies.REDACTED)
                        .smallNumber(Pages.limit(limit)),
                Row::uuid);
        List<Parameters.Binder> rows = told.stream()
                .<Parameters.Binder>map(
                        id -> p -> p.text(EventBodies.REDACTED).tenant().uuid(id))
                .toList();
        if (!rows.isEmpty()) {
            sql.batch(REDACT, rows);
        }
        return told.size();
    }

    @Override
    public Optional<EventBatch> claim(UUID token, Instant now, Duration lease, int limit) {
        return relay.claim(token, now, lease, limit);
    }

    @Override
    public boolean handedOver(EventBatch batch) {
        return relay.handedOver(batch);
    }
}
