package dev.aftercare.crm.relation;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.ticket.TicketId;
import java.util.List;

/**
 * A ticket that may be about the same matter as another one. A suggestion never does anything by itself.
 *
 * @param ticket the ticket that was looked at
 * @param other the one that looks like it
 * @param score how much they look alike, 1 to 100
 * @param reasons what speaks for it, in the order of their kinds
 */
public record DuplicateSuggestion(TicketId ticket, TicketId other, int score, List<DuplicateReason> reasons) {

    /** Checks and copies the parts. */
    public DuplicateSuggestion {
        Input.present("suggestion.ticket", ticket);
        Input.present("suggestion.other", other);
        Input.within("suggestion.score", score, 1, 100);
        reasons = List.copyOf(Input.present("suggestion.reasons", reasons));
    }
}
