package dev.aftercare.crm.aftersales;

import dev.aftercare.crm.command.Rejection;
import dev.aftercare.crm.model.purchase.PurchaseId;

/**
 * Something is claimed of a return.
 *
 * @param purchase its number
 */
public record NotAnOrder(PurchaseId purchase) implements Rejection {

    @Override
    public String message() {
        return "purchase " + purchase.value() + " is a return; allowed: the number of an order";
    }
}
