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
 * @param timers when something would have happened to it by itself; null in what earlier versions stored: then it is not known
 */
public record Merger(
        TicketId into,
        FreeText reason,
        Instant at,
        Actor by,
        Stage stage,
        List<SlaClock> clocks,
        @Nullable Timers timers) {

    /**
     * When something would have happened to a ticket by itself.
     *
     * @param at by the kind of the entries of what is due, at most {@value #MAX}; empty if nothing would have
     */
    public record Timers(Map<String, Instant> at) {

        /** At most so many things happen to a ticket by itself. */
        public static final int MAX = 20;

        /** Checks and copies the map. */
        public Timers {
            Input.atMost("merger.timers", Input.present("merger.timers", at).keySet(), MAX);
            at = Map.copyOf(at);
        }
    }

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
    }
}
