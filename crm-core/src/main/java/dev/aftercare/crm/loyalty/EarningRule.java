package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.loyalty.condition.OrderFrom;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.Money;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Currency;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What orders of one currency earn by the base rate of a programme: short for a rule named {@value #BASE} with priority 0.
 *
 * @param rate what money is worth
 * @param multipliers by the category of a line, compared character by character: what its amount counts for, 0 (not at all) to
 *     1,000 with at most 6 decimals; lines of other categories or none count once; at most 1,000 categories
 * @param minimumOrder what an order must come to, that amount included, to earn anything; null if there is no minimum
 */
public record EarningRule(
        Rate rate,
        Map<String, BigDecimal> multipliers,
        @Nullable Money minimumOrder) {

    /** The name of the base rates among the rules of a programme. */
    public static final String BASE = "base";

    private static final BigDecimal MAX_MULTIPLIER = BigDecimal.valueOf(1_000);

    /** Checks and copies the parts. */
    public EarningRule {
        Input.present("earning.rate", rate);
        multipliers = checked(multipliers);
        if (minimumOrder != null && !minimumOrder.currency().equals(rate.per().currency())) {
            throw new InvalidInputException(
                    "earning.minimumOrder",
                    "is of another currency",
                    rate.per().currency().getCurrencyCode());
        }
    }

    /**
     * A rule that counts every line once.
     *
     * @param rate what money is worth
     * @return the rule
     */
    public static EarningRule of(Rate rate) {
        return new EarningRule(rate, Map.of(), null);
    }

    /**
     * The same rule with another multiplier.
     *
     * @param category a category of lines
     * @param multiplier what their amounts count for; 0 leaves them out
     * @return the rule
     */
    public EarningRule times(String category, String multiplier) {
        TreeMap<String, BigDecimal> more = new TreeMap<>(multipliers);
        try {
            more.put(Input.present("earning.multipliers.key", category), new BigDecimal(multiplier));
        } catch (NumberFormatException e) {
            throw new InvalidInputException("earning.multipliers", "is not a number", "decimal notation");
        }
        return new EarningRule(rate, more, minimumOrder);
    }

    /**
     * The same rule with a minimum.
     *
     * @param minimum what an order must come to
     * @return the rule
     */
    public EarningRule from(Money minimum) {
        return new EarningRule(rate, multipliers, minimum);
    }

    /**
     * Of which currency the orders are.
     *
     * @return the currency of the rate
     */
    public Currency currency() {
        return rate.per().currency();
    }

    /** The number without trailing zeros and without an exponent, so that equal numbers are equal objects. */
    static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** In one order always: equal rules have equal payloads. */
    static Map<String, BigDecimal> checked(Map<String, BigDecimal> multipliers) {
        TreeMap<String, BigDecimal> sorted = new TreeMap<>();
        Input.present("earning.multipliers", multipliers)
                .forEach((category, factor) -> sorted.put(
                        Input.text("earning.multipliers.key", category, 200),
                        multiplier("earning.multipliers", factor)));
        Input.atMost("earning.multipliers", sorted.keySet(), 1_000);
        return Collections.unmodifiableSortedMap(sorted);
    }

    /** The rule of the name {@value #BASE} that this is short for. */
    BonusRule asRule(Stacking.Choice choice) {
        return BonusRule.named(BASE)
                .when(new OrderFrom(minimumOrder == null ? Money.zero(currency()) : minimumOrder))
                .stacking(new Stacking(Stacking.BASE, choice, false))
                .gives(new PerAmount(rate, Basis.GROSS, multipliers));
    }

    static BigDecimal multiplier(String field, @Nullable BigDecimal factor) {
        BigDecimal number = Input.present(field, factor);
        if (number.signum() < 0
                || number.compareTo(MAX_MULTIPLIER) > 0
                || number.stripTrailingZeros().scale() > 6) {
            throw new InvalidInputException(
                    field, "is out of range", "0 to " + MAX_MULTIPLIER + " with at most 6 decimals");
        }
        return plain(number);
    }
}
