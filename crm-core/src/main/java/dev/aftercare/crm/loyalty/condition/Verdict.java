package dev.aftercare.crm.loyalty.condition;

/** What a condition says of an occasion. */
public enum Verdict {
    /** It holds. */
    MET,
    /** It does not hold. */
    NOT_MET,
    /** What it depends on is not known, so it is not taken to hold. */
    UNKNOWN;

    static Verdict of(boolean holds) {
        return holds ? MET : NOT_MET;
    }
}
