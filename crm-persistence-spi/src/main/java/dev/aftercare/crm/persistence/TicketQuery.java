package dev.aftercare.crm.persistence;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.ticket.Category;
import dev.aftercare.crm.model.ticket.Priority;
import dev.aftercare.crm.model.ticket.Stage;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which tickets are wanted. All conditions must hold; an empty set or null is no condition.
 *
 * @param stages any of these stages
 * @param priorities any of these priorities
 * @param category exactly this category
 * @param customer of this customer
 * @param assignee with this agent
 * @param receivedFrom received at this instant or later
 * @param receivedBefore received before this instant
 */
public record TicketQuery(
        Set<Stage> stages,
        Set<Priority> priorities,
        @Nullable Category category,
        @Nullable CustomerId customer,
        @Nullable String assignee,
        @Nullable Instant receivedFrom,
        @Nullable Instant receivedBefore) {

    /** Every ticket. */
    public static final TicketQuery ALL = new TicketQuery(Set.of(), Set.of(), null, null, null, null, null);

    /** Copies the sets and cuts the instants to microseconds. */
    public TicketQuery {
        stages = Set.copyOf(stages);
        priorities = Set.copyOf(priorities);
        receivedFrom = Input.instantOrNull("query.receivedFrom", receivedFrom);
        receivedBefore = Input.instantOrNull("query.receivedBefore", receivedBefore);
    }

    /**
     * The tickets of a customer.
     *
     * @param customer whose
     * @return the query
     */
    public static TicketQuery of(CustomerId customer) {
        return new TicketQuery(Set.of(), Set.of(), null, customer, null, null, null);
    }

    /**
     * The tickets at some stages.
     *
     * @param stages any of these
     * @return the query
     */
    public static TicketQuery at(Stage... stages) {
        return new TicketQuery(Set.of(stages), Set.of(), null, null, null, null, null);
    }

    /**
     * This query, limited to tickets received in a period.
     *
     * @param from the first instant, included; or null
     * @param before the last instant, excluded; or null
     * @return the query
     */
    public TicketQuery receivedWithin(@Nullable Instant from, @Nullable Instant before) {
        return new TicketQuery(stages, priorities, category, customer, assignee, from, before);
    }
}
