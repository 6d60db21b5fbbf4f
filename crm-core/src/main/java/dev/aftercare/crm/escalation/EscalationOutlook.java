package dev.aftercare.crm.escalation;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.sla.Metric;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far the escalation of one clock has come.
 *
 * @param metric of which clock
 * @param cycle the clock's cycle
 * @param reached the names of the rungs reached, in the order in which they were
 * @param next the name of the rung that comes next; null if the clock does not run, or there is none
 * @param at when it comes, if nothing happens to the ticket before; null if none does
 */
public record EscalationOutlook(
        Metric metric,
        int cycle,
        List<String> reached,
        @Nullable String next,
        @Nullable Instant at) {

    /** Copies the list. */
    public EscalationOutlook {
        Input.present("outlook.metric", metric);
        reached = List.copyOf(reached);
    }
}
