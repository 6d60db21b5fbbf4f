package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.loyalty.condition.EarningOccasion;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.loyalty.PointsAccount;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Computes what rules that apply give together: amounts, then multipliers, then fixed points. For one occasion. */
final class RuleAmounts {

    private static final BigDecimal MAX = BigDecimal.valueOf(PointsAccount.MAX_POINTS);

    private final @Nullable Purchase order;
    private final @Nullable OrderAmounts amounts;
    private final List<PurchaseLine> lines;
    private final List<Ratio> exactByLine;
    private final List<Ratio> wholeByLine;
    private final List<Ratio> exactAmounts;
    private List<Ratio> wholeAmounts;
    private long multiplied;

    private RuleAmounts(EarningOccasion occasion) {
        order = occasion.order();
        amounts = order == null ? null : new OrderAmounts(order, occasion);
        lines = order == null ? List.of() : order.lines();
        exactByLine = new ArrayList<>(Collections.nCopies(lines.size(), Ratio.ZERO));
        wholeByLine = new ArrayList<>(exactByLine);
        exactAmounts = new ArrayList<>(exactByLine);
        wholeAmounts = List.copyOf(exactByLine);
    }

    /** In the order of the rules. */
    static List<RuleAmount> of(EarningOccasion occasion, List<BonusRule> rules) {
        RuleAmounts sums = new RuleAmounts(occasion);
        List<RuleAmount> result = new ArrayList<>();
        rules.stream()
                .sorted(Comparator.comparingInt(
                                (BonusRule rule) -> rule.effect().turn())
                        .thenComparing(BonusRule.ORDER))
                .forEach(rule -> result.add(sums.of(rule)));
        result.sort(Comparator.comparing(RuleAmount::rule, BonusRule.ORDER));
        return result;
    }

    private RuleAmount of(BonusRule rule) {
        if (rule.effect() instanceof PerAmount effect) {
            return ofAmount(rule, effect);
        }
        return rule.effect() instanceof Multiplier effect
                ? ofMultiplier(rule, effect)
                : ofFixed(rule, (FixedPoints) rule.effect());
    }

    private RuleAmount ofAmount(BonusRule rule, PerAmount effect) {
        List<Ratio> bases = amounts == null ? List.of() : amounts.on(effect.basis());
        List<Ratio> counted = weights(rule, i -> bases.get(i).times(Ratio.of(multiplier(effect, lines.get(i)))));
        List<Ratio> exact = effect.rate().of(counted);
        Ratio sum = sum(exact);
        long points = whole(sum, effect.rate().rounding());
        add(exactByLine, exact);
        add(exactAmounts, exact);
        addWhole(points, exact, sum);
        wholeAmounts = List.copyOf(wholeByLine);
        String how = sum(counted).decimal().toPlainString() + " at " + effect.words();
        return new RuleAmount(rule, how, sum, points, exact);
    }

    private RuleAmount ofMultiplier(BonusRule rule, Multiplier effect) {
        List<Ratio> exact = effect.of().isOfAmounts() ? exactAmounts : exactByLine;
        List<Ratio> whole = effect.of().isOfAmounts() ? wholeAmounts : wholeByLine;
        List<Ratio> from = effect.of().isExact() ? exact : whole;
        Ratio more = Ratio.of(effect.factor()).minus(Ratio.ONE);
        List<Ratio> added = weights(rule, i -> from.get(i).times(more));
        List<Ratio> addedExact = weights(rule, i -> exact.get(i).times(more));
        Ratio extra = sum(added);
        Ratio soFar = sum(effect.of().isExact() ? exactByLine : wholeByLine);
        long points = extra.isZero() ? 0 : Math.max(0, whole(soFar.plus(extra), effect.rounding()) - multiplied);
        String how = sum(whole).decimal().toPlainString() + " " + effect.words();
        add(exactByLine, addedExact);
        addWhole(points, added, extra);
        return new RuleAmount(rule, how, extra, points, added);
    }

    private RuleAmount ofFixed(BonusRule rule, FixedPoints effect) {
        List<Ratio> units = weights(rule, i -> Ratio.of(lines.get(i).quantity()));
        Ratio points = Ratio.of(effect.points());
        Ratio exact = effect.perUnit() ? points.times(sum(units)) : points;
        List<Ratio> prices = weights(rule, i -> Ratio.of(lines.get(i).amount().amount()));
        boolean byUnit = effect.perUnit() || sum(prices).isZero();
        return new RuleAmount(rule, effect.words(), exact, whole(exact, RoundingMode.FLOOR), byUnit ? units : prices);
    }

    private void addWhole(long points, List<Ratio> shares, Ratio sum) {
        multiplied = Math.addExact(multiplied, points);
        if (!sum.isZero()) {
            Ratio each = Ratio.of(points).by(sum);
            add(wholeByLine, shares.stream().map(each::times).toList());
        }
    }

    private static void add(List<Ratio> sums, List<Ratio> more) {
        for (int i = 0; i < more.size(); i++) {
            sums.set(i, sums.get(i).plus(more.get(i)));
        }
    }

    private interface Weight {
        Ratio of(int line);
    }

    private List<Ratio> weights(BonusRule rule, Weight weight) {
        List<Ratio> weights = new ArrayList<>(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            weights.add(rule.counts(lines.get(i)) ? weight.of(i) : Ratio.ZERO);
        }
        return weights;
    }

    private static BigDecimal multiplier(PerAmount effect, PurchaseLine line) {
        String category = line.category();
        return category == null ? BigDecimal.ONE : effect.multipliers().getOrDefault(category, BigDecimal.ONE);
    }

    private static Ratio sum(List<Ratio> parts) {
        return parts.stream().reduce(Ratio.ZERO, Ratio::plus);
    }

    private static long whole(Ratio exact, RoundingMode rounding) {
        BigDecimal whole = exact.whole(rounding);
        if (whole.compareTo(MAX) > 0) {
            throw new InvalidInputException("points", "are too many", "at most " + PointsAccount.MAX_POINTS);
        }
        return whole.longValueExact();
    }
}
