package dev.aftercare.crm.model.ticket;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.sla.Metric;
import dev.aftercare.crm.model.sla.SlaClock;
import dev.aftercare.crm.model.sla.TermsRef;
import java.time.Instant;

/**
 * A rung of an escalation plan that was reached, and what it asks for is still to be done.
 *
 * @param metric of which clock
 * @param cycle the clock's cycle
 * @param startedAt when that clock started
 * @param rung the name of the rung
 * @param at when it was reached
 * @param terms the versions of policy and calendar by which it was
 */
public record PendingRung(Metric metric, int cycle, Instant startedAt, String rung, Instant at, TermsRef terms) {

    /** Checks the parts. */
    public PendingRung {
        Input.present("pending.metric", metric);
        Input.within("pending.cycle", cycle, 1, 1_000_000);
        startedAt = Input.instant("pending.startedAt", startedAt);
        Input.code("pending.rung", rung, 40);
        at = Input.instant("pending.at", at);
        Input.present("pending.terms", terms);
    }

    /**
     * Whether a clock is still in the round in which the rung was reached.
     *
     * @param clock a clock of the ticket
     * @return true if it has not begun anew since
     */
    public boolean isOf(SlaClock clock) {
        return metric.equals(clock.metric()) && cycle == clock.cycle() && startedAt.equals(clock.startedAt());
    }

    /**
     * The same rung of a clock that was counted anew.
     *
     * @param clock the clock as it is counted now
     * @return the rung
     */
    public PendingRung countedAs(SlaClock clock) {
        return new PendingRung(metric, clock.cycle(), clock.startedAt(), rung, at, terms);
    }
}
