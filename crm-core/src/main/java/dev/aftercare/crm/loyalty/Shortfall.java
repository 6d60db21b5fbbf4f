package dev.aftercare.crm.loyalty;

/** What happens when more points are to go than can be spent. */
public enum Shortfall {
    /** The command is refused with {@link NotEnoughPoints}, and nothing is changed. */
    REJECT,
    /** As many go as there are; the rest is forgone. */
    CLAMP,
    /** As many go as there are; the customer owes the rest, and the next points that come in pay it first. */
    DEBT
}
