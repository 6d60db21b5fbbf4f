package dev.aftercare.crm.sla;

import dev.aftercare.crm.model.sla.Metric;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * How well one thing went. Every clock is counted in exactly one of met, breached, running and abandoned.
 *
 * @param metric what was measured
 * @param clocks how many clocks there are
 * @param met how many were stopped in time
 * @param breached how many were too late, stopped or not, noticed or not
 * @param running how many still have time, running or paused
 * @param abandoned how many were neither stopped nor too late when their ticket ended, for example because it was cancelled
 * @param business the business time of the stopped clocks, or null if none is stopped
 * @param wall the time from the first start of the stopped clocks to their stop, pauses and nights included; or null
 */
public record MetricFigures(
        Metric metric,
        long clocks,
        long met,
        long breached,
        long running,
        long abandoned,
        @Nullable Spread business,
        @Nullable Spread wall) {

    /**
     * The share of clocks that were in time among those that are decided.
     *
     * @return met divided by met and breached, 0 to 1; empty if nothing is decided
     */
    public OptionalDouble share() {
        long decided = met + breached;
        return decided == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) met / decided);
    }
}
