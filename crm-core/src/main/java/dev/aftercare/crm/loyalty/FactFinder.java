package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.loyalty.condition.AroundBirthday;
import dev.aftercare.crm.loyalty.condition.KnownFacts;
import dev.aftercare.crm.loyalty.condition.NthOrder;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseKind;
import dev.aftercare.crm.model.purchase.PurchaseTotals;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fills in what the rules ask for and the library has stored. What no rule asks for is not read. */
final class FactFinder {

    private static final int PAGE = 100;
    private static final int MAX_PAGES = 20;

    private FactFinder() {}

    static KnownFacts completed(UnitOfWork unit, Programme rules, Purchase order, KnownFacts facts) {
        KnownFacts known = completed(unit, rules, order.customer(), facts);
        if (known.orderNumber() == null && rules.asks(NthOrder.class)) {
            Long number = number(unit, order);
            return number == null ? known : known.orderNumber(number);
        }
        return known;
    }

    static KnownFacts completed(UnitOfWork unit, Programme rules, CustomerId customer, KnownFacts facts) {
        if (facts.birthday() == null && rules.asks(AroundBirthday.class)) {
            LocalDate birthday = unit.customers()
                    .find(customer)
                    .map(found -> found.profile().birthday())
                    .orElse(null);
            return birthday == null ? facts : facts.born(birthday);
        }
        return facts;
    }

    /**
     * All recorded orders but those that are later than this one. Orders are mostly settled when they are the last, so the walk from the
     * last one back is short; one that is far behind has no number.
     */
    private static @Nullable Long number(UnitOfWork unit, Purchase order) {
        long all = unit.purchases().totals(List.of(order.customer())).stream()
                .mapToLong(PurchaseTotals::sales)
                .sum();
        long later = 0;
        PageRequest request = PageRequest.first(PAGE);
        for (int i = 0; i < MAX_PAGES; i++) {
            Page<Purchase> page = unit.purchases().page(order.customer(), request);
            for (Purchase other : page.items()) {
                if (other.id().equals(order.id())) {
                    return all - later;
                }
                if (other.at().isBefore(order.at())) {
                    return all - later + (unit.purchases().find(order.id()).isPresent() ? 0 : 1);
                }
                later += other.kind() == PurchaseKind.SALE && isLater(other, order) ? 1 : 0;
            }
            if (page.next() == null) {
                return all - later + 1;
            }
            request = request.after(page.next());
        }
        return null;
    }

    private static boolean isLater(Purchase other, Purchase order) {
        int byTime = other.at().compareTo(order.at());
        return byTime > 0
                || (byTime == 0 && other.id().value().compareTo(order.id().value()) > 0);
    }
}
