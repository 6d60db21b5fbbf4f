package dev.aftercare.crm.sla;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.sla.Metric;
import dev.aftercare.crm.model.ticket.Priority;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Puts an {@link SlaPolicy} together; everything is checked when it is built. Not safe for use by several threads. */
public final class SlaPolicyBuilder {

    private final String id;
    private final String calendar;
    private final Map<Metric, SortedMap<Priority, Budget>> targets = new LinkedHashMap<>();
    private final Set<Metric> runsOnHold = new HashSet<>();
    private final Map<Metric, MetricRule> rules = new HashMap<>();
    private AppliesTo appliesTo = AppliesTo.ANY;
    private int rank;
    private final List<EscalationLadder> escalation = new ArrayList<>();

    SlaPolicyBuilder(String id, String calendar) {
        this.id = id;
        this.calendar = calendar;
    }

    /**
     * Sets the target of a metric at every priority.
     *
     * @param metric which
     * @param target the business time it may take
     * @return this builder
     */
    public SlaPolicyBuilder target(Metric metric, Duration target) {
        return target(metric, Budget.of(target));
    }

    /**
     * Sets the target of a metric at every priority.
     *
     * @param metric which
     * @param target what it may take: open time, or working days
     * @return this builder
     */
    public SlaPolicyBuilder target(Metric metric, Budget target) {
        for (Priority priority : Priority.values()) {
            target(metric, priority, target);
        }
        return this;
    }

    /**
     * Sets the target of a metric at one priority. In the end a metric needs a target at every priority.
     *
     * @param metric which
     * @param priority at which priority
     * @param target the business time it may take
     * @return this builder
     */
    public SlaPolicyBuilder target(Metric metric, Priority priority, Duration target) {
        return target(metric, priority, Budget.of(target));
    }

    /**
     * Sets the target of a metric at one priority. In the end a metric needs a target at every priority.
     *
     * @param metric which
     * @param priority at which priority
     * @param target what it may take: open time, or working days
     * @return this builder
     */
    public SlaPolicyBuilder target(Metric metric, Priority priority, Budget target) {
        targets.computeIfAbsent(Input.present("target.metric", metric), key -> new TreeMap<>())
                .put(Input.present("target.priority", priority), target);
        return this;
    }

    /**
     * Lets the clock of a metric run on while a ticket waits for the customer or a third party. Other clocks pause.
     *
     * @param metric which
     * @return this builder
     */
    public SlaPolicyBuilder runsOnHold(Metric metric) {
        runsOnHold.add(Input.present("target.metric", metric));
        return this;
    }

    /**
     * Says what a metric is: what starts, stops and pauses its clock, and so on. A metric of the shop's own needs it; for others it takes
     * the place of {@link MetricRule#standard}.
     *
     * @param metric which
     * @param rule what it is
     * @return this builder
     */
    public SlaPolicyBuilder rule(Metric metric, MetricRule rule) {
        rules.put(Input.present("target.metric", metric), Input.present("target.rule", rule));
        return this;
    }

    /**
     * Sets to which tickets the policy applies; to every ticket if it is not said.
     *
     * @param value the conditions
     * @return this builder
     */
    public SlaPolicyBuilder appliesTo(AppliesTo value) {
        appliesTo = Input.present("policy.appliesTo", value);
        return this;
    }

    /**
     * Sets what decides among equally specific policies; 0 if it is not said.
     *
     * @param value the rank: the greater wins
     * @return this builder
     */
    public SlaPolicyBuilder rank(int value) {
        rank = value;
        return this;
    }

    /**
     * Adds what is done before and after the target of a metric is used up; nothing if it is not said.
     *
     * @param metric which
     * @param rungs what is done when
     * @return this builder
     */
    public SlaPolicyBuilder escalation(Metric metric, EscalationRung... rungs) {
        escalation.add(EscalationLadder.of(metric, rungs));
        return this;
    }

    /**
     * Builds the policy.
     *
     * @return the policy
     * @throws dev.aftercare.crm.model.InvalidInputException if there is no target, a metric lacks one at some priority, or
     *     one of the shop's own lacks a rule
     */
    public SlaPolicy build() {
        List<SlaTarget> all = targets.entrySet().stream()
                .map(entry -> new SlaTarget(
                        entry.getKey(),
                        entry.getValue(),
                        runsOnHold.contains(entry.getKey()),
                        rules.get(entry.getKey())))
                .toList();
        return new SlaPolicy(id, calendar, all, appliesTo, rank, escalation);
    }
}
