package dev.aftercare.crm.sla;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.sla.Metric;
import dev.aftercare.crm.model.sla.TermsRef;
import java.util.List;
import java.util.Optional;

/**
 * What applies to one ticket: one version of a policy with one version of its calendar. Clocks name both, so that the same terms can
 * be found again as long as the clock runs, whatever the shop changes meanwhile.
 *
 * @param policy the policy, as {@code id@version}
 * @param calendar the calendar, as {@code id@version}
 * @param hours that version of the calendar
 * @param targets the targets of that version of the policy
 * @param escalation the escalation plans of that version of the policy
 */
public record SlaTerms(
        String policy,
        String calendar,
        BusinessCalendar hours,
        List<SlaTarget> targets,
        List<EscalationLadder> escalation) {

    /** Nothing is promised: no clock ever starts. */
    public static final SlaTerms NONE =
            new SlaTerms("none@0", "none@0", BusinessCalendar.aroundTheClock("none"), List.of(), List.of());

    /** Checks and copies the parts. */
    public SlaTerms {
        Input.code("terms.policy", policy, 120);
        Input.code("terms.calendar", calendar, 120);
        Input.present("terms.hours", hours);
        targets = List.copyOf(Input.atMost("terms.targets", targets, SlaPolicy.MAX_TARGETS));
        escalation = List.copyOf(Input.atMost("terms.escalation", escalation, SlaPolicy.MAX_TARGETS));
    }

    /**
     * Terms without escalation.
     *
     * @param policy the policy, as {@code id@version}
     * @param calendar the calendar, as {@code id@version}
     * @param hours that version of the calendar
     * @param targets the targets of that version of the policy
     */
    public SlaTerms(String policy, String calendar, BusinessCalendar hours, List<SlaTarget> targets) {
        this(policy, calendar, hours, targets, List.of());
    }

    /**
     * The terms that a policy and its calendar make.
     *
     * @param policy the policy
     * @param policyVersion its version
     * @param calendar the calendar
     * @param calendarVersion its version
     * @return the terms
     */
    public static SlaTerms of(SlaPolicy policy, long policyVersion, BusinessCalendar calendar, long calendarVersion) {
        return new SlaTerms(
                policy.id() + "@" + policyVersion,
                calendar.id() + "@" + calendarVersion,
                calendar,
                policy.targets(),
                policy.escalation());
    }

    /**
     * What names these terms.
     *
     * @return the versions of policy and calendar
     */
    public TermsRef ref() {
        return new TermsRef(policy, calendar);
    }

    /**
     * The target of a metric, or of the family of which it is one.
     *
     * @param metric which
     * @return the target, or empty if nothing is promised
     */
    public Optional<SlaTarget> target(Metric metric) {
        Metric family = metric.family();
        return targets.stream().filter(target -> target.metric().equals(family)).findFirst();
    }

    /**
     * The escalation plan of a metric, or of the family of which it is one.
     *
     * @param metric which
     * @return the plan, or empty if there is none
     */
    public Optional<EscalationLadder> ladder(Metric metric) {
        Metric family = metric.family();
        return escalation.stream()
                .filter(ladder -> ladder.metric().equals(family))
                .findFirst();
    }
}
