package dev.aftercare.crm.persistence;

import dev.aftercare.crm.model.ticket.Category;
import dev.aftercare.crm.model.ticket.Ticket;
import java.util.Optional;

/** By what tickets are counted. */
public enum TicketFacet {
    /** The stage's name. */
    STAGE,
    /** The priority's name. */
    PRIORITY,
    /** The type's code. */
    TYPE,
    /** The channel's name. */
    CHANNEL,
    /** The category's path; tickets without one are not counted. */
    CATEGORY,
    /** The root cause's entry in the shop's list; tickets without one are not counted. */
    CAUSE,
    /** The agent's login; tickets without one are not counted. */
    ASSIGNEE,
    /** The {@linkplain TicketAttributes#department department}; tickets of none are not counted. */
    DEPARTMENT;

    /**
     * Under what a ticket is counted.
     *
     * @param ticket the ticket
     * @return the value, or empty if it is not counted
     */
    public Optional<String> value(Ticket ticket) {
        return switch (this) {
            case STAGE -> Optional.of(ticket.stage().name());
            case PRIORITY -> Optional.of(ticket.priority().name());
            case TYPE -> Optional.of(ticket.type().code());
            case CHANNEL -> Optional.of(ticket.intake().channel().name());
            case CATEGORY -> Optional.ofNullable(ticket.category()).map(Category::path);
            case CAUSE ->
                Optional.ofNullable(ticket.analysis())
                        .map(analysis -> analysis.cause().cause());
            case ASSIGNEE -> Optional.ofNullable(ticket.handling().assignee());
            case DEPARTMENT -> Optional.ofNullable(TicketAttributes.department(ticket));
        };
    }
}
