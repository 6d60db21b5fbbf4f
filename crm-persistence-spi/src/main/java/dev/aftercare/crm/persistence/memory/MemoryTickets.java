package dev.aftercare.crm.persistence.memory;

import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageKey;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.TicketFacet;
import dev.aftercare.crm.persistence.TicketOrder;
import dev.aftercare.crm.persistence.TicketQuery;
import dev.aftercare.crm.persistence.TicketStore;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

final class MemoryTickets implements TicketStore {

    static final class Table {
        private final Map<TicketId, Ticket> byId = new HashMap<>();
        private final NavigableMap<PageKey, Ticket> ordered = Order.lastFirst();
        private final Map<CustomerId, NavigableMap<PageKey, Ticket>> ofCustomer = new HashMap<>();
        private final Map<String, NavigableMap<PageKey, Ticket>> ofAssignee = new HashMap<>();
    }

    private final Table table;
    private final Transaction transaction;

    MemoryTickets(Table table, Transaction transaction) {
        this.table = table;
        this.transaction = transaction;
    }

    @Override
    public Optional<Ticket> find(TicketId id) {
        transaction.check();
        return Optional.ofNullable(table.byId.get(id));
    }

    @Override
    public void insert(Ticket ticket) {
        transaction.check();
        Refusal.unless(ticket.version() == 1, "a new ticket has version 1");
        if (table.byId.containsKey(ticket.id())) {
            throw Refusal.duplicate("ticket " + ticket.id().value());
        }
        store(ticket);
    }

    @Override
    public void update(Ticket next, long expectedVersion) {
        transaction.check();
        Refusal.unless(next.version() > expectedVersion, "a changed ticket has a higher version");
        Ticket before = table.byId.get(next.id());
        if (before == null || before.version() != expectedVersion) {
            throw Refusal.conflict("ticket " + next.id().value(), expectedVersion);
        }
        transaction.remove(table.ordered, place(before));
        transaction.remove(ofCustomer(before), place(before));
        NavigableMap<PageKey, Ticket> work = ofAssignee(before);
        if (work != null) {
            transaction.remove(work, place(before));
        }
        store(next);
    }

    @Override
    public Page<Ticket> page(TicketQuery query, PageRequest request) {
        transaction.check();
        return query.order() == TicketOrder.LAST_RECEIVED
                ? Order.page(candidates(query, request.after()), request.limit(), query::matches)
                : Order.page(Order.part(sorted(query), request.after(), null), request.limit(), ticket -> true);
    }

    @Override
    public Map<String, Long> count(TicketQuery query, TicketFacet facet) {
        transaction.check();
        Map<String, Long> counts = new HashMap<>();
        for (Ticket ticket : candidates(query, null).values()) {
            if (query.matches(ticket)) {
                facet.value(ticket).ifPresent(value -> counts.merge(value, 1L, Long::sum));
            }
        }
        return Map.copyOf(counts);
    }

    private void store(Ticket ticket) {
        transaction.put(table.byId, ticket.id(), ticket);
        transaction.put(table.ordered, place(ticket), ticket);
        transaction.put(ofCustomer(ticket), place(ticket), ticket);
        NavigableMap<PageKey, Ticket> work = ofAssignee(ticket);
        if (work != null) {
            transaction.put(work, place(ticket), ticket);
        }
    }

    private NavigableMap<PageKey, Ticket> ofCustomer(Ticket ticket) {
        return table.ofCustomer.computeIfAbsent(ticket.customer(), customer -> Order.lastFirst());
    }

    private @Nullable NavigableMap<PageKey, Ticket> ofAssignee(Ticket ticket) {
        String assignee = ticket.handling().assignee();
        return assignee == null ? null : table.ofAssignee.computeIfAbsent(assignee, agent -> Order.lastFirst());
    }

    private NavigableMap<PageKey, Ticket> sorted(TicketQuery query) {
        NavigableMap<PageKey, Ticket> sorted = new TreeMap<>(query.order().comparator());
        candidates(query, null).values().stream()
                .filter(query::matches)
                .forEach(ticket -> sorted.put(query.order().place(ticket), ticket));
        return sorted;
    }

    /** Of the narrowest order that holds all tickets wanted, the period asked for, from the key on. */
    private NavigableMap<PageKey, Ticket> candidates(TicketQuery query, @Nullable PageKey after) {
        NavigableMap<PageKey, Ticket> ordered = table.ordered;
        if (query.customer() != null) {
            ordered = table.ofCustomer.getOrDefault(query.customer(), Collections.emptyNavigableMap());
        } else if (query.assignee() != null) {
            ordered = table.ofAssignee.getOrDefault(query.assignee(), Collections.emptyNavigableMap());
        }
        if (ordered.isEmpty()) {
            return ordered;
        }
        PageKey start = edge(query.receivedBefore());
        boolean keyIsLater = after != null && (start == null || Order.LAST_FIRST.compare(after, start) > 0);
        return Order.part(ordered, keyIsLater ? after : start, edge(query.receivedFrom()));
    }

    /** Stands behind the last ticket of an instant, because no id sorts below it. */
    private static @Nullable PageKey edge(@Nullable Instant at) {
        return at == null ? null : new PageKey(at, "!");
    }

    private static PageKey place(Ticket ticket) {
        return TicketOrder.LAST_RECEIVED.place(ticket);
    }
}
