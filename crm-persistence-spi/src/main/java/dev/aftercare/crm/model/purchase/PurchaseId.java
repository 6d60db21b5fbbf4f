package dev.aftercare.crm.model.purchase;

import dev.aftercare.crm.model.Input;

/**
 * The shop's own number of an order or of a return.
 *
 * @param value 1 to 100 printable ASCII characters without spaces; upper and lower case differ
 */
public record PurchaseId(String value) {

    /** Checks the value. */
    public PurchaseId {
        Input.code("purchaseId", value, 100);
    }
}
