package dev.aftercare.crm.examples.adapter;

import static dev.aftercare.crm.examples.adapter.Keyspace.TICKETS;
import static dev.aftercare.crm.examples.adapter.Keyspace.TICKETS_BY_ASSIGNEE;
import static dev.aftercare.crm.examples.adapter.Keyspace.TICKETS_BY_CUSTOMER;
import static dev.aftercare.crm.examples.adapter.Keyspace.TICKETS_BY_DUE;
import static dev.aftercare.crm.examples.adapter.Keyspace.TICKETS_BY_INTAKE;
import static dev.aftercare.crm.examples.adapter.Keyspace.TICKETS_BY_RANK;

import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageKey;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.TicketAttributes;
import dev.aftercare.crm.persistence.TicketFacet;
import dev.aftercare.crm.persistence.TicketOrder;
import dev.aftercare.crm.persistence.TicketQuery;
import dev.aftercare.crm.persistence.TicketStore;
import dev.aftercare.crm.persistence.json.CrmJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A query scans the index that has its order, the narrowest if there are several, over the period asked for, and asks the query of
 * each ticket there whether it matches.
 */
final class Tickets implements TicketStore {

    private static final Payload<Ticket> PAYLOAD = Payload.of(CrmJson.tickets());

    private final Transaction transaction;
    private final Records<Ticket> records;

    Tickets(Transaction transaction) {
        this.transaction = transaction;
        this.records = new Records<>(transaction, PAYLOAD, ticket -> key(ticket.id()), this::indexKeys);
    }

    @Override
    public Optional<Ticket> find(TicketId id) {
        return records.find(key(id));
    }

    @Override
    public void insert(Ticket ticket) {
        Refusal.constraintUnless(ticket.version() == 1, "a new ticket has version 1");
        Refusal.duplicateUnless(records.add(ticket), name(ticket.id()));
    }

    @Override
    public void update(Ticket next, long expectedVersion) {
        Refusal.constraintUnless(next.version() > expectedVersion, "a changed ticket has a higher version");
        Ticket before =
                Refusal.conflictUnless(expectedVersion, records.find(key(next.id())), Ticket::version, name(next.id()));
        records.replace(before, next);
    }

    @Override
    public Page<Ticket> page(TicketQuery query, PageRequest request) {
        Key index = index(query);
        boolean lastFirst = query.order() == TicketOrder.LAST_RECEIVED;
        return Records.page(
                records.indexed(part(query, index, request.after()), lastFirst).filter(query::matches),
                request.limit(),
                query.order()::place);
    }

    @Override
    public Map<String, Long> count(TicketQuery query, TicketFacet facet) {
        Key index = narrowest(query);
        return records.indexed(period(query, index), true)
                .filter(query::matches)
                .flatMap(ticket -> facet.value(ticket).stream())
                .collect(Collectors.collectingAndThen(
                        Collectors.groupingBy(Function.identity(), Collectors.counting()), Map::copyOf));
    }

    /** What the keys of the index begin with that has the tickets wanted in their order. */
    private Key index(TicketQuery query) {
        return switch (query.order()) {
            case LAST_RECEIVED -> narrowest(query);
            case EARLIEST_DUE -> transaction.key(TICKETS_BY_DUE);
            case MOST_PRESSING -> transaction.key(TICKETS_BY_RANK);
        };
    }

    private static Range part(TicketQuery query, Key index, @Nullable PageKey after) {
        return switch (query.order()) {
            case LAST_RECEIVED -> {
                Range period = period(query, index);
                yield after == null ? period : period.before(place(index, after));
            }
            case EARLIEST_DUE -> {
                Range window = within(index, query.dueFrom(), query.dueBefore());
                yield after == null ? window : window.after(place(index, after));
            }
            case MOST_PRESSING ->
                after == null ? Range.of(index) : Range.of(index).after(place(index.with(after.rank()), after));
        };
    }

    /** What the keys of the index by intake begin with in which the fewest tickets stand beside those wanted. */
    private Key narrowest(TicketQuery query) {
        if (query.customer() != null) {
            return transaction.key(TICKETS_BY_CUSTOMER).with(query.customer().value());
        }
        return query.assignee() == null
                ? transaction.key(TICKETS_BY_INTAKE)
                : transaction.key(TICKETS_BY_ASSIGNEE).with(query.assignee());
    }

    private static Range period(TicketQuery query, Key index) {
        return within(index, query.receivedFrom(), query.receivedBefore());
    }

    private static Range within(Key index, @Nullable Instant from, @Nullable Instant before) {
        Range all = Range.of(index);
        Range late = from == null ? all : all.from(index.with(from));
        return before == null ? late : late.before(index.with(before));
    }

    private List<Key> indexKeys(Ticket ticket) {
        PageKey received = TicketOrder.LAST_RECEIVED.place(ticket);
        PageKey pressing = TicketOrder.MOST_PRESSING.place(ticket);
        List<Key> keys = new ArrayList<>();
        keys.add(place(transaction.key(TICKETS_BY_INTAKE), received));
        keys.add(place(
                transaction.key(TICKETS_BY_CUSTOMER).with(ticket.customer().value()), received));
        keys.add(place(transaction.key(TICKETS_BY_RANK).with(pressing.rank()), pressing));
        String assignee = ticket.handling().assignee();
        if (assignee != null) {
            keys.add(place(transaction.key(TICKETS_BY_ASSIGNEE).with(assignee), received));
        }
        if (TicketAttributes.due(ticket) != null) {
            keys.add(place(transaction.key(TICKETS_BY_DUE), TicketOrder.EARLIEST_DUE.place(ticket)));
        }
        return keys;
    }

    private Key key(TicketId id) {
        return transaction.key(TICKETS).with(id.value());
    }

    private static Key place(Key index, PageKey place) {
        return index.with(place.at()).with(place.id());
    }

    private static String name(TicketId id) {
        return "ticket " + id.value();
    }
}
