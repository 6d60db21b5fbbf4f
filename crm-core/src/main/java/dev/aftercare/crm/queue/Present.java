package dev.aftercare.crm.queue;

import dev.aftercare.crm.model.Input;
import java.time.Instant;

/**
 * Somebody who is at a ticket.
 *
 * @param agent the agent's login
 * @param activity what the agent does there
 * @param since from when on, without a break
 * @param until up to when that counts, excluded, unless the agent says so again before
 */
public record Present(String agent, Activity activity, Instant since, Instant until) {

    /** Checks the parts. */
    public Present {
        Input.code("present.agent", agent, 100);
        Input.present("present.activity", activity);
        since = Input.instant("present.since", since);
        until = Input.instant("present.until", until);
    }

    /** Whether it counts. */
    boolean counts(Instant now) {
        return now.isBefore(until);
    }
}
