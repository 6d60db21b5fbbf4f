package dev.aftercare.crm.sla;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.sla.Metric;
import dev.aftercare.crm.model.ticket.EscalationRound;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The escalation plan of one metric: rungs, each taken once per round. A round is one run of the clock: a clock that begins anew, because
 * a reopened ticket gets a new cycle or because its rule restarts it, begins a new round; one that goes on after a pause or a reopening,
 * or is counted anew because of another priority, policy or calendar, stays in the one it is in.
 *
 * @param metric of which clocks; a metric without a slash
 * @param rungs the rungs, 1 to {@value EscalationRound#MAX_RUNGS}, each name once
 */
public record EscalationLadder(Metric metric, List<EscalationRung> rungs) {

    /** Checks and copies the parts. */
    public EscalationLadder {
        if (!Input.present("ladder.metric", metric).family().equals(metric)) {
            throw new InvalidInputException("ladder.metric", "names one thing among several", "a code without a slash");
        }
        rungs = List.copyOf(Input.atMost("ladder.rungs", rungs, EscalationRound.MAX_RUNGS));
        if (rungs.isEmpty()) {
            throw new InvalidInputException("ladder.rungs", "are missing", "at least one");
        }
        Set<String> names = new HashSet<>();
        for (EscalationRung rung : rungs) {
            if (!names.add(rung.name())) {
                throw new InvalidInputException("ladder.rungs", "have a name twice", "each name once");
            }
        }
    }

    /**
     * A plan.
     *
     * @param metric of which clocks
     * @param rungs the rungs
     * @return the plan
     */
    public static EscalationLadder of(Metric metric, EscalationRung... rungs) {
        return new EscalationLadder(metric, List.of(rungs));
    }

    /**
     * The rung of a name.
     *
     * @param name which
     * @return the rung, or empty
     */
    public Optional<EscalationRung> rung(String name) {
        return rungs.stream().filter(rung -> rung.name().equals(name)).findFirst();
    }
}
