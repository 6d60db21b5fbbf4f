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
import org.jspecify.annotations.Nullable;

/**
 * How long one thing may take.
 *
 * @param metric what; without a slash, which divides the things of one metric
 * @param byPriority what it may take, for every priority: open time above zero, at most {@value #MAX_DAYS} times 24 hours, in whole
 *     microseconds; or working days, at least one or up to the end of the day
 * @param runsOnHold whether its clock runs on whatever would pause it
 * @param rule what the metric is; null for what {@link MetricRule#standard} says of it
 */
public record SlaTarget(
        Metric metric,
        SortedMap<Priority, Budget> byPriority,
        boolean runsOnHold,
        @Nullable MetricRule rule) {

    /** The longest target, in times 24 hours of business time. */
    public static final int MAX_DAYS = 3_650;

    /**
     * Checks and copies the parts.
     *
     * @throws InvalidInputException if a priority has no target, or a metric of the shop's own no rule
     */
    public SlaTarget {
        if (!Input.present("target.metric", metric).family().equals(metric)) {
            throw new InvalidInputException("target.metric", "names one thing among several", "a code without a slash");
        }
        byPriority = complete(metric, Input.present("target.byPriority", byPriority));
        if (rule == null && MetricRule.standard(metric).isEmpty()) {
            throw new InvalidInputException(
                    "target[" + metric.code() + "].rule", "is missing", "a rule for a metric of the shop's own");
        }
    }

    /**
     * The target at a priority.
     *
     * @param priority which
     * @return what it may take
     */
    public Budget at(Priority priority) {
        return Input.present("priority", byPriority.get(Input.present("priority", priority)));
    }

    /**
     * The rule that holds.
     *
     * @return that of the target, or the standard one; without pauses if the clock runs on hold
     */
    public MetricRule measured() {
        MetricRule whole = rule != null ? rule : MetricRule.standard(metric).orElseThrow();
        return runsOnHold ? whole.but().pausesWith().build() : whole;
    }

    private static SortedMap<Priority, Budget> complete(Metric metric, Map<Priority, Budget> given) {
        SortedMap<Priority, Budget> copy = new TreeMap<>();
        for (Priority priority : Priority.values()) {
            String field = "target[" + metric.code() + "][" + priority + "]";
            Budget target = Input.present(field, given.get(priority));
            if (target instanceof Budget.WorkingDays days) {
                Input.within(field, days.days(), days.ending() == DayEnd.END_OF_DAY ? 0 : 1, MAX_DAYS);
            } else if (target instanceof Budget.OpenTime time && !isFit(time.amount())) {
                throw new InvalidInputException(
                        field, "does not fit", "above zero, at most " + MAX_DAYS + " days, whole microseconds");
            }
            copy.put(priority, target);
        }
        return Collections.unmodifiableSortedMap(copy);
    }

    private static boolean isFit(Duration target) {
        return !target.isNegative()
                && !target.isZero()
                && target.compareTo(Duration.ofDays(MAX_DAYS)) <= 0
                && target.truncatedTo(ChronoUnit.MICROS).equals(target);
    }
}
