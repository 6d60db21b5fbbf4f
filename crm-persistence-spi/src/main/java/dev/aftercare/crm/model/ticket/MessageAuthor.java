package dev.aftercare.crm.model.ticket;

/** What sort of author a message of a ticket has. */
public enum MessageAuthor {
    /** The customer, or somebody who writes for the customer. */
    CUSTOMER,
    /** A person of the shop. */
    AGENT,
    /** A program that answers what was written. */
    BOT,
    /** A program that answers whatever was written alike, such as a notice of receipt, or of absence. */
    AUTO
}
