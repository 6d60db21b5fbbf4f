package dev.aftercare.crm.model.ticket;

import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.sla.SlaClock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a ticket went on in another one, and what it takes to undo that.
 *
 * @param into the ticket in which it goes on; that may have been merged into a third one since
 * @param reason why
 * @param at when
 * @param by who merged them
 * @param stage how far the ticket had come
 * @param clocks its service-level clocks as they were then
 * @param due when something would have happened to it by itself, by the kind of the entries of what is due; at most {@value #MAX_DUE}.
 *     Null in what earlier versions stored: then it is not known
 */
public record Merger(
        TicketId into,
        FreeText reason,
        Instant at,
        Actor by,
        Stage stage,
        List<SlaClock> clocks,
        @Nullable Map<String, Instant> due) {

    /** At most so many things happen to a ticket by itself. */
    public static final int MAX_DUE = 20;

    /** Checks and copies the parts. */
    public Merger {
        Input.present("merger.into", into);
        Input.present("merger.reason", reason);
        at = Input.instant("merger.at", at);
        Input.present("merger.by", by);
        if (Input.present("merger.stage", stage) == Stage.MERGED) {
            throw new InvalidInputException("merger.stage", "is MERGED", "the stage before the merge");
        }
        clocks = List.copyOf(Input.atMost("merger.clocks", clocks, Ticket.MAX_CLOCKS));
        if (due != null) {
            Input.atMost("merger.due", due.keySet(), MAX_DUE);
            due = Map.copyOf(due);
        }
    }
}
