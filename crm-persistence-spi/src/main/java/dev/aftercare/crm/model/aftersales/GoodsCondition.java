package dev.aftercare.crm.model.aftersales;

/** What state goods are in. */
public enum GoodsCondition {
    /** As they left the shop, with their seal. */
    UNOPENED,
    /** Opened and looked at, complete and fit for sale. */
    OPENED,
    /** Used, so that others would not buy them as new. */
    USED,
    /** Complete, but broken. */
    DAMAGED,
    /** Parts, accessories or papers are missing. */
    INCOMPLETE
}
