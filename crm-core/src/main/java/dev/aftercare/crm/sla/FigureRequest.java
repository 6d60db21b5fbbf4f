package dev.aftercare.crm.sla;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * Which figures are wanted: of all clocks of the tickets that were received in a period.
 *
 * @param from the first instant, included
 * @param before the last instant, excluded; after {@code from}
 * @param by what they are told apart by, in this order; none for one figure per metric
 * @param zone whose days, weeks and months count
 */
public record FigureRequest(Instant from, Instant before, List<FigureBy> by, ZoneId zone) {

    /** Checks and copies the parts. */
    public FigureRequest {
        from = Input.instant("figures.from", from);
        before = Input.instant("figures.before", before);
        if (!from.isBefore(before)) {
            throw new InvalidInputException("figures.before", "is not after from", "an instant after from");
        }
        by = List.copyOf(Input.atMost("figures.by", by, FigureBy.values().length));
        Input.present("figures.zone", zone);
    }

    /**
     * One figure per metric.
     *
     * @param from the first instant, included
     * @param before the last instant, excluded
     * @param zone whose days, weeks and months count
     * @return the request
     */
    public static FigureRequest of(Instant from, Instant before, ZoneId zone) {
        return new FigureRequest(from, before, List.of(), zone);
    }

    /**
     * The same figures, told apart.
     *
     * @param values by what, in this order
     * @return the request
     */
    public FigureRequest by(FigureBy... values) {
        return new FigureRequest(from, before, List.of(values), zone);
    }
}
