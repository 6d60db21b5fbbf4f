package dev.aftercare.crm.examples.adapter;

import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseKind;
import dev.aftercare.crm.model.purchase.PurchaseTotals;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Adds up one customer's purchases. */
final class PurchaseSums {

    private PurchaseSums() {}

    /** One element per currency, ordered by its code. The purchases come the first first; of returns is told which are whole. */
    static List<PurchaseTotals> of(CustomerId customer, Stream<Purchase> purchases, Predicate<Purchase> isWhole) {
        Map<String, PurchaseTotals> byCurrency = new TreeMap<>();
        purchases.forEachOrdered(purchase -> byCurrency.merge(
                purchase.total().currency().getCurrencyCode(), alone(customer, purchase, isWhole), PurchaseSums::sum));
        return List.copyOf(byCurrency.values());
    }

    private static PurchaseTotals alone(CustomerId customer, Purchase purchase, Predicate<Purchase> isWhole) {
        Money total = purchase.total();
        Money zero = Money.zero(total.currency());
        return purchase.kind() == PurchaseKind.SALE
                ? new PurchaseTotals(customer, 1, total, 0, zero, 0, purchase.at(), purchase.at())
                : new PurchaseTotals(customer, 0, zero, 1, total, isWhole.test(purchase) ? 1 : 0, null, null);
    }

    private static PurchaseTotals sum(PurchaseTotals before, PurchaseTotals next) {
        return new PurchaseTotals(
                before.customer(),
                before.sales() + next.sales(),
                before.sold().plus(next.sold()),
                before.returns() + next.returns(),
                before.returned().plus(next.returned()),
                before.wholeReturns() + next.wholeReturns(),
                before.firstSale() == null ? next.firstSale() : before.firstSale(),
                next.lastSale() == null ? before.lastSale() : next.lastSale());
    }
}
