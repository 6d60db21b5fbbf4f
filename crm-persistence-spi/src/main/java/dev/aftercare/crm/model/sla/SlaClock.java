package dev.aftercare.crm.model.sla;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One service-level clock of a ticket. All durations are business time of the calendar named.
 *
 * <p>A clock runs ({@code runningSince} is set), is paused (neither {@code runningSince} nor {@code stoppedAt}) or is
 * stopped ({@code stoppedAt} is set). {@code dueAt} is set while it runs.
 *
 * @param metric what it measures
 * @param policy the policy that set the target, as {@code id@version}
 * @param calendar the calendar it counts by, as {@code id@version}
 * @param target how long it may take, above zero
 * @param startedAt when it started first
 * @param elapsed the business time counted up to {@code runningSince}, the last pause or the stop
 * @param runningSince from when it has been running without a pause, or null
 * @param dueAt when the target will be used up, or null
 * @param stoppedAt when what it waits for happened, or null
 * @param breachedAt when the target was used up, set once that has been noticed; or null
 * @param notBefore it is never due before this instant: the end of a budget of working days, which may lie outside the hours; or null
 * @param cycle which time it measures the same thing on the same ticket, from 1
 */
public record SlaClock(
        Metric metric,
        String policy,
        String calendar,
        Duration target,
        Instant startedAt,
        Duration elapsed,
        @Nullable Instant runningSince,
        @Nullable Instant dueAt,
        @Nullable Instant stoppedAt,
        @Nullable Instant breachedAt,
        @Nullable Instant notBefore,
        int cycle) {

    /** The highest number of a cycle. */
    static final int MAX_CYCLE = 1_000_000;

    /** Checks the parts. A clock that was stored before there were cycles is of the first. */
    public SlaClock {
        Input.present("clock.metric", metric);
        Input.code("clock.policy", policy, 120);
        Input.code("clock.calendar", calendar, 120);
        if (Input.present("clock.target", target).isNegative() || target.isZero()) {
            throw new InvalidInputException("clock.target", "is not above zero", "a duration above zero");
        }
        startedAt = Input.instant("clock.startedAt", startedAt);
        if (Input.present("clock.elapsed", elapsed).isNegative()) {
            throw new InvalidInputException("clock.elapsed", "is negative", "zero or more");
        }
        runningSince = Input.instantOrNull("clock.runningSince", runningSince);
        dueAt = Input.instantOrNull("clock.dueAt", dueAt);
        stoppedAt = Input.instantOrNull("clock.stoppedAt", stoppedAt);
        breachedAt = Input.instantOrNull("clock.breachedAt", breachedAt);
        notBefore = Input.instantOrNull("clock.notBefore", notBefore);
        cycle = Math.toIntExact(Input.within("clock.cycle", cycle, 0, MAX_CYCLE));
        cycle = Math.max(1, cycle);
        if (runningSince != null && stoppedAt != null) {
            throw new InvalidInputException("clock.stoppedAt", "is set on a running clock", "null while it runs");
        }
        if ((runningSince == null) != (dueAt == null)) {
            throw new InvalidInputException("clock.dueAt", "does not fit", "set exactly while the clock runs");
        }
    }

    /**
     * A clock of the first cycle, due when its business time is used up.
     *
     * @param metric what it measures
     * @param policy the policy that set the target, as {@code id@version}
     * @param calendar the calendar it counts by, as {@code id@version}
     * @param target how long it may take, above zero
     * @param startedAt when it started first
     * @param elapsed the business time counted
     * @param runningSince from when it has been running without a pause, or null
     * @param dueAt when the target will be used up, or null
     * @param stoppedAt when what it waits for happened, or null
     * @param breachedAt when the target was used up, or null
     */
    public SlaClock(
            Metric metric,
            String policy,
            String calendar,
            Duration target,
            Instant startedAt,
            Duration elapsed,
            @Nullable Instant runningSince,
            @Nullable Instant dueAt,
            @Nullable Instant stoppedAt,
            @Nullable Instant breachedAt) {
        this(metric, policy, calendar, target, startedAt, elapsed, runningSince, dueAt, stoppedAt, breachedAt, null, 1);
    }

    /**
     * The same clock under another number.
     *
     * @param value which time it measures the same thing
     * @return the clock
     */
    public SlaClock ofCycle(int value) {
        return new SlaClock(
                metric,
                policy,
                calendar,
                target,
                startedAt,
                elapsed,
                runningSince,
                dueAt,
                stoppedAt,
                breachedAt,
                notBefore,
                value);
    }

    /**
     * Whether the clock counts.
     *
     * @return true while it runs
     */
    public boolean isRunning() {
        return runningSince != null;
    }

    /**
     * Whether what it waits for happened.
     *
     * @return true once stopped
     */
    public boolean isStopped() {
        return stoppedAt != null;
    }

    /**
     * Whether the target was missed.
     *
     * @return true once a breach was noticed
     */
    public boolean isBreached() {
        return breachedAt != null;
    }
}
