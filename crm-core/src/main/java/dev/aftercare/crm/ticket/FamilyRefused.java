package dev.aftercare.crm.ticket;

import dev.aftercare.crm.command.Rejection;
import dev.aftercare.crm.model.ticket.TicketId;

/**
 * A ticket cannot become part of another one.
 *
 * @param child the one that was to be the part
 * @param parent the one that was to be the whole
 * @param why why
 * @param allowed what would be allowed, in words, free of personal data
 */
public record FamilyRefused(TicketId child, TicketId parent, Why why, String allowed) implements Rejection {

    /** Why a ticket cannot become part of another one, or cease to be. */
    public enum Why {
        /** Both are the same, or the whole is itself part of the part. */
        CIRCLE,
        /** It is part of another ticket already. */
        HAS_PARENT,
        /** The whole is closed. */
        PARENT_CLOSED,
        /** There would be too many levels. */
        TOO_DEEP,
        /** It is not part of any ticket. */
        NO_PARENT
    }

    @Override
    public String message() {
        return "ticket " + child.value() + " and " + parent.value() + ": " + why + "; allowed: " + allowed;
    }
}
