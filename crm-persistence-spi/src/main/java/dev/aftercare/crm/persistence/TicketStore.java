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
     * Tickets, the last received first; equal instants by descending id.
     *
     * @param query which
     * @param request which part; keys are the intake's instant and id
     * @return the page
     */
    Page<Ticket> page(TicketQuery query, PageRequest request);

    /**
     * Counts tickets.
     *
     * @param query which
     * @param facet by what
     * @return the counts by value, without zeros
     */
    Map<String, Long> count(TicketQuery query, TicketFacet facet);
}
