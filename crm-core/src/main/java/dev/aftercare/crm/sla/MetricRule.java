package dev.aftercare.crm.sla;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.sla.Metric;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a metric is: which events start, stop, pause, resume and end its clock, and what happens to it when something else changes.
 * Everything is said here; nothing is a habit of the engine but that a ticket that is closed or cancelled ends whatever has not
 * stopped. If one event does several things, a clock first ends or stops, then pauses or resumes, and then starts.
 *
 * @param starts what starts it; at least one
 * @param stops what stops it: what it waits for has happened; at least one
 * @param pauses what pauses it; none if it always runs on
 * @param resumes what lets it run on after a pause; given exactly if anything pauses it
 * @param ends what ends it without a result, because what it waits for will not happen any more
 * @param whenRunning what a start does to a clock that has not stopped
 * @param whenStopped what a start does to a clock that has
 * @param onReopen what reopening the ticket does to a clock that has stopped
 * @param onPriority what another priority does
 * @param onPolicy what another policy, or another version of it, does
 * @param onCalendar what another calendar, or another version of it, does
 * @param atClosing where a budget ends that is used up exactly at closing time; null for what the calendar says
 */
public record MetricRule(
        List<EventPattern> starts,
        List<EventPattern> stops,
        List<EventPattern> pauses,
        List<EventPattern> resumes,
        List<EventPattern> ends,
        WhenRunning whenRunning,
        WhenStopped whenStopped,
        OnReopen onReopen,
        OnChange onPriority,
        OnChange onPolicy,
        OnChange onCalendar,
        @Nullable AtClosing atClosing) {

    /** The most patterns of each sort. */
    public static final int MAX_PATTERNS = 20;

    /** Checks and copies the parts. */
    public MetricRule {
        starts = some("rule.starts", starts);
        stops = some("rule.stops", stops);
        pauses = patterns("rule.pauses", pauses);
        resumes = patterns("rule.resumes", resumes);
        ends = patterns("rule.ends", ends);
        Input.present("rule.whenRunning", whenRunning);
        Input.present("rule.whenStopped", whenStopped);
        Input.present("rule.onReopen", onReopen);
        Input.present("rule.onPriority", onPriority);
        Input.present("rule.onPolicy", onPolicy);
        Input.present("rule.onCalendar", onCalendar);
        if (pauses.isEmpty() != resumes.isEmpty()) {
            throw new InvalidInputException(
                    "rule.resumes", "do not fit the pauses", "some exactly if there are pauses");
        }
        boolean named = starts.stream().allMatch(pattern -> pattern.each() != null);
        if (!named && starts.stream().anyMatch(pattern -> pattern.each() != null)) {
            throw new InvalidInputException("rule.starts", "name things in part", "each in all of them or in none");
        }
        if (!named && (names(stops) || names(pauses) || names(resumes) || names(ends))) {
            throw new InvalidInputException(
                    "rule.stops", "name things that nothing starts", "each only if starts have it");
        }
    }

    /**
     * A builder of a rule.
     *
     * @return the builder, with nothing that starts or stops so far
     */
    public static MetricRuleBuilder builder() {
        return new MetricRuleBuilder();
    }

    /**
     * The rule of a metric that the library knows; a builder can begin with it.
     *
     * @param metric which
     * @return the rule; empty for a metric of the shop's own
     */
    public static Optional<MetricRule> standard(Metric metric) {
        return StandardMetrics.rule(metric);
    }

    /**
     * A builder that begins with this rule.
     *
     * @return the builder
     */
    public MetricRuleBuilder but() {
        return new MetricRuleBuilder(this);
    }

    boolean starts(Occurrence occurrence) {
        return starts.stream().anyMatch(pattern -> pattern.matches(occurrence));
    }

    /** Whether an event does one of these things to the clock of a named thing. */
    static boolean any(List<EventPattern> patterns, Occurrence occurrence, String name) {
        return patterns.stream().anyMatch(pattern -> pattern.matches(occurrence) && pattern.concerns(occurrence, name));
    }

    private static boolean names(List<EventPattern> patterns) {
        return patterns.stream().anyMatch(pattern -> pattern.each() != null);
    }

    private static List<EventPattern> some(String field, @Nullable List<EventPattern> given) {
        List<EventPattern> all = patterns(field, given);
        if (all.isEmpty()) {
            throw new InvalidInputException(field, "are missing", "at least one");
        }
        return all;
    }

    private static List<EventPattern> patterns(String field, @Nullable List<EventPattern> given) {
        return List.copyOf(Input.atMost(field, given, MAX_PATTERNS));
    }
}
