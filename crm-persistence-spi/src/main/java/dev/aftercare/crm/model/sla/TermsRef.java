package dev.aftercare.crm.model.sla;

import dev.aftercare.crm.model.Input;

/**
 * Names what is promised to a ticket: one version of a policy, and one version of its calendar.
 *
 * @param policy the policy, as {@code id@version}
 * @param calendar the calendar, as {@code id@version}
 */
public record TermsRef(String policy, String calendar) {

    /** Nothing is promised. */
    public static final TermsRef NONE = new TermsRef("none@0", "none@0");

    /** Checks the parts. */
    public TermsRef {
        Input.code("terms.policy", policy, 120);
        Input.code("terms.calendar", calendar, 120);
    }

    /**
     * What a clock counts by.
     *
     * @param clock the clock
     * @return the versions it names
     */
    public static TermsRef of(SlaClock clock) {
        return new TermsRef(clock.policy(), clock.calendar());
    }

    /**
     * Whether both name the same policy, of whatever version.
     *
     * @param other the other
     * @return true if the ids are equal
     */
    public boolean isOfSamePolicy(TermsRef other) {
        return id(policy).equals(id(other.policy));
    }

    private static String id(String reference) {
        int at = reference.lastIndexOf('@');
        return at < 0 ? reference : reference.substring(0, at);
    }
}
