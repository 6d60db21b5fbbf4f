package dev.aftercare.crm.persistence;

import dev.aftercare.crm.model.TimeSpan;
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
     * Adds up the orders and returns of some customers over some spans of time. An order counts by its instant, a return by the one that
     * {@code returns} names; its original is the order of that number, if one is stored, whosever it is. An order is given back whole by
     * the return with which its returns, whoever made them, first come to its total: returns in the order's currency, in the order of their
     * instants and then of their numbers, character by character. An order that comes to nothing is never given back whole.
     *
     * @param customers whose, at most {@value PageRequest#MAX_LIMIT}; an empty collection gives empty lists
     * @param spans over which time, at most {@value TimeSpan#MAX_AT_ONCE}; they may overlap
     * @param returns by which instant a return counts
     * @return one list per span, in the order of the spans: one element per customer and currency that has any order or return that
     *     counts in the span, ordered by customer id, then by currency code
     */
    List<List<PurchaseTotals>> totals(Collection<CustomerId> customers, List<TimeSpan> spans, ReturnTime returns);
}
