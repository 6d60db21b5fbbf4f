package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.Money;
import java.math.RoundingMode;
import java.util.List;

/**
 * How many points an amount of money is worth, such as 1 point for every 10 yuan. In proportion, unless it is said otherwise: 15 yuan are
 * worth one and a half points, which the rounding then makes whole.
 *
 * @param points how many points, 1 to 1,000,000
 * @param per for how much money, above zero
 * @param rounding how a fraction becomes whole, applied once per order unless it is by line; not {@link RoundingMode#UNNECESSARY}
 * @param fractions of what fractions become whole
 */
public record Rate(long points, Money per, RoundingMode rounding, Fractions fractions) {

    /** Of what fractions become whole, and how often. */
    public enum Fractions {
        /** Points in proportion to the whole order. */
        OF_POINTS,
        /** Points in proportion to each line: an order earns what its lines earn, each on its own. */
        OF_POINTS_BY_LINE,
        /** How often the order comes to the amount: 5 points for each full 10 yuan are 10 points for 29. */
        OF_AMOUNTS,
        /** How often each line comes to the amount. */
        OF_AMOUNTS_BY_LINE
    }

    /** Checks the parts. */
    public Rate {
        Input.within("rate.points", points, 1, 1_000_000);
        if (Input.present("rate.per", per).amount().signum() <= 0) {
            throw new InvalidInputException("rate.per", "is not above zero", "an amount above zero");
        }
        if (Input.present("rate.rounding", rounding) == RoundingMode.UNNECESSARY) {
            throw new InvalidInputException("rate.rounding", "is no rounding", "any mode but UNNECESSARY");
        }
        // Rates of the time before there was a choice do not tell.
        fractions = fractions == null ? Fractions.OF_POINTS : fractions;
    }

    /**
     * A rate in proportion to the whole order.
     *
     * @param points how many points
     * @param per for how much money
     * @param rounding how a fraction of a point becomes whole
     */
    public Rate(long points, Money per, RoundingMode rounding) {
        this(points, per, rounding, Fractions.OF_POINTS);
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
        return new Rate(points, per, mode, fractions);
    }

    /**
     * The same rate with another idea of fractions.
     *
     * @param other of what fractions become whole
     * @return the rate
     */
    public Rate whole(Fractions other) {
        return new Rate(points, per, rounding, other);
    }

    /** What amounts are worth: before fractions become whole if that is done for all of them together, and after it otherwise. */
    List<Ratio> of(List<Ratio> amounts) {
        Ratio one = Ratio.of(points);
        Ratio unit = Ratio.of(per.amount());
        List<Ratio> units = amounts.stream().map(amount -> amount.by(unit)).toList();
        return switch (fractions) {
            case OF_POINTS -> units.stream().map(one::times).toList();
            case OF_POINTS_BY_LINE ->
                units.stream().map(one::times).map(this::whole).toList();
            case OF_AMOUNTS_BY_LINE ->
                units.stream().map(this::whole).map(one::times).toList();
            case OF_AMOUNTS -> spread(units, whole(sum(units)).times(one));
        };
    }

    private static List<Ratio> spread(List<Ratio> units, Ratio all) {
        Ratio sum = sum(units);
        return sum.isZero()
                ? units
                : units.stream().map(part -> part.times(all).by(sum)).toList();
    }

    private static Ratio sum(List<Ratio> parts) {
        return parts.stream().reduce(Ratio.ZERO, Ratio::plus);
    }

    private Ratio whole(Ratio exact) {
        return Ratio.of(exact.whole(rounding));
    }

    /** Reads as {@code 1 point per 10.00 CNY, FLOOR}. */
    @Override
    public String toString() {
        String how = fractions == Fractions.OF_POINTS ? "" : " " + fractions;
        return points + (points == 1 ? " point" : " points") + " per " + per + ", " + rounding + how;
    }
}
