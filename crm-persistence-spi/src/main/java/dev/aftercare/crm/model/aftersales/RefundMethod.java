package dev.aftercare.crm.model.aftersales;

/** By which way money is paid back. The library records it; the shop pays. */
public enum RefundMethod {
    /** The way by which the order was paid. */
    ORIGINAL_PAYMENT,
    /** A transfer to an account that the customer named. */
    BANK_TRANSFER,
    /** Credit to spend in the shop. */
    STORE_CREDIT,
    /** Cash, at a place of the shop. */
    CASH
}
