package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.loyalty.condition.EarningOccasion;
import dev.aftercare.crm.loyalty.condition.KnownFacts;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.loyalty.PointsAccount;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * How many points an order or activity earns. Pure: the same programme, occasion and usage give the same points and the same explanation,
 * and it does not matter in which order the lines of an order stand.
 */
public final class EarningRules {

    private EarningRules() {}

    /**
     * What an order earns if nothing but the order is known and no cap was used before.
     *
     * @param programme the rules
     * @param purchase the order
     * @return the points and how they come about; 0 points if the order is too small
     * @throws InvalidInputException if the purchase is a return, if the programme has no rule for its currency, or if the points
     *     are more than an account holds
     */
    public static Accrual pointsFor(Programme programme, Purchase purchase) {
        return accrue(programme, EarningOccasion.of(programme.zone(), purchase, KnownFacts.NONE), EarningUsage.NONE);
    }

    /**
     * What an order or activity earns.
     *
     * @param programme the rules
     * @param occasion the order or activity, in the programme's zone, and what is known
     * @param before what was used of the caps
     * @return the points and how they come about
     * @throws InvalidInputException if the programme has no rule for the currency of the order, if a rule that applies needs a bill that is
     *     not known, or if the points are more than an account holds
     */
    public static Accrual accrue(Programme programme, EarningOccasion occasion, EarningUsage before) {
        return settle(programme, occasion, before).accrual();
    }

    /** What came out, with what that uses of the caps and how it is spread over the articles. */
    record Settlement(Accrual accrual, List<CapUse> uses, List<OrderShare> shares) {}

    static Settlement settle(Programme programme, EarningOccasion occasion, EarningUsage before) {
        requireCurrency(programme, occasion);
        RuleChoice choice = RuleChoice.of(programme, occasion, before);
        List<RuleAmount> amounts = RuleAmounts.of(occasion, choice.chosen());
        List<RuleGrant> grants = CapRules.cut(programme.caps(), occasion, amounts, before);
        Purchase order = occasion.order();
        long points = 0;
        for (RuleGrant grant : grants) {
            points = Math.addExact(points, grant.points());
        }
        if (points > PointsAccount.MAX_POINTS) {
            throw new InvalidInputException("points", "are too many", "at most " + PointsAccount.MAX_POINTS);
        }
        Accrual accrual = new Accrual(
                programme.id(),
                programme.version(),
                order == null ? null : order.id(),
                order == null ? null : order.total(),
                grants,
                choice.passed(),
                points);
        List<OrderShare> shares = order == null ? List.of() : shares(order, amounts, grants);
        return new Settlement(accrual, CapRules.uses(programme, occasion, grants), shares);
    }

    private static void requireCurrency(Programme programme, EarningOccasion occasion) {
        Purchase order = occasion.order();
        if (order == null) {
            return;
        }
        TreeSet<String> currencies = new TreeSet<>();
        for (BonusRule rule : programme.allRules()) {
            if (rule.isFor(occasion) && rule.effect() instanceof FixedPoints) {
                return;
            }
            rule.effect().currency().ifPresent(currencies::add);
        }
        if (!currencies.contains(order.total().currency().getCurrencyCode())) {
            throw new InvalidInputException(
                    "purchase.currency", "has no earning rule in " + programme.reference(), "one of " + currencies);
        }
    }

    /** What each article came to and its part in what was earned, lines of one article together. */
    private static List<OrderShare> shares(Purchase order, List<RuleAmount> amounts, List<RuleGrant> grants) {
        List<Ratio> weights = weights(order, amounts, grants);
        Map<String, Ratio> byArticle = new LinkedHashMap<>();
        for (int i = 0; i < weights.size(); i++) {
            byArticle.merge(order.lines().get(i).sku(), weights.get(i), Ratio::plus);
        }
        // Whole numbers in the same proportion, so that no share is ever rounded.
        BigInteger under = byArticle.values().stream().map(Ratio::under).reduce(BigInteger.ONE, EarningRules::multiple);
        Map<String, OrderShare> shares = new LinkedHashMap<>();
        for (PurchaseLine line : order.lines()) {
            Ratio weight = byArticle.getOrDefault(line.sku(), Ratio.ZERO);
            BigInteger whole = weight.over().multiply(under.divide(weight.under()));
            boolean first = !shares.containsKey(line.sku());
            OrderShare share = new OrderShare(
                    line.sku(),
                    line.quantity(),
                    line.amount().amount(),
                    first ? new BigDecimal(whole) : BigDecimal.ZERO);
            shares.merge(line.sku(), share, OrderShare::plus);
        }
        return List.copyOf(shares.values());
    }

    private static List<Ratio> weights(Purchase order, List<RuleAmount> amounts, List<RuleGrant> grants) {
        List<Ratio> weights = new ArrayList<>();
        order.lines().forEach(line -> weights.add(Ratio.ZERO));
        for (int rule = 0; rule < amounts.size(); rule++) {
            List<Ratio> parts = amounts.get(rule).weights();
            Ratio sum = parts.stream().reduce(Ratio.ZERO, Ratio::plus);
            if (!sum.isZero()) {
                Ratio each = Ratio.of(grants.get(rule).points()).by(sum);
                for (int i = 0; i < parts.size(); i++) {
                    weights.set(i, weights.get(i).plus(parts.get(i).times(each)));
                }
            }
        }
        return weights;
    }

    private static BigInteger multiple(BigInteger one, BigInteger other) {
        return one.divide(one.gcd(other)).multiply(other);
    }
}
