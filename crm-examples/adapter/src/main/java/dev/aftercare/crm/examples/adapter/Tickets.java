package dev.aftercare.crm.examples.adapter;

import static dev.aftercare.crm.examples.adapter.Keyspace.TICKETS;
import static dev.aftercare.crm.examples.adapter.Keyspace.TICKETS_BY_ASSIGNEE;
import static dev.aftercare.crm.examples.adapter.Keyspace.TICKETS_BY_CUSTOMER;
import static dev.aftercare.crm.examples.adapter.Keyspace.TICKETS_BY_INTAKE;

import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageKey;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.TicketFacet;
import dev.aftercare.crm.persistence.TicketQuery;
import dev.aftercare.crm.persistence.TicketStore;
import dev.aftercare.crm.persistence.json.CrmJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A query scans the narrowest index that holds all tickets wanted, over the period asked for, and looks at each ticket there:
 * {@link TicketConditions}.
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
        Key index = narrowest(query);
        Range period = period(query, index);
        PageKey after = request.after();
        Range part = after == null ? period : period.before(place(index, after));
        return Records.page(wanted(query, part), request.limit(), Tickets::place);
    }

    @Override
    public Map<String, Long> count(TicketQuery query, TicketFacet facet) {
        return wanted(query, period(query, narrowest(query)))
                .flatMap(ticket -> TicketConditions.value(ticket, facet).stream())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private Stream<Ticket> wanted(TicketQuery query, Range range) {
        return records.indexed(range, true).filter(ticket -> TicketConditions.match(ticket, query));
    }

    /** What the keys of the index begin with in which the fewest tickets stand beside those wanted. */
    private Key narrowest(TicketQuery query) {
        if (query.customer() != null) {
            return transaction.key(TICKETS_BY_CUSTOMER).with(query.customer().value());
        }
        return query.assignee() == null
                ? transaction.key(TICKETS_BY_INTAKE)
                : transaction.key(TICKETS_BY_ASSIGNEE).with(query.assignee());
    }

    private static Range period(TicketQuery query, Key index) {
        Range all = Range.of(index);
        Range late = query.receivedFrom() == null ? all : all.from(index.with(query.receivedFrom()));
        return query.receivedBefore() == null ? late : late.before(index.with(query.receivedBefore()));
    }

    private List<Key> indexKeys(Ticket ticket) {
        List<Key> keys = new ArrayList<>();
        keys.add(place(transaction.key(TICKETS_BY_INTAKE), place(ticket)));
        keys.add(place(
                transaction.key(TICKETS_BY_CUSTOMER).with(ticket.customer().value()), place(ticket)));
        String assignee = ticket.handling().assignee();
        if (assignee != null) {
            keys.add(place(transaction.key(TICKETS_BY_ASSIGNEE).with(assignee), place(ticket)));
        }
        return keys;
    }

    private Key key(TicketId id) {
        return transaction.key(TICKETS).with(id.value());
    }

    private static Key place(Key index, PageKey place) {
        return index.with(place.at()).with(place.id());
    }

    private static PageKey place(Ticket ticket) {
        return new PageKey(ticket.intake().at(), ticket.id().value().toString());
    }

    private static String name(TicketId id) {
        return "ticket " + id.value();
    }
}
