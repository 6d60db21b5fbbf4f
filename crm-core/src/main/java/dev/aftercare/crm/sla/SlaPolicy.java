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
 */
public record SlaPolicy(String id, String calendar, List<SlaTarget> targets) {

    /** The id of the policy that applies to every ticket. */
    public static final String DEFAULT = "default";

    /** The most metrics that a policy can have. */
    public static final int MAX_TARGETS = 50;

    /** Checks and copies the parts. */
    public SlaPolicy {
        Input.code("policy.id", id, 80);
        Input.code("policy.calendar", calendar, 80);
        targets = List.copyOf(Input.atMost("policy.targets", targets, MAX_TARGETS));
        if (targets.isEmpty()) {
            throw new InvalidInputException("policy.targets", "are missing", "at least one");
        }
        Set<Metric> metrics = new HashSet<>();
        for (SlaTarget target : targets) {
            if (!metrics.add(target.metric())) {
                throw new InvalidInputException("policy.targets", "have a metric twice", "one target per metric");
            }
        }
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
