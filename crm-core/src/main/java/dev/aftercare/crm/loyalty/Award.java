package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.purchase.Purchase;
import java.time.Instant;

/**
 * That an order has earned its points in a programme, and how. Kept for as long as the ledger: it is what makes an order earn once,
 * and what was given is never computed again by later rules.
 *
 * @param customer whose order
 * @param purchasedAt when it was placed
 * @param accrual what it earned, by which version of the programme, and why
 * @param receipt what that did to the account
 */
public record Award(CustomerId customer, Instant purchasedAt, Accrual accrual, Receipt receipt) {

    /** Checks the parts. */
    public Award {
        Input.present("award.customer", customer);
        purchasedAt = Input.instant("award.purchasedAt", purchasedAt);
        Input.present("award.accrual", accrual);
        Input.present("award.receipt", receipt);
    }

    /** Whether an order is the one that this award was made for, as far as the award remembers it. */
    boolean isFor(Purchase purchase) {
        return purchase.customer().equals(customer)
                && purchase.at().equals(purchasedAt)
                && purchase.id().equals(accrual.purchase())
                && purchase.total().equals(accrual.total());
    }
}
