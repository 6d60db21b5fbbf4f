package dev.aftercare.crm.loyalty.tier;

import dev.aftercare.crm.model.Money;
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
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What purchases contribute to money spent and to the number of orders. Pure. */
final class Contributions {

    private Contributions() {}

    /**
     * One contribution for each order, and one for each return that counts.
     *
     * @param originals finds an order that is not among the purchases, because it lies before them
     */
    static List<Contribution> of(
            Qualification qualification, List<Purchase> purchases, Function<PurchaseId, Optional<Purchase>> originals) {
        Map<PurchaseId, Purchase> orders = new HashMap<>();
        List<Contribution> facts = new ArrayList<>();
        for (Purchase order : purchases) {
            if (order.kind() == PurchaseKind.SALE) {
                orders.put(order.id(), order);
                facts.add(new Contribution(order.at(), worth(qualification, order)));
            }
        }
        if (qualification.returns() == ReturnsCount.IGNORED) {
            return facts;
        }
        Map<PurchaseId, Money> givenBack = new HashMap<>();
        purchases.stream()
                .filter(purchase -> purchase.kind() == PurchaseKind.RETURN)
                .sorted(Comparator.comparing(Purchase::at))
                .forEach(back -> {
                    Purchase order = original(back, orders, originals);
                    BigDecimal value = qualification.measure() == Measure.SPEND
                            ? worth(qualification, back)
                            : lastOf(order, back, givenBack);
                    Instant at =
                            order != null && qualification.returns() == ReturnsCount.AT_ORDER ? order.at() : back.at();
                    facts.add(new Contribution(at, value.negate()));
                });
        return facts;
    }

    private static BigDecimal worth(Qualification qualification, Purchase purchase) {
        if (qualification.measure() == Measure.ORDERS) {
            return BigDecimal.ONE;
        }
        Money total = purchase.total();
        return total.currency().equals(qualification.currency()) ? total.amount() : BigDecimal.ZERO;
    }

    /** One for the return that brings back the rest of an order that still cost something, else none. */
    private static BigDecimal lastOf(@Nullable Purchase order, Purchase back, Map<PurchaseId, Money> givenBack) {
        if (order == null || !order.total().currency().equals(back.total().currency())) {
            return BigDecimal.ZERO;
        }
        Money before =
                givenBack.getOrDefault(order.id(), Money.zero(order.total().currency()));
        Money after = before.plus(back.total());
        givenBack.put(order.id(), after);
        boolean last = before.compareTo(order.total()) < 0 && after.compareTo(order.total()) >= 0;
        return last ? BigDecimal.ONE : BigDecimal.ZERO;
    }

    private static @Nullable Purchase original(
            Purchase back, Map<PurchaseId, Purchase> orders, Function<PurchaseId, Optional<Purchase>> originals) {
        PurchaseId id = back.original();
        if (id == null) {
            return null;
        }
        Purchase among = orders.get(id);
        return among != null ? among : originals.apply(id).orElse(null);
    }
}
