package dev.aftercare.crm.aftersales;

/** What becomes of the shipping that was paid on top of an order when its goods come back. */
public enum ShippingRefund {
    /** The shop keeps it. */
    NEVER,
    /** It is paid back with the last piece of the order. */
    WITH_THE_LAST_PIECE,
    /** It is paid back in proportion to what came back, and wholly with the last piece. */
    IN_PROPORTION
}
