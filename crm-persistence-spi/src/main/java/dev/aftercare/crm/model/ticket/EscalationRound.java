package dev.aftercare.crm.model.ticket;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.sla.Metric;
import dev.aftercare.crm.model.sla.SlaClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What was reached of an escalation plan in one cycle of a clock: a clock that begins anew begins a new round.
 *
 * @param metric of which clock
 * @param cycle the clock's cycle
 * @param startedAt when that clock started
 * @param reached the names of the rungs reached, in the order in which they were; at most {@value #MAX_KNOWN}
 */
public record EscalationRound(Metric metric, int cycle, Instant startedAt, List<String> reached) {

    /** The most names kept: those of several versions of a plan. */
    public static final int MAX_KNOWN = 200;

    /** The most rungs of one metric in one plan. */
    public static final int MAX_RUNGS = 20;

    /** Checks and copies the parts. */
    public EscalationRound {
        Input.present("round.metric", metric);
        Input.within("round.cycle", cycle, 1, 1_000_000);
        startedAt = Input.instant("round.startedAt", startedAt);
        reached = List.copyOf(Input.atMost("round.reached", reached, MAX_KNOWN));
    }

    /**
     * The round of a clock in which nothing was reached so far.
     *
     * @param clock the clock
     * @return the round
     */
    public static EscalationRound of(SlaClock clock) {
        return new EscalationRound(clock.metric(), clock.cycle(), clock.startedAt(), List.of());
    }

    /**
     * Whether it is the round in which a clock is now.
     *
     * @param clock the clock
     * @return true if the clock has not begun anew since
     */
    public boolean isOf(SlaClock clock) {
        return metric.equals(clock.metric()) && cycle == clock.cycle() && startedAt.equals(clock.startedAt());
    }

    /**
     * The same round of a clock that was counted anew.
     *
     * @param clock the clock as it is counted now
     * @return the round
     */
    public EscalationRound countedAs(SlaClock clock) {
        return new EscalationRound(metric, clock.cycle(), clock.startedAt(), reached);
    }

    /**
     * The same round, one rung further.
     *
     * @param rung the name of the rung
     * @return the round
     */
    public EscalationRound and(String rung) {
        List<String> all = new ArrayList<>(reached);
        all.add(rung);
        return new EscalationRound(metric, cycle, startedAt, all);
    }
}
