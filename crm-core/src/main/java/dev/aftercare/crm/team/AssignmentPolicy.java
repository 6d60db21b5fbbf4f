package dev.aftercare.crm.team;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.ticket.Priority;
import dev.aftercare.crm.model.ticket.Ticket;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How a shop gives its tickets to agents. Begin with {@link #DEFAULT}.
 *
 * @param weights how much a ticket of each priority weighs, every priority, 1 to 1,000,000
 * @param needs who tickets are for; for a ticket the first counts that covers it, and none means anybody
 * @param language whether an agent must speak the language of the customer's locale, where that is known
 * @param sticky whether the agent who had the customer's last ticket comes before all others
 * @param handOver whether what an agent has goes to others when the shift ends
 */
public record AssignmentPolicy(
        Map<Priority, Long> weights, List<AssignmentNeed> needs, boolean language, boolean sticky, boolean handOver) {

    /** Every ticket weighs one and is for anybody who speaks the language, first for whom the customer knows; nothing is handed over. */
    public static final AssignmentPolicy DEFAULT = new AssignmentPolicy(equalWeights(), List.of(), true, true, false);

    /** Checks and copies the parts. */
    public AssignmentPolicy {
        weights = Map.copyOf(Input.present("assignment.weights", weights));
        for (Priority priority : Priority.values()) {
            Long weight = weights.get(priority);
            if (weight == null) {
                throw new InvalidInputException("assignment.weights", "lacks " + priority, "every priority");
            }
            Input.within("assignment.weights", weight, 1, 1_000_000);
        }
        needs = List.copyOf(Input.atMost("assignment.needs", needs, 1_000));
    }

    /**
     * The same policy with another weight.
     *
     * @param priority of which priority
     * @param weight how much its tickets weigh
     * @return the policy
     */
    public AssignmentPolicy weighing(Priority priority, long weight) {
        Map<Priority, Long> next = new EnumMap<>(weights);
        next.put(priority, weight);
        return new AssignmentPolicy(next, needs, language, sticky, handOver);
    }

    /**
     * The same policy with other needs.
     *
     * @param values special ones before general ones
     * @return the policy
     */
    public AssignmentPolicy needing(AssignmentNeed... values) {
        return new AssignmentPolicy(weights, List.of(values), language, sticky, handOver);
    }

    /**
     * The same policy, with or without the customer's language.
     *
     * @param value whether an agent must speak it
     * @return the policy
     */
    public AssignmentPolicy withLanguage(boolean value) {
        return new AssignmentPolicy(weights, needs, value, sticky, handOver);
    }

    /**
     * The same policy, sticky or not.
     *
     * @param value whether the agent whom the customer knows comes first
     * @return the policy
     */
    public AssignmentPolicy withSticky(boolean value) {
        return new AssignmentPolicy(weights, needs, language, value, handOver);
    }

    /**
     * The same policy, handing over or not.
     *
     * @param value whether what an agent has goes to others when the shift ends
     * @return the policy
     */
    public AssignmentPolicy withHandOver(boolean value) {
        return new AssignmentPolicy(weights, needs, language, sticky, value);
    }

    AssignmentNeed need(Ticket ticket) {
        return needs.stream().filter(need -> need.covers(ticket)).findFirst().orElse(AssignmentNeed.NOTHING);
    }

    long weight(Priority priority) {
        return weights.getOrDefault(priority, 1L);
    }

    private static Map<Priority, Long> equalWeights() {
        Map<Priority, Long> weights = new EnumMap<>(Priority.class);
        for (Priority priority : Priority.values()) {
            weights.put(priority, 1L);
        }
        return weights;
    }
}
