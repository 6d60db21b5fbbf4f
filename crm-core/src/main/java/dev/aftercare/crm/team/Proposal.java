package dev.aftercare.crm.team;

import dev.aftercare.crm.model.Input;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is to have a ticket, why this agent, and why not each other.
 *
 * @param chosen the agent's login; null if nobody can have it
 * @param demand what the ticket asks for
 * @param verdicts one for each agent, by login
 */
public record Proposal(@Nullable String chosen, Demand demand, List<Verdict> verdicts) {

    /** Checks and copies the parts. */
    public Proposal {
        Input.present("proposal.demand", demand);
        verdicts = List.copyOf(Input.present("proposal.verdicts", verdicts));
    }

    /**
     * The proposal in words.
     *
     * @return one sentence for each agent
     */
    public List<String> sentences() {
        return verdicts.stream().map(Verdict::sentence).toList();
    }
}
