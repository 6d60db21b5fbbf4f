package dev.aftercare.crm.loyalty.tier;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * One level and what it brings.
 *
 * @param name names it, 1 to 60 printable ASCII characters
 * @param from the least measure that reaches it, that number included
 * @param multiplier what the customer's points are multiplied by, 0 to 1,000 with at most 6 decimals
 * @param benefits what else it brings, in the shop's own names
 */
public record TierLevel(String name, BigDecimal from, BigDecimal multiplier, Set<String> benefits) {

    private static final BigDecimal MAX_MULTIPLIER = BigDecimal.valueOf(1_000);

    /** Checks and copies the parts. */
    public TierLevel {
        Input.code("level.name", name, 60);
        from = plain(Input.present("level.from", from));
        multiplier = plain(Input.present("level.multiplier", multiplier));
        if (from.signum() < 0 || from.precision() > 30 || from.scale() > 6) {
            throw new InvalidInputException("level.from", "is out of range", "zero or more with at most 6 decimals");
        }
        if (multiplier.signum() < 0 || multiplier.compareTo(MAX_MULTIPLIER) > 0 || multiplier.scale() > 6) {
            throw new InvalidInputException("level.multiplier", "is out of range", "0 to 1000 with at most 6 decimals");
        }
        TreeSet<String> sorted = new TreeSet<>();
        Input.atMost("level.benefits", benefits, 100)
                .forEach(benefit -> sorted.add(Input.text("level.benefits", benefit, 200)));
        benefits = Collections.unmodifiableSortedSet(sorted);
    }

    /**
     * A level.
     *
     * @param name names it
     * @param from the least measure that reaches it, in decimal notation
     * @param multiplier what points are multiplied by, in decimal notation
     * @param benefits what else it brings
     * @return the level
     */
    public static TierLevel of(String name, String from, String multiplier, String... benefits) {
        try {
            return new TierLevel(name, new BigDecimal(from), new BigDecimal(multiplier), Set.of(benefits));
        } catch (NumberFormatException e) {
            throw new InvalidInputException("level", "has a number that is none", "decimal notation");
        }
    }

    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
