package dev.aftercare.crm.model.ticket;

/** Who can see a message of a ticket. */
public enum MessageVisibility {
    /** The customer, too. */
    PUBLIC,
    /** Only the shop. */
    INTERNAL
}
