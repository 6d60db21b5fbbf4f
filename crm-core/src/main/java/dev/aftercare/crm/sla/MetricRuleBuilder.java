package dev.aftercare.crm.sla;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts a {@link MetricRule} together; everything is checked when it is built. Whatever is not said: a start goes on while the clock runs
 * and counts once, reopening leaves it stopped, another priority or calendar lets it carry on, and another policy counts it from the
 * start. Not safe for use by several threads.
 */
public final class MetricRuleBuilder {

    private List<EventPattern> starts = List.of();
    private List<EventPattern> stops = List.of();
    private List<EventPattern> pauses = List.of();
    private List<EventPattern> resumes = List.of();
    private List<EventPattern> ends = List.of();
    private WhenRunning whenRunning = WhenRunning.GO_ON;
    private WhenStopped whenStopped = WhenStopped.STAY;
    private OnReopen onReopen = OnReopen.STAY;
    private OnChange onPriority = OnChange.CARRY_ON;
    private OnChange onPolicy = OnChange.FROM_START;
    private OnChange onCalendar = OnChange.CARRY_ON;
    private @Nullable AtClosing atClosing;

    MetricRuleBuilder() {}

    MetricRuleBuilder(MetricRule rule) {
        starts = rule.starts();
        stops = rule.stops();
        pauses = rule.pauses();
        resumes = rule.resumes();
        ends = rule.ends();
        whenRunning = rule.whenRunning();
        whenStopped = rule.whenStopped();
        onReopen = rule.onReopen();
        onPriority = rule.onPriority();
        onPolicy = rule.onPolicy();
        onCalendar = rule.onCalendar();
        atClosing = rule.atClosing();
    }

    /**
     * Sets what starts the clock.
     *
     * @param events any of these
     * @return this builder
     */
    public MetricRuleBuilder startsWith(EventPattern... events) {
        starts = List.of(events);
        return this;
    }

    /**
     * Sets what stops the clock.
     *
     * @param events any of these
     * @return this builder
     */
    public MetricRuleBuilder stopsWith(EventPattern... events) {
        stops = List.of(events);
        return this;
    }

    /**
     * Sets what pauses the clock.
     *
     * @param events any of these; none if it always runs on, then nothing resumes it either
     * @return this builder
     */
    public MetricRuleBuilder pausesWith(EventPattern... events) {
        pauses = List.of(events);
        resumes = pauses.isEmpty() ? List.of() : resumes;
        return this;
    }

    /**
     * Sets what lets the clock run on.
     *
     * @param events any of these
     * @return this builder
     */
    public MetricRuleBuilder resumesWith(EventPattern... events) {
        resumes = List.of(events);
        return this;
    }

    /**
     * Sets what ends the clock without a result.
     *
     * @param events any of these
     * @return this builder
     */
    public MetricRuleBuilder endsWith(EventPattern... events) {
        ends = List.of(events);
        return this;
    }

    /**
     * Sets what a start does to a clock that has not stopped.
     *
     * @param value what
     * @return this builder
     */
    public MetricRuleBuilder whenRunning(WhenRunning value) {
        whenRunning = value;
        return this;
    }

    /**
     * Sets what a start does to a clock that has stopped.
     *
     * @param value what
     * @return this builder
     */
    public MetricRuleBuilder whenStopped(WhenStopped value) {
        whenStopped = value;
        return this;
    }

    /**
     * Sets what reopening the ticket does to a clock that has stopped.
     *
     * @param value what
     * @return this builder
     */
    public MetricRuleBuilder onReopen(OnReopen value) {
        onReopen = value;
        return this;
    }

    /**
     * Sets what another priority does.
     *
     * @param value what
     * @return this builder
     */
    public MetricRuleBuilder onPriority(OnChange value) {
        onPriority = value;
        return this;
    }

    /**
     * Sets what another policy, or another version of it, does.
     *
     * @param value what
     * @return this builder
     */
    public MetricRuleBuilder onPolicy(OnChange value) {
        onPolicy = value;
        return this;
    }

    /**
     * Sets what another calendar, or another version of it, does.
     *
     * @param value what
     * @return this builder
     */
    public MetricRuleBuilder onCalendar(OnChange value) {
        onCalendar = value;
        return this;
    }

    /**
     * Sets where a budget ends that is used up exactly at closing time.
     *
     * @param value where; null for what the calendar says
     * @return this builder
     */
    public MetricRuleBuilder atClosing(@Nullable AtClosing value) {
        atClosing = value;
        return this;
    }

    /**
     * Builds the rule.
     *
     * @return the rule
     * @throws dev.aftercare.crm.model.InvalidInputException if nothing starts or stops it, pauses and resumes do not fit each other, or
     *     it stops things that it does not start
     */
    public MetricRule build() {
        return new MetricRule(
                starts,
                stops,
                pauses,
                resumes,
                ends,
                whenRunning,
                whenStopped,
                onReopen,
                onPriority,
                onPolicy,
                onCalendar,
                atClosing);
    }
}
