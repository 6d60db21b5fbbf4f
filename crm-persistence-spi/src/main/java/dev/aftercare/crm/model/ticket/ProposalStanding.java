package dev.aftercare.crm.model.ticket;

/** What became of a category that a classifier proposed. */
public enum ProposalStanding {
    /** It was not sure enough to set it, and nobody has said anything about it. */
    OPEN,

    /** It was sure enough to set it, and nobody has said anything about it. */
    SET,

    /** Somebody of the shop chose the same. */
    ACCEPTED,

    /** Somebody of the shop chose another. */
    OVERRULED;

    /**
     * Whether nobody has said anything about it.
     *
     * @return true before somebody chose a category
     */
    public boolean isUndecided() {
        return this == OPEN || this == SET;
    }
}
