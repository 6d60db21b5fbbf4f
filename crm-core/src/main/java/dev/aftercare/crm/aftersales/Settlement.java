package dev.aftercare.crm.aftersales;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.aftersales.RefundMethod;
import dev.aftercare.crm.model.purchase.PurchaseId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was paid back.
 *
 * @param goods for goods
 * @param shipping of the shipping
 * @param method by which way
 * @param reference the payment's own number, or null
 * @param recorded the number of the return that was recorded beside the order; null if only shipping was paid back
 * @param at when
 */
public record Settlement(
        Money goods,
        Money shipping,
        RefundMethod method,
        @Nullable String reference,
        @Nullable PurchaseId recorded,
        Instant at) {

    /** Checks the parts. */
    public Settlement {
        Input.present("settlement.goods", goods);
        Input.present("settlement.shipping", shipping);
        Input.present("settlement.method", method);
        Input.textOrNull("settlement.reference", reference, 200);
        at = Input.instant("settlement.at", at);
    }

    /**
     * All that was paid back.
     *
     * @return goods and shipping
     */
    public Money total() {
        return goods.plus(shipping);
    }
}
