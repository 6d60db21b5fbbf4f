package dev.aftercare.crm.jdbc;

import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.ticket.Analysis;
import dev.aftercare.crm.model.ticket.Category;
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
import dev.aftercare.crm.persistence.json.JsonCodec;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tickets, with the columns that the board searches and counts by. */
final class JdbcTickets implements TicketStore {

    private static final JsonCodec<Ticket> JSON = CrmJson.tickets();

    private static final String FIND = "SELECT payload FROM {ticket} WHERE tenant_id = ? AND ticket_id = ?";
    private static final Insert INSERT = Insert.into(
            "{ticket}",
            "version, customer_id, type, stage, priority, channel,"
                    + " category, cause, assignee, department, received_at, urgency, due_at, search_text, payload, tenant_id, ticket_id");
    private static final String UPDATE = "UPDATE {ticket} SET version = ?, customer_id = ?, type = ?, stage = ?,"
            + " priority = ?, channel = ?, category = ?, cause = ?, assignee = ?, department = ?, received_at = ?, urgency = ?,"
            + " due_at = ?, search_text = ?, payload = ?"
            + " WHERE tenant_id = ? AND ticket_id = ? AND version = ?";

    /** Before all instants there are; as a range, since H2 would otherwise read past all tickets that have none. */
    private static final String HAS_DUE = "due_at > " + Long.MIN_VALUE;

    /** The category itself, or what is between its slash and the sign that follows a slash: codes are compared by their signs. */
    private static final String WITHIN = "(category = ? OR (category >= ? AND category < ?))";

    private final Sql sql;

