package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.loyalty.condition.AroundBirthday;
import dev.aftercare.crm.loyalty.condition.KnownFacts;
import dev.aftercare.crm.loyalty.condition.NthOrder;
import dev.aftercare.crm.loyalty.store.CustomerLinks;
import dev.aftercare.crm.loyalty.tier.CurrentLevel;
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
        return born(unit, rules, customer, placed(unit, rules, customer, facts));
    }

    private static KnownFacts placed(UnitOfWork unit, Programme rules, CustomerId customer, KnownFacts facts) {
        TierBonus tiers = rules.tiers();
        if (facts.tier() != null || tiers == null) {
            return facts;
        }
        return CurrentLevel.of(unit, tiers.programme(), customer)
                .map(level -> facts.inTier(level.name()))
                .orElse(facts);
    }

    /** The rules as they are for a customer of the level that is known. */
    static Programme applied(UnitOfWork unit, Programme rules, KnownFacts known) {
        TierBonus tiers = rules.tiers();
        String level = known.tier();
        if (tiers == null || level == null) {
            return rules;
        }
        return CurrentLevel.named(unit, tiers.programme(), level)
                .map(found -> tiers.applied(rules, found))
                .orElse(rules);
    }

    private static KnownFacts born(UnitOfWork unit, Programme rules, CustomerId customer, KnownFacts facts) {
        if (facts.birthday() == null && rules.asks(AroundBirthday.class)) {
            LocalDate birthday = unit.customers()
                    .find(customer)
                    .map(found -> found.profile().birthday())
                    .orElse(null);
            return birthday == null ? facts : facts.born(birthday);
        }
        return facts;
    }

    /** The orders of all who are one customer by now count. */
    private static @Nullable Long number(UnitOfWork unit, Purchase order) {
        long number = 1;
        for (CustomerId customer : CustomerLinks.all(unit, CustomerLinks.survivor(unit, order.customer()))) {
            Long earlier = earlier(unit, customer, order);
            if (earlier == null) {
                return null;
            }
            number += earlier;
        }
        return number;
    }

    /**
     * All recorded orders of a customer but this one and those that are later. Orders are mostly settled when they are the last, so the
     * walk from the last one back is short; one that is far behind has no number.
     */
    private static @Nullable Long earlier(UnitOfWork unit, CustomerId customer, Purchase order) {
        long all = unit.purchases().totals(List.of(customer)).stream()
                .mapToLong(PurchaseTotals::sales)
                .sum();
        long later = 0;
        PageRequest request = PageRequest.first(PAGE);
        for (int i = 0; i < MAX_PAGES; i++) {
            Page<Purchase> page = unit.purchases().page(customer, request);
            for (Purchase other : page.items()) {
                if (other.id().equals(order.id())) {
                    return all - later - 1;
                }
                if (other.at().isBefore(order.at())) {
                    boolean counted = unit.purchases()
                            .find(order.id())
                            .filter(found -> found.customer().equals(customer))
                            .isPresent();
                    return all - later - (counted ? 1 : 0);
                }
                later += other.kind() == PurchaseKind.SALE && isLater(other, order) ? 1 : 0;
            }
            if (page.next() == null) {
                return all - later;
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
