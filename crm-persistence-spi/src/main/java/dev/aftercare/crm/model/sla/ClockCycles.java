package dev.aftercare.crm.model.sla;

import dev.aftercare.crm.model.Input;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is to be remembered of clocks that are gone, so that no cycle has the number of one that there was: a clock that starts again goes
 * on with the next number, also if the one before ended without a result.
 *
 * @param ended the clocks that are gone and have not started again, each metric once
 */
public record ClockCycles(List<Ended> ended) {

    /** No clock is gone. */
    public static final ClockCycles NONE = new ClockCycles(List.of());

    /** The most clocks that can be gone. */
    private static final int MAX_ENDED = 1_000;

    /**
     * A clock that is gone.
     *
     * @param metric what it measured
     * @param cycle which time that was
     */
    public record Ended(Metric metric, int cycle) {

        /** Checks the parts. */
        public Ended {
            Input.present("cycles.metric", metric);
            Input.within("cycles.cycle", cycle, 1, SlaClock.MAX_CYCLE);
        }
    }

    /** Copies the list. */
    public ClockCycles {
        ended = List.copyOf(Input.atMost("cycles.ended", ended, MAX_ENDED));
    }

    /**
     * The number of the last cycle of a clock that is gone.
     *
     * @param metric what it measured
     * @return the number; 0 if there never was one, or it is not gone
     */
    public int last(Metric metric) {
        return ended.stream()
                .filter(each -> each.metric().equals(metric))
                .mapToInt(Ended::cycle)
                .findFirst()
                .orElse(0);
    }

    /**
     * What is to be remembered after a change of the clocks.
     *
     * @param before the clocks before it
     * @param after the clocks after it, at most one per metric
     * @return with those that are gone since, and without those that are there again
     */
    public ClockCycles after(List<SlaClock> before, List<SlaClock> after) {
        Map<Metric, Ended> gone = new LinkedHashMap<>();
        ended.forEach(each -> gone.put(each.metric(), each));
        before.forEach(clock -> gone.put(clock.metric(), new Ended(clock.metric(), clock.cycle())));
        after.forEach(clock -> gone.remove(clock.metric()));
        return new ClockCycles(List.copyOf(gone.values()));
    }
}
