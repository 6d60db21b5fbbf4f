package dev.aftercare.crm.model.ticket;

/** Which way a message of a ticket goes. */
public enum MessageDirection {
    /** To the shop. */
    IN,
    /** From the shop, also if only the shop itself can see it. */
    OUT
}
