package dev.aftercare.crm.model.loyalty;

/** Why store credit moved. */
public enum CreditKind {
    /** Given or sold to the customer. */
    ISSUE,
    /** Spent on an order. */
    REDEEM,
    /** Given back from an order it was spent on. */
    REFUND,
    /** Gone because its time was over. */
    EXPIRE
}
