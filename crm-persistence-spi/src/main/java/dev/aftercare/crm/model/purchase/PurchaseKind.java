package dev.aftercare.crm.model.purchase;

/** Whether goods went out or came back. */
public enum PurchaseKind {
    /** The customer bought. */
    SALE,
    /** The customer gave back, or the sale was cancelled. */
    RETURN
}
