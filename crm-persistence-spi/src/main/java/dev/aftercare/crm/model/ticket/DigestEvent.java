package dev.aftercare.crm.model.ticket;

import dev.aftercare.crm.model.EventBody;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.sla.Metric;
import java.time.Instant;
import java.util.List;

/** What happens to the notifications that were held back while the shop was closed. */
public sealed interface DigestEvent extends EventBody {

    /** The most notes of one digest. */
    int MAX_NOTES = 500;

    /**
     * The shop opened: what one recipient was not told since it closed, in one piece.
     *
     * @param recipient for whom
     * @param notes what happened meanwhile, the first first
     */
    record DigestReady(Recipient recipient, List<DigestNote> notes) implements DigestEvent {
        /** Checks and copies the parts. */
        public DigestReady {
            Input.present("recipient", recipient);
            notes = List.copyOf(Input.atMost("notes", notes, MAX_NOTES));
        }
    }

    /**
     * One notification of a digest.
     *
     * @param recipient for whom
     * @param ticket of which ticket
     * @param metric of which clock
     * @param rung the name of the rung in the escalation plan
     * @param at when it was reached
     */
    record DigestNote(Recipient recipient, TicketId ticket, Metric metric, String rung, Instant at) {
        /** Checks the parts. */
        public DigestNote {
            Input.present("recipient", recipient);
            Input.present("ticket", ticket);
            Input.present("metric", metric);
            Input.code("rung", rung, 40);
            at = Input.instant("at", at);
        }
    }
}