    JdbcTickets(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Ticket> find(TicketId id) {
        return sql.one(FIND, p -> p.tenant().uuid(id.value()), row -> JSON.decode(row.text()));
    }

    @Override
    public void insert(Ticket ticket) {
        Refusal.unlessFirst(ticket.version(), "ticket");
        String json = JSON.encode(ticket);
        if (!sql.insertNew(INSERT, p -> bind(p, ticket, json))) {
            throw Refusal.duplicate("ticket " + ticket.id().value());
        }
        sql.grown().add(AggregateRef.of(ticket.id()), 0, ticket.version());
    }

    @Override
    public void update(Ticket next, long expectedVersion) {
        Refusal.unlessLater(next.version(), expectedVersion, "ticket");
        String json = JSON.encode(next);
        if (sql.change(UPDATE, p -> bind(p, next, json).number(expectedVersion)) == 0) {
            throw Refusal.conflict("ticket " + next.id().value(), expectedVersion);
        }
        sql.grown().add(AggregateRef.of(next.id()), expectedVersion, next.version());
    }

    private static Parameters bind(Parameters p, Ticket ticket, String json) throws SQLException {
        Category category = ticket.category();
        Analysis analysis = ticket.analysis();
        return p.number(ticket.version())
                .uuid(ticket.customer().value())
                .text(ticket.type().code())
                .name(ticket.stage())
                .name(ticket.priority())
                .name(ticket.intake().channel())
                .text(category == null ? null : category.path())
                .text(analysis == null ? null : analysis.cause().cause())
                .text(ticket.handling().assignee())
                .text(TicketAttributes.department(ticket))
                .instant(ticket.intake().at())
                .smallNumber(TicketAttributes.rank(ticket.priority()))
                .instantOrNull(TicketAttributes.due(ticket))
                .text(TicketAttributes.text(ticket))
                .text(json)
                .tenant()
                .uuid(ticket.id().value());
    }

    @Override
    public Page<Ticket> page(TicketQuery query, PageRequest request) {
        Filter filter = after(filter(query), query.order(), request.after());
        List<Ticket> rows = sql.list(
                "SELECT payload FROM {ticket}" + filter.where() + order(query) + " LIMIT ?",
                filter.andLimit(request),
                row -> JSON.decode(row.text()));
        return Pages.of(rows, request, query.order()::place);
    }

    private static Filter after(Filter filter, TicketOrder order, @Nullable PageKey key) {
        return switch (order) {
            case LAST_RECEIVED -> filter.andBefore(key, "received_at", "ticket_id");
            case EARLIEST_DUE -> filter.andAfter(key, "due_at", "ticket_id");
            case MOST_PRESSING -> filter.andAfter(key, "urgency", "received_at", "ticket_id");
        };
    }

    @Override
    public Map<String, Long> count(TicketQuery query, TicketFacet facet) {
        String column = column(facet);
        Filter filter = filter(query);
        record Count(String value, long tickets) {}
        return sql
                .list(
                        "SELECT " + column + ", COUNT(*) FROM {ticket}" + filter.where() + " AND " + column
                                + " IS NOT NULL GROUP BY " + column,
                        filter,
                        row -> new Count(row.text(), row.number()))
                .stream()
                .collect(Collectors.toUnmodifiableMap(Count::value, Count::tickets));
    }

    private static Filter filter(TicketQuery query) {
        Category category = query.category();
        CustomerId customer = query.customer();
        return new Filter()
                .andAnyOf("stage", query.stages())
                .andAnyOf("priority", query.priorities())
                .andAnyOf("type", query.types(), (p, type) -> p.text(type.code()))
                .andAnyOf("channel", query.channels())
                .andIf(category, "category = ?", (p, value) -> p.text(value.path()))
                .andIf(customer, "customer_id = ?", (p, value) -> p.uuid(value.value()))
                .andIf(query.assignee(), "assignee = ?", Parameters::text)
                .andIf(query.within(), WITHIN, JdbcTickets::bindWithin)
                .andIf(query.department(), "department = ?", Parameters::text)
                .andWhen(Boolean.TRUE.equals(query.assigned()), "assignee IS NOT NULL")
                .andWhen(Boolean.FALSE.equals(query.assigned()), "assignee IS NULL")
                .andIf(query.receivedFrom(), "received_at >= ?", Parameters::instant)
                .andIf(query.receivedBefore(), "received_at < ?", Parameters::instant)
                .andIf(query.dueFrom(), "due_at >= ?", Parameters::instant)
                .andIf(query.dueBefore(), "due_at < ?", Parameters::instant)
                .andWhen(query.order() == TicketOrder.EARLIEST_DUE, HAS_DUE)
                .andContaining("search_text", query.words());
    }

    private static Parameters bindWithin(Parameters p, Category top) throws SQLException {
        return p.text(top.path()).text(top.path() + "/").text(top.path() + "0");
    }

    /** Every column of the index that fits the query, so that engines see that it gives the order. */
    private static String order(TicketQuery query) {
        return switch (query.order()) {
            case LAST_RECEIVED -> lastReceived(query);
            case EARLIEST_DUE -> " ORDER BY tenant_id, due_at, ticket_id";
            case MOST_PRESSING -> " ORDER BY tenant_id, urgency, received_at, ticket_id";
        };
    }

    private static String lastReceived(TicketQuery query) {
        @Nullable String first = null;
        if (query.customer() != null) {
            first = "customer_id";
        } else if (query.assignee() != null) {
            first = "assignee";
        } else if (query.department() != null) {
            first = "department";
        } else if (query.category() != null) {
            first = "category";
        } else if (query.stages().size() == 1) {
            first = "stage";
        }
        return " ORDER BY tenant_id DESC, " + (first == null ? "" : first + " DESC, ")
                + "received_at DESC, ticket_id DESC";
    }

    private static String column(TicketFacet facet) {
        return switch (facet) {
            case STAGE -> "stage";
            case PRIORITY -> "priority";
            case TYPE -> "type";
            case CHANNEL -> "channel";
            case CATEGORY -> "category";
            case CAUSE -> "cause";
            case ASSIGNEE -> "assignee";
            case DEPARTMENT -> "department";
        };
    }
}
