package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.model.Input;

/**
 * Why a rule did not apply.
 *
 * @param rule the name of the rule
 * @param why the reason
 * @param detail the condition or the other rule behind it, in words free of personal data
 */
public record RulePassed(String rule, Why why, String detail) {

    /** Reasons. */
    public enum Why {
        /** It is for orders of another currency. */
        OTHER_CURRENCY,
        /** A condition does not hold. */
        NOT_MET,
        /** What a condition depends on is not known. */
        NOT_KNOWN,
        /** No line of the order counts. */
        NO_LINES,
        /** Another rule of its group comes before it. */
        AFTER_FIRST,
        /** Another rule of its group gives more. */
        OUTDONE,
        /** A rule before it ended the list. */
        AFTER_LAST,
        /** Its caps leave nothing, and it would shut others out. */
        USED_UP
    }

    /** Checks the parts. */
    public RulePassed {
        Input.present("passed.rule", rule);
        Input.present("passed.why", why);
        Input.present("passed.detail", detail);
    }

    /** Reads as {@code double-days NOT_MET: on [MONDAY] from 00:00 to before 00:00}. */
    @Override
    public String toString() {
        return rule + " " + why + ": " + detail;
    }
}
