package dev.aftercare.crm.aftersales;

/** Who agrees to requests. */
public enum ApprovalMode {
    /** A person or program of the shop agrees to each. */
    BY_HAND,
    /** Requests that nothing stands against are agreed to at once, by rule; the others wait for the shop. */
    WHEN_ELIGIBLE
}
