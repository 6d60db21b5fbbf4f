package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What points are worth in money, for one purpose, such as what a point costs the shop or what it takes off a price.
 *
 * @param name names it within the programme, 1 to 60 printable ASCII characters without spaces
 * @param points how many points, 1 to 1,000,000
 * @param worth what that many points are worth, not negative
 * @param rounding how amounts get the currency's scale, once per figure; not {@link RoundingMode#UNNECESSARY}
 */
public record Valuation(String name, long points, Money worth, RoundingMode rounding) {

    /** Checks the parts. */
    public Valuation {
        Input.code("valuation.name", name, 60);
        Input.within("valuation.points", points, 1, 1_000_000);
        if (Input.present("valuation.worth", worth).isNegative()) {
            throw new InvalidInputException("valuation.worth", "is negative", "zero or more");
        }
        if (Input.present("valuation.rounding", rounding) == RoundingMode.UNNECESSARY) {
            throw new InvalidInputException("valuation.rounding", "is no rounding", "any mode but UNNECESSARY");
        }
    }

    /**
     * A valuation that rounds half to even.
     *
     * @param name names it
     * @param points how many points
     * @param worth what they are worth
     * @return the valuation
     */
    public static Valuation of(String name, long points, Money worth) {
        return new Valuation(name, points, worth, RoundingMode.HALF_EVEN);
    }

    /**
     * What points are worth.
     *
     * @param number how many; negative if they are owed to the shop
     * @return the amount, of the sign of the points, rounded once
     */
    public Money of(long number) {
        BigDecimal all = worth.amount().multiply(BigDecimal.valueOf(number));
        int scale = worth.amount().scale();
        return new Money(all.divide(BigDecimal.valueOf(points), scale, rounding), worth.currency());
    }
}
