package dev.aftercare.crm.examples.quickstart.report;

import dev.aftercare.crm.Shop;
import dev.aftercare.crm.model.customer.Customer;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.purchase.PurchaseTotals;
import dev.aftercare.crm.persistence.PageRequest;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/**
 * What all customers together bought, read once. All amounts are of the shop's one currency.
 *
 * @param customers how many there are
 * @param sales the number of orders
 * @param sold their sum
 * @param returns the number of returns
 * @param returned their sum
 * @param net what the shop kept, by customer; may be negative
 */
record ShopTotals(
        long customers,
        long sales,
        BigDecimal sold,
        long returns,
        BigDecimal returned,
        Map<CustomerId, BigDecimal> net) {

    static ShopTotals read(Shop shop) {
        Sums sums = new Sums();
        Pages.each(
                request -> shop.customers().page(request),
                PageRequest.first(PageRequest.MAX_LIMIT),
                (Customer customer) -> {
                    sums.customers++;
                    shop.purchases().totals(customer.id()).forEach(sums::add);
                });
        return new ShopTotals(sums.customers, sums.sales, sums.sold, sums.returns, sums.returned, sums.net);
    }

    private static final class Sums {
        private long customers;
        private long sales;
        private BigDecimal sold = BigDecimal.ZERO;
        private long returns;
        private BigDecimal returned = BigDecimal.ZERO;
        private final Map<CustomerId, BigDecimal> net = new HashMap<>();

        void add(PurchaseTotals totals) {
            sales += totals.sales();
            sold = sold.add(totals.sold().amount());
            returns += totals.returns();
            returned = returned.add(totals.returned().amount());
            net.put(totals.customer(), totals.net().amount());
        }
    }
}
