package dev.aftercare.crm.model.ticket;

/** What a choice of a category says about the one that a classifier had proposed. */
public enum CategoryVerdict {
    /** None was proposed, or it was decided about before. */
    NOT_ASKED,

    /** It is the one proposed. */
    ACCEPTED,

    /** It is another. */
    OVERRULED
}
