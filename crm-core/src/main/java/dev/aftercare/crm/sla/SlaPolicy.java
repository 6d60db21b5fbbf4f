package dev.aftercare.crm.sla;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.sla.Metric;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a shop promises: how long each thing may take, by the hours of one calendar.
 *
 * @param id names the policy among those of the shop; 1 to 80 printable ASCII characters without spaces
 * @param calendar the id of the {@link BusinessCalendar} it counts by
 * @param targets the targets, one per metric; 1 to {@value #MAX_TARGETS}
 * @param appliesTo to which tickets it applies
 * @param rank decides among equally specific policies: the greater wins
 * @param escalation what is done before and after a target is used up, at most one plan per metric; only for metrics with a target
 */
public record SlaPolicy(
        String id,
        String calendar,
        List<SlaTarget> targets,
        AppliesTo appliesTo,
        int rank,
        List<EscalationLadder> escalation) {

    /** An id for the policy that applies to every ticket for which there is none of its own. */
    public static final String DEFAULT = "default";

    /** The most metrics that a policy can have. */
    public static final int MAX_TARGETS = 50;

    /** Checks and copies the parts. What was stored before policies had conditions applies to every ticket. */
    public SlaPolicy {
        Input.code("policy.id", id, 80);
        Input.code("policy.calendar", calendar, 80);
        targets = List.copyOf(Input.atMost("policy.targets", targets, MAX_TARGETS));
        if (targets.isEmpty()) {
            throw new InvalidInputException("policy.targets", "are missing", "at least one");
        }
        appliesTo = appliesTo == null ? AppliesTo.ANY : appliesTo;
        Set<Metric> metrics = new HashSet<>();
        for (SlaTarget target : targets) {
            if (!metrics.add(target.metric())) {
                throw new InvalidInputException("policy.targets", "have a metric twice", "one target per metric");
            }
        }
        escalation = List.copyOf(Input.atMost("policy.escalation", escalation, MAX_TARGETS));
        for (EscalationLadder ladder : escalation) {
            if (!metrics.remove(ladder.metric())) {
                throw new InvalidInputException(
                        "policy.escalation", "does not fit the targets", "one plan per metric that has a target");
            }
        }
    }

    /**
     * A policy without escalation.
     *
     * @param id names the policy among those of the shop
     * @param calendar the id of the calendar it counts by
     * @param targets the targets, one per metric
     * @param appliesTo to which tickets it applies
     * @param rank decides among equally specific policies: the greater wins
     */
    public SlaPolicy(String id, String calendar, List<SlaTarget> targets, AppliesTo appliesTo, int rank) {
        this(id, calendar, targets, appliesTo, rank, List.of());
    }

    /**
     * A policy for every ticket.
     *
     * @param id names the policy among those of the shop
     * @param calendar the id of the calendar it counts by
     * @param targets the targets, one per metric
     */
    public SlaPolicy(String id, String calendar, List<SlaTarget> targets) {
        this(id, calendar, targets, AppliesTo.ANY, 0);
    }

    /**
     * A builder of a policy without targets so far.
     *
     * @param id names the policy
     * @param calendar the id of the calendar it counts by
     * @return the builder
     */
    public static SlaPolicyBuilder builder(String id, String calendar) {
        return new SlaPolicyBuilder(id, calendar);
    }

    /**
     * The target of a metric.
     *
     * @param metric which
     * @return the target, or empty if nothing is promised
     */
    public Optional<SlaTarget> target(Metric metric) {
        return targets.stream().filter(target -> target.metric().equals(metric)).findFirst();
    }
}
