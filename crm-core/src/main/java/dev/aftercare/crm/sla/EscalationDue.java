package dev.aftercare.crm.sla;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.sla.SlaClock;
import java.time.Instant;

/**
 * A rung that a clock comes to, or came to and nobody noticed yet.
 *
 * @param clock the clock
 * @param rung the rung
 * @param at when the clock comes to it, if nothing happens to the ticket before
 */
public record EscalationDue(SlaClock clock, EscalationRung rung, Instant at) {

    /** Checks the parts. */
    public EscalationDue {
        Input.present("due.clock", clock);
        Input.present("due.rung", rung);
        Input.present("due.at", at);
    }
}
