package dev.aftercare.crm.aftersales;

/** What the time to ask for something is counted from. */
public enum WindowBasis {
    /** The day on which the order reached the customer; before that day the time has not begun. */
    DELIVERY,
    /** The day of the order. */
    PURCHASE
}
