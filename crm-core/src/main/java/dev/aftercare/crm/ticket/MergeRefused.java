package dev.aftercare.crm.ticket;

import dev.aftercare.crm.command.Rejection;
import dev.aftercare.crm.model.ticket.TicketId;
import java.util.List;

/**
 * Two tickets cannot be merged as they are.
 *
 * @param ticket the one that was to go on in the other
 * @param into the other
 * @param obstacles everything that stands in the way, at least one, in the order of {@link Why}
 */
public record MergeRefused(TicketId ticket, TicketId into, List<Obstacle> obstacles) implements Rejection {

    /** Why tickets cannot be merged. */
    public enum Why {
        /** Both are the same. */
        SAME_TICKET,
        /** The one that was to go on in the other is closed. */
        CLOSED,
        /** The one in which it was to go on is closed. */
        SURVIVOR_CLOSED,
        /** They are of two customers, and the shop does not merge such tickets. */
        OTHER_CUSTOMER,
        /** A mandatory action of the one that was to go on in the other is open. */
        MANDATORY_ACTION_OPEN,
        /** Tickets are open that are part of the one that was to go on in the other. */
        CHILDREN_OPEN,
        /** There would be too many tickets in one thread. */
        TOO_MANY
    }

    /**
     * What stands in the way.
     *
     * @param why why
     * @param allowed what would be allowed, in words, free of personal data
     */
    public record Obstacle(Why why, String allowed) {}

    /** Copies the list. */
    public MergeRefused {
        obstacles = List.copyOf(obstacles);
    }

    @Override
    public String message() {
        return "ticket " + ticket.value() + " cannot be merged into " + into.value() + ": "
                + obstacles.stream().map(Obstacle::why).toList() + "; allowed: "
                + String.join(", ", obstacles.stream().map(Obstacle::allowed).toList());
    }
}
