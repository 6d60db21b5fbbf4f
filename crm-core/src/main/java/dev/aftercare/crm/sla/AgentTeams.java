package dev.aftercare.crm.sla;

import dev.aftercare.crm.persistence.UnitOfWork;
import java.util.Set;

/** Knows in which teams agents work. */
@FunctionalInterface
public interface AgentTeams {

    /**
     * The teams of an agent, as they are now.
     *
     * @param unit where to look
     * @param login who
     * @return their names, in any order; empty if the agent is not known or works in none
     */
    Set<String> of(UnitOfWork unit, String login);
}
