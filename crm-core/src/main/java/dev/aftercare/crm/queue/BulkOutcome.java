package dev.aftercare.crm.queue;

import dev.aftercare.crm.command.Rejection;
import dev.aftercare.crm.model.ticket.TicketId;
import org.jspecify.annotations.Nullable;

/**
 * What became of one ticket of many.
 *
 * @param ticket which
 * @param result what became of it
 * @param version the ticket's version after it; 0 if nothing was stored
 * @param rejection why it was refused; null unless it was
 */
public record BulkOutcome(
        TicketId ticket,
        Result result,
        long version,
        @Nullable Rejection rejection) {

    /** What can become of a ticket. */
    public enum Result {
        /** The step was taken. */
        DONE,
        /** The step was possible and changed nothing. */
        UNCHANGED,
        /** A rule refused the step. */
        REFUSED,
        /** There is no such ticket. */
        MISSING,
        /** Others kept getting in the way; it may be tried again. */
        CONFLICT
    }
}
