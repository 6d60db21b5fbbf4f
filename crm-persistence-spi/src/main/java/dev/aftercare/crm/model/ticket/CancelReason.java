package dev.aftercare.crm.model.ticket;

/** Why a ticket ends without a resolution. */
public enum CancelReason {
    /** The customer took it back. */
    WITHDRAWN,
    /** Another ticket has the same matter. */
    DUPLICATE,
    /** There is no such matter. */
    NOT_VALID
}
