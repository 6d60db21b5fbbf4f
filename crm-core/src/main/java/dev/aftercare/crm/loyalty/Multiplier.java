package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * Multiplies what the amounts of the lines that count gave. Several multipliers on one line multiply each other, unless their stacking
 * says otherwise or they are of the amounts alone.
 *
 * @param factor by how much, above 1 and at most 1,000, with at most 6 decimals
 * @param rounding how the multiplied points become whole; not {@link RoundingMode#UNNECESSARY}
 * @param of what is multiplied
 */
public record Multiplier(BigDecimal factor, RoundingMode rounding, Of of) implements Effect {

    /** What is multiplied: public programmes differ. */
    public enum Of {
        /** What the amounts gave before it was rounded, so that 19.99 times 1.5 is 29.985. */
        EXACT,
        /** The whole points, so that 19.99 times 1.5 is 19 times 1.5, which is 28.5. */
        WHOLE,
        /** What the amounts alone gave, exactly, whatever other multipliers add: 10 times 1.5 and times 2 are 25, and not 30. */
        EXACT_AMOUNTS,
        /** The whole points that the amounts alone gave: 19.99 times 1.5 and times 2 are 19 and 9.5 and 19, which is 47.5. */
        WHOLE_AMOUNTS;

        boolean isExact() {
            return this == EXACT || this == EXACT_AMOUNTS;
        }

        boolean isOfAmounts() {
            return this == EXACT_AMOUNTS || this == WHOLE_AMOUNTS;
        }
    }

    /** Checks the parts and brings the factor to its plain form. */
    public Multiplier {
        factor = EarningRule.multiplier("multiplier.factor", factor);
        if (factor.compareTo(BigDecimal.ONE) <= 0) {
            throw new InvalidInputException("multiplier.factor", "is not above 1", "above 1 to 1000");
        }
        if (Input.present("multiplier.rounding", rounding) == RoundingMode.UNNECESSARY) {
            throw new InvalidInputException("multiplier.rounding", "is no rounding", "any mode but UNNECESSARY");
        }
        Input.present("multiplier.of", of);
    }

    /**
     * A multiplier of the exact points that drops fractions.
     *
     * @param factor by how much, in decimal notation
     * @return the effect
     */
    public static Multiplier times(String factor) {
        try {
            return new Multiplier(
                    new BigDecimal(Input.present("multiplier.factor", factor)), RoundingMode.FLOOR, Of.EXACT);
        } catch (NumberFormatException e) {
            throw new InvalidInputException("multiplier.factor", "is not a number", "decimal notation");
        }
    }

    @Override
    public int turn() {
        return 1;
    }

    @Override
    public Optional<String> currency() {
        return Optional.empty();
    }

    @Override
    public String words() {
        return "times " + factor.toPlainString() + " of " + of + ", " + rounding;
    }
}
