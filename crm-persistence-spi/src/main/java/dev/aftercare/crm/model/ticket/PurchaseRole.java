package dev.aftercare.crm.model.ticket;

/** What a purchase has to do with a ticket. */
public enum PurchaseRole {
    /** The order that the matter is about. */
    SUBJECT,
    /** An order by which the shop made good. */
    REPLACEMENT,
    /** A return that came of the matter. */
    RETURN,
    /** Something else to look at beside it. */
    RELATED
}
