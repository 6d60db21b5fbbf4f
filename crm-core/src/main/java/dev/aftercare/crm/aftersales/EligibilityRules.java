package dev.aftercare.crm.aftersales;

import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a shop's policy says of a request. Pure. Every rule looks, so that a customer hears everything at once. */
public final class EligibilityRules {

    private EligibilityRules() {}

    /**
     * Judges a request.
     *
     * @param wanted what is asked for; its lines are lines of the order
     * @param order the order
     * @param deliveredAt when it reached the customer, or null if that was not recorded
     * @param facts when, and the policy
     * @return what stands against it
     */
    public static Assessment assess(
            NewAfterSales wanted, Purchase order, @Nullable Instant deliveredAt, AfterSalesFacts facts) {
        AfterSalesPolicy policy = facts.policy();
        Optional<EligibilityTerm> granted = policy.term(wanted.kind(), wanted.reason());
        if (granted.isEmpty()) {
            List<Objection> all = List.of(new Objection(
                    Objection.Ground.NOT_GRANTED, Objection.WHOLE, "not " + wanted.kind() + " for " + wanted.reason()));
            return new Assessment(facts.reference(), null, all);
        }
        EligibilityTerm term = granted.get();
        List<Objection> objections = new ArrayList<>();
        Instant until = until(term, policy, order.at(), deliveredAt);
        if (until != null && !facts.now().isBefore(until)) {
            objections.add(new Objection(Objection.Ground.TIME_IS_OVER, Objection.WHOLE, "before " + until));
        }
        for (WantedLine line : wanted.lines()) {
            if (line.number() != LineAccount.SHIPPING) {
                PurchaseLine bought = order.lines().get(line.number() - 1);
                if (term.excludes(bought.sku(), bought.category())) {
                    objections.add(new Objection(
                            Objection.Ground.ARTICLE_EXCLUDED, line.number(), "articles that are not excluded"));
                }
                if (!term.takes(line.condition())) {
                    objections.add(new Objection(Objection.Ground.CONDITION_NOT_TAKEN, line.number(), term.accepted()));
                }
            }
        }
        objections.sort(Comparator.comparing(Objection::ground));
        return new Assessment(facts.reference(), until, objections);
    }

    private static @Nullable Instant until(
            EligibilityTerm term, AfterSalesPolicy policy, Instant orderedAt, @Nullable Instant deliveredAt) {
        TimeWindow window = term.window();
        if (window == null) {
            return null;
        }
        Instant from = window.basis() == WindowBasis.PURCHASE ? orderedAt : delivery(policy, orderedAt, deliveredAt);
        return from == null ? null : window.end(from, policy.zone());
    }

    private static @Nullable Instant delivery(
            AfterSalesPolicy policy, Instant orderedAt, @Nullable Instant deliveredAt) {
        if (deliveredAt != null) {
            return deliveredAt;
        }
        Integer assumed = policy.assumedDelivery();
        return assumed == null ? null : orderedAt.plus(Duration.ofDays(assumed));
    }
}
