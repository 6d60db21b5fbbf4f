package dev.aftercare.crm.loyalty.tier;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * What is added up.
 *
 * @param measure what qualifies
 * @param points for {@link Measure#POINTS_EARNED} of which programme; else null
 * @param currency for {@link Measure#SPEND} of which currency, others do not count; else null
 * @param returns how returned goods lower it
 */
public record Qualification(
        Measure measure,
        @Nullable ProgrammeId points,
        @Nullable Currency currency,
        ReturnsCount returns) {

    /** Checks the parts. */
    public Qualification {
        Input.present("qualification.measure", measure);
        Input.present("qualification.returns", returns);
        if ((points != null) != (measure == Measure.POINTS_EARNED)) {
            throw new InvalidInputException(
                    "qualification.points", "does not fit", "a programme for POINTS_EARNED only");
        }
        if ((currency != null) != (measure == Measure.SPEND)) {
            throw new InvalidInputException("qualification.currency", "does not fit", "a currency for SPEND only");
        }
    }

    /**
     * Points earned; what is taken back lowers them at the instant of the earning.
     *
     * @param programme of which programme
     * @return the qualification
     */
    public static Qualification points(ProgrammeId programme) {
        return new Qualification(Measure.POINTS_EARNED, programme, null, ReturnsCount.AT_ORDER);
    }

    /**
     * Money spent; returns lower it at the instant of the order.
     *
     * @param currency an ISO 4217 code
     * @return the qualification
     */
    public static Qualification spend(String currency) {
        return new Qualification(Measure.SPEND, null, Money.of("0", currency).currency(), ReturnsCount.AT_ORDER);
    }

    /**
     * Orders; one that was given back whole does not count.
     *
     * @return the qualification
     */
    public static Qualification orders() {
        return new Qualification(Measure.ORDERS, null, null, ReturnsCount.AT_ORDER);
    }

    /**
     * The same with another way to count returns.
     *
     * @param value how returned goods lower it
     * @return the qualification
     */
    public Qualification withReturns(ReturnsCount value) {
        return new Qualification(measure, points, currency, value);
    }
}
