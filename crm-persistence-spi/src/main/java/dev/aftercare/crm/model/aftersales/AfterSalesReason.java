package dev.aftercare.crm.model.aftersales;

/** Why a customer asks for it. */
public enum AfterSalesReason {
    /** The customer changed their mind 七天无理由. */
    NO_REASON,
    /** It does not work, or does not work well. */
    DEFECTIVE,
    /** It was damaged on its way to the customer. */
    DAMAGED_IN_TRANSIT,
    /** It is not what the shop said it was. */
    NOT_AS_DESCRIBED,
    /** Something else was sent, or something is missing. */
    WRONG_ARTICLE,
    /** It came too late, or not at all. */
    LATE,
    /** It was dearer than it should have been. */
    PRICE,
    /** Anything else. */
    OTHER
}
