package dev.aftercare.crm.persistence;

import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import java.util.Map;
import java.util.Optional;

/** Tickets. */
public interface TicketStore {

    /**
     * Reads a ticket without locking.
     *
     * @param id which
     * @return the ticket, or empty
     */
    Optional<Ticket> find(TicketId id);

    /**
     * Stores a new ticket.
     *
     * @param ticket the ticket, of version 1
     * @throws StorageException {@code DUPLICATE} if the id exists; nothing is stored then
     */
    void insert(Ticket ticket);

    /**
     * Replaces a ticket.
     *
     * @param next the ticket, of a version above {@code expectedVersion}
     * @param expectedVersion the version that must be stored now
     * @throws StorageException {@code CONFLICT} if another version or nothing is stored; nothing is changed then
     */
    void update(Ticket next, long expectedVersion);

    /**
     * The tickets that {@linkplain TicketQuery#matches match}, in the order that the query asks for.
     *
     * @param query which, and in which order
     * @param request which part; keys are {@linkplain TicketOrder#place places} in the query's order
     * @return the page
     */
    Page<Ticket> page(TicketQuery query, PageRequest request);

    /**
     * Counts the tickets that {@linkplain TicketQuery#matches match}.
     *
     * @param query which
     * @param facet by what: {@link TicketFacet#value}
     * @return the counts by value, without zeros
     */
    Map<String, Long> count(TicketQuery query, TicketFacet facet);
}
