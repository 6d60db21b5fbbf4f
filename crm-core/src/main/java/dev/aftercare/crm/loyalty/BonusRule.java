package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.loyalty.condition.Condition;
import dev.aftercare.crm.loyalty.condition.EarningOccasion;
import dev.aftercare.crm.loyalty.condition.OnActivity;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What orders or activities earn on conditions, beside the base rates of {@link EarningRule}.
 *
 * @param name names it within the programme and over its versions, 1 to 60 printable ASCII characters without spaces; {@code base} and
 *     {@code *} are taken
 * @param priority higher ones come first, -1,000,000 to 1,000,000; the base rates have 0; equal ones stand in the order of their names,
 *     the base rates first
 * @param when all must hold, all different, at most 50; a rule without {@link OnActivity} is for orders
 * @param effect what it gives
 * @param stacking how it goes together with others
 * @param caps the most that it gives
 */
public record BonusRule(String name, int priority, List<Condition> when, Effect effect, Stacking stacking, Caps caps) {

    /** The order in which rules are looked at. */
    static final Comparator<BonusRule> ORDER = Comparator.comparingInt(BonusRule::priority)
            .reversed()
            .thenComparing(rule -> !rule.name().equals(EarningRule.BASE))
            .thenComparing(BonusRule::name);

    /** Checks and copies the parts. */
    public BonusRule {
        Input.code("bonus.name", name, 60);
        Input.within("bonus.priority", priority, -1_000_000, 1_000_000);
        when = List.copyOf(Input.atMost("bonus.when", when, 50));
        Input.present("bonus.effect", effect);
        // What the text of a rule leaves out.
        stacking = stacking == null ? Stacking.WITH_ALL : stacking;
        caps = caps == null ? Caps.NONE : caps;
        Set<Condition> different = new LinkedHashSet<>();
        for (Condition condition : when) {
            if (!different.add(condition)) {
                throw new InvalidInputException(
                        "bonus.when", "of " + name + " says twice: " + condition.words(), "different conditions");
            }
        }
        if (isForActivities(when) && !(effect instanceof FixedPoints fixed && !fixed.perUnit())) {
            throw new InvalidInputException(
                    "bonus.effect", "of " + name + " is for orders, its conditions are not", "fixed points once");
        }
    }

    /**
     * A builder.
     *
     * @param name names the rule
     * @return the builder
     */
    public static BonusRuleBuilder named(String name) {
        return new BonusRuleBuilder(name);
    }

    private static boolean isForActivities(List<Condition> conditions) {
        return conditions.stream().anyMatch(OnActivity.class::isInstance);
    }

    /** Whether an occasion is of the sort that the rule is for. */
    boolean isFor(EarningOccasion occasion) {
        return isForActivities(when) == (occasion.activity() != null);
    }

    boolean counts(PurchaseLine line) {
        return when.stream().allMatch(condition -> condition.counts(line));
    }

    boolean asks(Class<? extends Condition> type) {
        return when.stream().anyMatch(type::isInstance);
    }
}
