package dev.aftercare.crm.sla;

import dev.aftercare.crm.model.sla.Metric;
import dev.aftercare.crm.model.sla.SlaClock;
import java.time.Duration;
import java.time.Instant;

/** Adds up the clocks of one metric. */
final class MetricTally {

    private final Metric metric;
    private final DurationTally business = new DurationTally();
    private final DurationTally wall = new DurationTally();
    private long met;
    private long breached;
    private long running;
    private long abandoned;

    MetricTally(Metric metric) {
        this.metric = metric;
    }

    void add(SlaClock clock, boolean ended) {
        Instant stoppedAt = clock.stoppedAt();
        switch (Outcome.of(clock, ended)) {
            case MET -> met++;
            case BREACHED -> breached++;
            case RUNNING -> running++;
            case ABANDONED -> abandoned++;
        }
        if (stoppedAt != null) {
            business.add(clock.elapsed());
            wall.add(Duration.between(clock.startedAt(), stoppedAt));
        }
    }

    MetricFigures figures() {
        return new MetricFigures(
                metric,
                met + breached + running + abandoned,
                met,
                breached,
                running,
                abandoned,
                business.spread(),
                wall.spread());
    }
}
