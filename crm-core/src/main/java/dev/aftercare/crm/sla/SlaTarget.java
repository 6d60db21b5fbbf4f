package dev.aftercare.crm.sla;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.sla.Metric;
import dev.aftercare.crm.model.ticket.Priority;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How long one thing may take.
 *
 * @param metric what
 * @param byPriority the business time it may take, for every priority: above zero, at most {@value #MAX_DAYS} times 24 hours, in
 *     whole microseconds
 * @param runsOnHold whether its clock runs on while the ticket waits for the customer or a third party
 */
public record SlaTarget(Metric metric, SortedMap<Priority, Duration> byPriority, boolean runsOnHold) {

    /** The longest target, in times 24 hours of business time. */
    public static final int MAX_DAYS = 3_650;

    /** Checks and copies the parts. */
    public SlaTarget {
        Input.present("target.metric", metric);
        byPriority = complete(metric, Input.present("target.byPriority", byPriority));
    }

    /**
     * The target at a priority.
     *
     * @param priority which
     * @return the business time it may take
     */
    public Duration at(Priority priority) {
        return Input.present("priority", byPriority.get(Input.present("priority", priority)));
    }

    private static SortedMap<Priority, Duration> complete(Metric metric, Map<Priority, Duration> given) {
        SortedMap<Priority, Duration> copy = new TreeMap<>();
        for (Priority priority : Priority.values()) {
            String field = "target[" + metric.code() + "][" + priority + "]";
            Duration target = Input.present(field, given.get(priority));
            if (target.isNegative()
                    || target.isZero()
                    || target.compareTo(Duration.ofDays(MAX_DAYS)) > 0
                    || !target.truncatedTo(ChronoUnit.MICROS).equals(target)) {
                throw new InvalidInputException(
                        field, "does not fit", "above zero, at most " + MAX_DAYS + " days, whole microseconds");
            }
            copy.put(priority, target);
        }
        return Collections.unmodifiableSortedMap(copy);
    }
}
