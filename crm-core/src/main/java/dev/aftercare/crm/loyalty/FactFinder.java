package dev.aftercare.crm.loyalty;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;

import dev.aftercare.crm.loyalty.condition.AroundBirthday;
import dev.aftercare.crm.loyalty.condition.InBirthdayMonth;
import dev.aftercare.crm.loyalty.condition.KnownFacts;
import dev.aftercare.crm.loyalty.condition.NthOrder;
import dev.aftercare.crm.loyalty.store.CustomerLinks;
import dev.aftercare.crm.loyalty.tier.LevelAt;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.TimeSpan;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseKind;
import dev.aftercare.crm.model.purchase.PurchaseTotals;
import dev.aftercare.crm.persistence.PageKey;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.ReturnTime;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Fills in what the rules ask for and the library has stored. What no rule asks for is not read. */
final class FactFinder {

    private FactFinder() {}

    static KnownFacts completed(UnitOfWork unit, Programme rules, Purchase order, KnownFacts facts) {
        KnownFacts known = completed(unit, rules, order.customer(), order.at(), facts);
        if (known.orderNumber() == null && rules.asks(NthOrder.class)) {
            return known.orderNumber(number(unit, order));
        }
        return known;
    }

    static KnownFacts completed(UnitOfWork unit, Programme rules, CustomerId customer, Instant at, KnownFacts facts) {
        return born(unit, rules, customer, placed(unit, rules, customer, at, facts));
    }

    private static KnownFacts placed(
            UnitOfWork unit, Programme rules, CustomerId customer, Instant at, KnownFacts facts) {
        TierBonus tiers = rules.tiers();
        if (facts.tier() != null || tiers == null) {
            return facts;
        }
        return LevelAt.of(unit, tiers.programme(), customer, at)
                .map(level -> facts.inTier(level.name()))
                .orElse(facts);
    }

    /** The rules as they are at an instant for a customer of the level that is known. */
    static Programme applied(UnitOfWork unit, Programme rules, Instant at, KnownFacts known) {
        TierBonus tiers = rules.tiers();
        String level = known.tier();
        if (tiers == null || level == null) {
            return rules;
        }
        return LevelAt.named(unit, tiers.programme(), level, at)
                .map(found -> tiers.applied(rules, found))
                .orElse(rules);
    }

    private static KnownFacts born(UnitOfWork unit, Programme rules, CustomerId customer, KnownFacts facts) {
        if (facts.birthday() == null && (rules.asks(AroundBirthday.class) || rules.asks(InBirthdayMonth.class))) {
            return birthday(unit, customer)
                    .or(() -> birthday(unit, CustomerLinks.survivor(unit, customer)))
                    .map(facts::born)
                    .orElse(facts);
        }
        return facts;
    }

    private static Optional<LocalDate> birthday(UnitOfWork unit, CustomerId customer) {
        return unit.customers().find(customer).map(found -> found.profile().birthday());
    }

    /** The orders of all who are one customer by now count, those of one instant in the order of their numbers. */
    private static long number(UnitOfWork unit, Purchase order) {
        List<CustomerId> customers = CustomerLinks.all(unit, CustomerLinks.survivor(unit, order.customer()));
        TimeSpan before = new TimeSpan(Input.EARLIEST, order.at());
        TimeSpan then = new TimeSpan(order.at(), order.at().plus(1, ChronoUnit.MICROS));
        List<List<PurchaseTotals>> totals = unit.purchases().totals(customers, List.of(before, then), ReturnTime.OWN);
        long number =
                1 + totals.get(0).stream().mapToLong(PurchaseTotals::sales).sum();
        Map<CustomerId, Long> alike = totals.get(1).stream()
                .collect(groupingBy(PurchaseTotals::customer, summingLong(sums -> sums.sales() + sums.returns())));
        for (Map.Entry<CustomerId, Long> entry : alike.entrySet()) {
            number += alike(unit, entry.getKey(), entry.getValue(), order);
        }
        return number;
    }

    /** Orders of the same instant with a lesser number; more than fill a page are no customer's. */
    private static long alike(UnitOfWork unit, CustomerId customer, long most, Purchase order) {
        PageRequest request = PageRequest.first((int) Math.min(most, PageRequest.MAX_LIMIT))
                .after(new PageKey(order.at(), order.id().value()));
        return unit.purchases().page(customer, request).items().stream()
                .takeWhile(other -> other.at().equals(order.at()))
                .filter(other -> other.kind() == PurchaseKind.SALE)
                .count();
    }
}
