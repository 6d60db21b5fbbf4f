package dev.aftercare.crm.loyalty.tier;

import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseId;
import dev.aftercare.crm.model.purchase.PurchaseKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What purchases contribute to money spent and to the number of orders, one by one: the rule that stores follow when they add up. */
final class Contributions {

    private Contributions() {}

    /** One contribution for each order of a customer, and one for each of the customer's returns that counts. */
    static List<Contribution> of(Qualification qualification, List<Purchase> all, CustomerId customer) {
        Map<PurchaseId, Purchase> orders = new HashMap<>();
        all.stream()
                .filter(purchase -> purchase.kind() == PurchaseKind.SALE)
                .forEach(order -> orders.put(order.id(), order));
        List<Contribution> facts = new ArrayList<>();
        Map<PurchaseId, BigDecimal> givenBack = new HashMap<>();
        List<Purchase> inOrder = new ArrayList<>(all);
        inOrder.sort(Comparator.comparing(Purchase::at)
                .thenComparing(purchase -> purchase.id().value()));
        for (Purchase purchase : inOrder) {
            boolean mine = purchase.customer().equals(customer);
            if (purchase.kind() == PurchaseKind.SALE) {
                if (mine) {
                    facts.add(new Contribution(purchase.at(), worth(qualification, purchase)));
                }
                continue;
            }
            Purchase order = orders.get(purchase.original());
            boolean last = bringsTheRest(order, purchase, givenBack);
            if (mine && qualification.returns() != ReturnsCount.IGNORED) {
                BigDecimal value = qualification.measure() == Measure.SPEND
                        ? worth(qualification, purchase)
                        : last ? BigDecimal.ONE : BigDecimal.ZERO;
                facts.add(new Contribution(at(qualification, purchase, order), value.negate()));
            }
        }
        return facts;
    }

    private static BigDecimal worth(Qualification qualification, Purchase purchase) {
        if (qualification.measure() == Measure.ORDERS) {
            return BigDecimal.ONE;
        }
        Money total = purchase.total();
        return total.currency().equals(qualification.currency()) ? total.amount() : BigDecimal.ZERO;
    }

    private static Instant at(Qualification qualification, Purchase back, Purchase order) {
        boolean atOrder = qualification.returns() == ReturnsCount.AT_ORDER && order != null;
        return atOrder && order.at().isBefore(back.at()) ? order.at() : back.at();
    }

    /** Whether with this return all of an order that cost something is back. */
    private static boolean bringsTheRest(Purchase order, Purchase back, Map<PurchaseId, BigDecimal> givenBack) {
        if (order == null || !order.total().currency().equals(back.total().currency())) {
            return false;
        }
        BigDecimal total = order.total().amount();
        BigDecimal before = givenBack.getOrDefault(order.id(), BigDecimal.ZERO);
        BigDecimal after = before.add(back.total().amount());
        givenBack.put(order.id(), after);
        return before.compareTo(total) < 0 && after.compareTo(total) >= 0;
    }
}
