package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseKind;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How many points an order earns. Pure. */
public final class EarningRules {

    private EarningRules() {}

    /**
     * What an order earns: the lines times the multipliers of their categories, times the rate, rounded once.
     *
     * @param programme the rules
     * @param purchase the order
     * @return the points and how they come about; 0 points if the order is too small
     * @throws InvalidInputException if the purchase is a return, if the programme has no rule for its currency, or if the points
     *     are more than an account holds
     */
    public static Accrual pointsFor(Programme programme, Purchase purchase) {
        if (Input.present("purchase", purchase).kind() != PurchaseKind.SALE) {
            throw new InvalidInputException("purchase.kind", "is RETURN", "SALE");
        }
        Money total = purchase.total();
        EarningRule rule = programme
                .earningIn(total.currency())
                .orElseThrow(() -> new InvalidInputException(
                        "purchase.currency", "has no earning rule in " + programme.reference(), currencies(programme)));
        Money minimum = rule.minimumOrder();
        boolean missed = minimum != null && total.compareTo(minimum) < 0;
        BigDecimal counted = missed ? BigDecimal.ZERO : counted(rule, purchase);
        return new Accrual(
                programme.id(),
                programme.version(),
                purchase.id(),
                total,
                counted,
                rule.rate(),
                missed ? minimum : null,
                rule.rate().exactPoints(counted),
                rule.rate().wholePoints(counted));
    }

    /** What each article of an order came to and what of that counts, lines of one article together. */
    static List<OrderShare> shares(Programme programme, Purchase purchase) {
        EarningRule rule = programme.earningIn(purchase.total().currency()).orElseThrow();
        Map<String, OrderShare> shares = new LinkedHashMap<>();
        purchase.lines()
                .forEach(line ->
                        shares.merge(line.sku(), OrderShare.of(line, multiplier(rule, line)), OrderShare::plus));
        return List.copyOf(shares.values());
    }

    private static BigDecimal counted(EarningRule rule, Purchase purchase) {
        return purchase.lines().stream()
                .map(line -> line.amount().amount().multiply(multiplier(rule, line)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal multiplier(EarningRule rule, PurchaseLine line) {
        String category = line.category();
        return category == null ? BigDecimal.ONE : rule.multipliers().getOrDefault(category, BigDecimal.ONE);
    }

    private static String currencies(Programme programme) {
        return programme.earning().stream()
                .map(rule -> rule.currency().getCurrencyCode())
                .collect(Collectors.joining(", ", "one of [", "]"));
    }
}
