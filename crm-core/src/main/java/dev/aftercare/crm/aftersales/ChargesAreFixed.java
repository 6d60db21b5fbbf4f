package dev.aftercare.crm.aftersales;

import dev.aftercare.crm.command.Rejection;
import dev.aftercare.crm.model.purchase.PurchaseId;

/**
 * What an order cost cannot change once something was claimed of it.
 *
 * @param purchase the order
 */
public record ChargesAreFixed(PurchaseId purchase) implements Rejection {

    @Override
    public String message() {
        return "something was claimed of order " + purchase.value() + " before; allowed: the charges recorded then";
    }
}
