package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.Money;
import java.math.RoundingMode;

/**
 * How many points an amount of money is worth, such as 1 point for every 10 yuan. In proportion: 15 yuan are worth one and a half
 * points, which the rounding then makes whole.
 *
 * @param points how many points, 1 to 1,000,000
 * @param per for how much money, above zero
 * @param rounding how a fraction of a point becomes whole, applied once per order; not {@link RoundingMode#UNNECESSARY}
 */
public record Rate(long points, Money per, RoundingMode rounding) {

    /** Checks the parts. */
    public Rate {
        Input.within("rate.points", points, 1, 1_000_000);
        if (Input.present("rate.per", per).amount().signum() <= 0) {
            throw new InvalidInputException("rate.per", "is not above zero", "an amount above zero");
        }
        if (Input.present("rate.rounding", rounding) == RoundingMode.UNNECESSARY) {
            throw new InvalidInputException("rate.rounding", "is no rounding", "any mode but UNNECESSARY");
        }
    }

    /**
     * A rate that drops fractions of a point.
     *
     * @param points how many points
     * @param per for how much money
     * @return the rate
     */
    public static Rate of(long points, Money per) {
        return new Rate(points, per, RoundingMode.FLOOR);
    }

    /**
     * The same rate with another rounding.
     *
     * @param mode how a fraction becomes whole
     * @return the rate
     */
    public Rate rounded(RoundingMode mode) {
        return new Rate(points, per, mode);
    }

    /** Reads as {@code 1 point per 10.00 CNY, FLOOR}. */
    @Override
    public String toString() {
        return points + (points == 1 ? " point" : " points") + " per " + per + ", " + rounding;
    }
}
