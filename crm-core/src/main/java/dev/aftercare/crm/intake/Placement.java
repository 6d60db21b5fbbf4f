package dev.aftercare.crm.intake;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.ticket.TicketId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a message belongs, and why.
 *
 * @param kind what becomes of it
 * @param ticket the ticket that was found; null exactly if none was
 * @param clues what each rule found that was asked, in their order
 */
public record Placement(Kind kind, @Nullable TicketId ticket, List<Clue> clues) {

    /** What can become of a message. */
    public enum Kind {
        /** It joins the ticket. */
        JOINS(true),
        /** It joins the ticket and reopens it. */
        REOPENS(true),
        /** It begins a new ticket, which follows the closed one. */
        FOLLOWS(true),
        /** It begins a new ticket. */
        OPENS(false),
        /** It is set aside: no person wrote it, and it belongs to no ticket. */
        SET_ASIDE(false),
        /** Nothing: it is one that the shop sent, and came back. */
        OWN(true);

        private final boolean found;

        Kind(boolean found) {
            this.found = found;
        }
    }

    /** Checks and copies the parts. */
    public Placement {
        Input.present("placement.kind", kind);
        if (kind.found != (ticket != null)) {
            throw new InvalidInputException(
                    "placement.ticket", "does not fit " + kind, "a ticket exactly if one was found");
        }
        clues = List.copyOf(Input.present("placement.clues", clues));
    }

    /**
     * Whether it begins a ticket.
     *
     * @return true if it does
     */
    public boolean beginsTicket() {
        return kind == Kind.OPENS || kind == Kind.FOLLOWS;
    }
}
