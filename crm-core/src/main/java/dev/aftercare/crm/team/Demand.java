package dev.aftercare.crm.team;

import dev.aftercare.crm.model.Input;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a ticket asks of an agent.
 *
 * @param department whose agents take it; null for any
 * @param skills what an agent must be able to do
 * @param language the language an agent must speak, or null for any
 * @param weight how much it weighs
 * @param known the agent whom the customer knows, or null
 * @param except an agent who is not to have it, or null
 */
public record Demand(
        @Nullable String department,
        Set<String> skills,
        @Nullable String language,
        long weight,
        @Nullable String known,
        @Nullable String except) {

    /** Checks and copies the parts. */
    public Demand {
        skills = Set.copyOf(Input.present("demand.skills", skills));
        Input.within("demand.weight", weight, 1, 1_000_000);
    }
}
