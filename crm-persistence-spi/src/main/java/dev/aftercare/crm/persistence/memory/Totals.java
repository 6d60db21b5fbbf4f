package dev.aftercare.crm.persistence.memory;

import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseKind;
import dev.aftercare.crm.model.purchase.PurchaseTotals;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Adds up the purchases of one customer in one currency. */
final class Totals {

    private final CustomerId customer;
    private Money sold;
    private Money returned;
    private long sales;
    private long returns;
    private long wholeReturns;
    private @Nullable Instant first;
    private @Nullable Instant last;

    private Totals(CustomerId customer, Currency currency) {
        this.customer = customer;
        sold = Money.zero(currency);
        returned = Money.zero(currency);
    }

    /** One element per currency, ordered by its code. */
    static List<PurchaseTotals> of(CustomerId customer, Stream<Purchase> purchases, Predicate<Purchase> isWhole) {
        Map<String, Totals> byCurrency = new TreeMap<>();
        purchases.forEach(purchase -> {
            Currency currency = purchase.total().currency();
            byCurrency
                    .computeIfAbsent(currency.getCurrencyCode(), code -> new Totals(customer, currency))
                    .add(purchase, isWhole);
        });
        return byCurrency.values().stream().map(Totals::result).toList();
    }

    private void add(Purchase purchase, Predicate<Purchase> isWhole) {
        if (purchase.kind() == PurchaseKind.RETURN) {
            returns++;
            returned = returned.plus(purchase.total());
            wholeReturns += isWhole.test(purchase) ? 1 : 0;
            return;
        }
        sales++;
        sold = sold.plus(purchase.total());
        first = first == null || purchase.at().isBefore(first) ? purchase.at() : first;
        last = last == null || purchase.at().isAfter(last) ? purchase.at() : last;
    }

    private PurchaseTotals result() {
        return new PurchaseTotals(customer, sales, sold, returns, returned, wholeReturns, first, last);
    }
}
