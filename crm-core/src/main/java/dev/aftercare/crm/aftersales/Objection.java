package dev.aftercare.crm.aftersales;

import dev.aftercare.crm.model.Input;

/**
 * One thing that stands against a request by the shop's policy.
 *
 * @param ground what
 * @param line the number of the line it is about; -1 if it is about the request as a whole
 * @param allowed what the policy would grant
 */
public record Objection(Ground ground, int line, String allowed) {

    /** The line of an objection to a request as a whole. */
    public static final int WHOLE = -1;

    /** The rules of a policy, in the order in which they are looked at. */
    public enum Ground {
        /** The shop does not grant this kind for this reason. */
        NOT_GRANTED,
        /** The time to ask for it is over. */
        TIME_IS_OVER,
        /** The article is one that it is not granted for. */
        ARTICLE_EXCLUDED,
        /** Goods in this state are not taken back. */
        CONDITION_NOT_TAKEN
    }

    /** Checks the parts. */
    public Objection {
        Input.present("objection.ground", ground);
        Input.within("objection.line", line, WHOLE, 10_000);
        Input.text("objection.allowed", allowed, 1_000);
    }

    /**
     * The objection in words.
     *
     * @return for example {@code TIME_IS_OVER: until 2026-03-09T16:00:00Z}
     */
    public String sentence() {
        return ground + (line == WHOLE ? "" : " at line " + line) + ": " + allowed;
    }
}
