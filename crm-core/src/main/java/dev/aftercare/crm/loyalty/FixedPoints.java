package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.model.Input;
import java.util.Optional;

/**
 * A fixed number of points.
 *
 * @param points how many, 1 to 1,000,000,000
 * @param perUnit whether each unit of the lines that count gives them; otherwise the order or activity does once
 */
public record FixedPoints(long points, boolean perUnit) implements Effect {

    /** Checks the parts. */
    public FixedPoints {
        Input.within("fixed.points", points, 1, 1_000_000_000);
    }

    /**
     * Points once.
     *
     * @param points how many
     * @return the effect
     */
    public static FixedPoints of(long points) {
        return new FixedPoints(points, false);
    }

    /**
     * Points for each unit.
     *
     * @param points how many
     * @return the effect
     */
    public static FixedPoints forEachUnit(long points) {
        return new FixedPoints(points, true);
    }

    @Override
    public int turn() {
        return 2;
    }

    @Override
    public Optional<String> currency() {
        return Optional.empty();
    }

    @Override
    public String words() {
        return points + (perUnit ? " points for each unit" : " points");
    }
}
