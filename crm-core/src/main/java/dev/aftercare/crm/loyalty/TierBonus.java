package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.loyalty.condition.InTier;
import dev.aftercare.crm.loyalty.tier.TierLevel;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Set;

/**
 * That a programme knows its customers' levels: {@link InTier} asks for them, and the multiplier of a level multiplies what the amounts
 * of an order give. It stands first among the multipliers, goes together with all, and is explained as a rule of its own. A level
 * whose multiplier is not above 1 changes nothing.
 *
 * @param programme whose levels: the id of a tier programme
 * @param rounding how the multiplied points become whole; not {@link RoundingMode#UNNECESSARY}
 * @param of what is multiplied
 */
public record TierBonus(String programme, RoundingMode rounding, Multiplier.Of of) {

    /** How the name of the rule begins by which an award tells of it: the level's name follows. No bonus may be called so. */
    public static final String RULE = "tier/";

    private static final int LONGEST_NAME = 60;

    /** Above that of any rule that a shop would write, so that no rule that stands alone shuts it out. */
    private static final int PRIORITY = 1_000_000;

    /** Checks the parts. */
    public TierBonus {
        Input.code("tiers.programme", programme, 50);
        if (Input.present("tiers.rounding", rounding) == RoundingMode.UNNECESSARY) {
            throw new InvalidInputException("tiers.rounding", "is no rounding", "any mode but UNNECESSARY");
        }
        Input.present("tiers.of", of);
    }

    /**
     * The levels of a tier programme, multiplying exact points and dropping fractions.
     *
     * @param programme its id
     * @return the bonus
     */
    public static TierBonus of(String programme) {
        return new TierBonus(programme, RoundingMode.FLOOR, Multiplier.Of.EXACT);
    }

    /** The programme as it is for a customer of a level. */
    Programme applied(Programme rules, TierLevel level) {
        return level.multiplier().compareTo(BigDecimal.ONE) > 0 ? rules.with(rule(level)) : rules;
    }

    private BonusRule rule(TierLevel level) {
        String name = RULE + level.name();
        return BonusRule.named(name.substring(0, Math.min(name.length(), LONGEST_NAME)))
                .priority(PRIORITY)
                .when(new InTier(Set.of(level.name())))
                .gives(new Multiplier(level.multiplier(), rounding, of));
    }
}
