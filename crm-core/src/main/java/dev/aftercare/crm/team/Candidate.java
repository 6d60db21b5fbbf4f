package dev.aftercare.crm.team;

import dev.aftercare.crm.model.Input;

/**
 * An agent as far as an assignment needs to know.
 *
 * @param agent who
 * @param onShift whether the agent works now
 * @param load what the agent carries now, in the weights of the policy
 */
public record Candidate(Agent agent, boolean onShift, long load) {

    /** Checks the parts. */
    public Candidate {
        Input.present("candidate.agent", agent);
        Input.within("candidate.load", load, 0, Long.MAX_VALUE);
    }
}
