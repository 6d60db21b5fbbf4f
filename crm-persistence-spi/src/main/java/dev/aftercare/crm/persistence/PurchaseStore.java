package dev.aftercare.crm.persistence;

import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseId;
import dev.aftercare.crm.model.purchase.PurchaseTotals;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Orders and returns: facts that never change. */
public interface PurchaseStore {

    /**
     * Reads an order or return with its lines.
     *
     * @param id its number
     * @return the fact, or empty
     */
    Optional<Purchase> find(PurchaseId id);

    /**
     * Stores an order or return unless its number is stored already. If another transaction is storing the same number, this
     * waits for its end.
     *
     * @param purchase the fact
     * @return true if it was stored now, false if the number was there before; what was there stays as it is
     */
    boolean append(Purchase purchase);

    /**
     * The orders and returns of a customer, the last first; equal instants by descending number.
     *
     * @param customer whose
     * @param request which part; keys are the instant and the number
     * @return the page
     */
    Page<Purchase> page(CustomerId customer, PageRequest request);

    /**
     * Adds up the orders and returns of some customers.
     *
     * @param customers whose, at most {@value PageRequest#MAX_LIMIT}; an empty collection gives an empty list
     * @return one element per customer and currency that has any, ordered by customer id, then by currency code
     */
    List<PurchaseTotals> totals(Collection<CustomerId> customers);
}
