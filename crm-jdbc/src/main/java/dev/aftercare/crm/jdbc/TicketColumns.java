package dev.aftercare.crm.jdbc;

import dev.aftercare.crm.model.TenantId;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.persistence.StorageException;
import dev.aftercare.crm.persistence.TicketAttributes;
import dev.aftercare.crm.persistence.json.CrmJson;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fills the columns that a later version of the tables has for tickets stored before, from their payloads. Running it twice does no harm. */
final class TicketColumns {

    private static final Logger LOG = LoggerFactory.getLogger(TicketColumns.class);

    private static final Map<Integer, Columns> BY_SCRIPT = Map.of(
            4,
            new Columns(
                    "due_at = ?, search_text = ?",
                    (parameters, ticket) -> parameters
                            .instantOrNull(TicketAttributes.due(ticket))
                            .text(TicketAttributes.text(ticket))),
            6,
            new Columns(
                    "department = ?", (parameters, ticket) -> parameters.text(TicketAttributes.department(ticket))));

    private static final int PAGE = 200;

    private static final String SELECT = "SELECT tenant_id, ticket_id, payload FROM {ticket}";
    private static final String AFTER = " WHERE tenant_id > ? OR (tenant_id = ? AND ticket_id > ?)";
    private static final String ORDER = " ORDER BY tenant_id, ticket_id LIMIT " + PAGE;

    private final Connection connection;
    private final Dialect dialect;
    private final Tables tables;

    TicketColumns(Connection connection, Dialect dialect, Tables tables) {
        this.connection = connection;
        this.dialect = dialect;
        this.tables = tables;
    }

    /** What is set from a ticket. */
    private record Columns(String set, Binder binder) {}

    @FunctionalInterface
    private interface Binder {
        Parameters bind(Parameters parameters, Ticket ticket) throws SQLException;
    }

    private record Stored(String tenant, UUID id, String payload) {}

    /** Fills the columns that a script brought; most scripts brought none. */
    void fill(int script) throws SQLException {
        Columns columns = BY_SCRIPT.get(script);
        if (columns == null) {
            return;
        }
        List<Stored> page = page(null);
        while (!page.isEmpty()) {
            for (Stored ticket : page) {
                fill(columns, ticket);
            }
            page = page(page.get(page.size() - 1));
        }
    }

    private List<Stored> page(@Nullable Stored after) throws SQLException {
        String query = tables.resolve(SELECT + (after == null ? "" : AFTER) + ORDER);
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            if (after != null) {
                statement.setString(1, after.tenant());
                statement.setString(2, after.tenant());
                dialect.setUuid(statement, 3, after.id());
            }
            try (ResultSet results = statement.executeQuery()) {
                List<Stored> page = new ArrayList<>();
                Row row = new Row(results, dialect);
                while (row.advance()) {
                    page.add(new Stored(row.text(), row.uuid(), row.text()));
                }
                return page;
            }
        }
    }

    /** A damaged ticket stays as it is: whoever reads it is told. */
    private void fill(Columns columns, Stored stored) throws SQLException {
        Ticket ticket;
        try {
            ticket = CrmJson.tickets().decode(stored.payload());
        } catch (StorageException damaged) {
            LOG.warn("Ticket {} cannot be read, so its columns are left empty", stored.id());
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(
                tables.resolve("UPDATE {ticket} SET " + columns.set() + " WHERE tenant_id = ? AND ticket_id = ?"))) {
            Parameters parameters = new Parameters(statement, dialect, new TenantId(stored.tenant()));
            columns.binder().bind(parameters, ticket).tenant().uuid(stored.id());
            statement.executeUpdate();
        }
    }
}
