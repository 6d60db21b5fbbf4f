package dev.aftercare.crm.model.ticket;

/** Whom a ticket on hold waits for. */
public enum WaitingFor {
    /** The customer. */
    CUSTOMER,
    /** A third party, such as a courier or a supplier. */
    THIRD_PARTY
}
