package dev.aftercare.crm.model.purchase;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.customer.CustomerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one customer bought and gave back in one currency.
 *
 * @param customer who
 * @param sales the number of orders
 * @param sold the sum of the orders
 * @param returns the number of returns
 * @param returned the sum of the returns
 * @param wholeReturns how many of the returns brought back the rest of their order, so that it is given back whole
 * @param firstSale the instant of the first order, or null if there is none
 * @param lastSale the instant of the last order, or null if there is none
 */
public record PurchaseTotals(
        CustomerId customer,
        long sales,
        Money sold,
        long returns,
        Money returned,
        long wholeReturns,
        @Nullable Instant firstSale,
        @Nullable Instant lastSale) {

    /** Checks the parts. */
    public PurchaseTotals {
        Input.present("totals.customer", customer);
        Input.within("totals.sales", sales, 0, Long.MAX_VALUE);
        Input.present("totals.sold", sold);
        Input.within("totals.returns", returns, 0, Long.MAX_VALUE);
        Input.present("totals.returned", returned);
        Input.within("totals.wholeReturns", wholeReturns, 0, returns);
        firstSale = Input.instantOrNull("totals.firstSale", firstSale);
        lastSale = Input.instantOrNull("totals.lastSale", lastSale);
    }

    /**
     * What the shop kept.
     *
     * @return sold minus returned, possibly negative
     */
    public Money net() {
        return sold.minus(returned);
    }
}
