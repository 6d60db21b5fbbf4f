package dev.aftercare.crm.purchase;

import dev.aftercare.crm.command.Rejection;
import dev.aftercare.crm.model.purchase.PurchaseId;

/**
 * A number was recorded before with other content. Facts do not change.
 *
 * @param id the number
 */
public record PurchaseDiffers(PurchaseId id) implements Rejection {

    @Override
    public String message() {
        return "purchase " + id.value()
                + " was recorded before with other content; allowed: the same content, or a new number";
    }
}
