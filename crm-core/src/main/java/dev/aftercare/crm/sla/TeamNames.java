package dev.aftercare.crm.sla;

import dev.aftercare.crm.persistence.UnitOfWork;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Names the one team to which what an agent did is credited. Looks each agent up once; for one report. */
final class TeamNames {

    private final AgentTeams teams;
    private final Map<String, Set<String>> known = new HashMap<>();

    TeamNames(AgentTeams teams) {
        this.teams = teams;
    }

    /** Of several teams the one that was to help; if the agent is in none of that name, all of them together. */
    @Nullable
    String of(UnitOfWork unit, String login, @Nullable String department) {
        Set<String> all = known.computeIfAbsent(login, each -> teams.of(unit, each));
        if (department != null && all.contains(department)) {
            return department;
        }
        return all.isEmpty() ? null : String.join(" + ", new TreeSet<>(all));
    }
}
