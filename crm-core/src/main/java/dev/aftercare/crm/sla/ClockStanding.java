package dev.aftercare.crm.sla;

import dev.aftercare.crm.model.sla.SlaClock;
import java.time.Duration;
import java.time.Instant;

/**
 * How a clock stands at an instant.
 *
 * @param clock the clock; breached if its time was over by then, whether or not that had been noticed
 * @param elapsed the business time counted
 * @param remaining what is left of the target; negative by how much it is over
 */
public record ClockStanding(SlaClock clock, Duration elapsed, Duration remaining) {

    /**
     * How a clock stands.
     *
     * @param clock the clock
     * @param terms the terms whose calendar it names
     * @param now when
     * @return the standing
     */
    public static ClockStanding of(SlaClock clock, SlaTerms terms, Instant now) {
        Duration elapsed = ClockRules.elapsed(clock, terms, now);
        return new ClockStanding(
                ClockRules.breach(clock, now), elapsed, clock.target().minus(elapsed));
    }
}
