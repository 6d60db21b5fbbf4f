package dev.aftercare.crm.sla;

import dev.aftercare.crm.model.sla.SlaClock;
import dev.aftercare.crm.model.ticket.Priority;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Another priority, policy or calendar, and what it does to the clocks that have not stopped.
 *
 * @param terms what was promised before
 * @param next what is promised from now on
 * @param priority the priority from now on
 * @param otherPriority whether it is another one
 * @param at when
 */
record ClockChange(SlaTerms terms, SlaTerms next, Priority priority, boolean otherPriority, Instant at) {

    /**
     * The clocks after the change.
     *
     * @param clocks the clocks before it
     * @param promises what clocks count by
     * @param replayed the clocks as they would be, had the next terms always held; empty if that is not known
     * @return the clocks; the stopped ones as they were
     */
    List<SlaClock> of(List<SlaClock> clocks, Promises promises, Supplier<List<SlaClock>> replayed) {
        boolean again =
                otherTerms() && next.targets().stream().anyMatch(target -> reach(target) == OnChange.FROM_START);
        List<SlaClock> fromStart = again ? replayed.get() : List.of();
        List<SlaClock> after = new ArrayList<>();
        for (SlaClock clock : clocks) {
            SlaClock changed = clock.isStopped() ? clock : of(clock, promises, fromStart);
            if (changed != null) {
                after.add(changed);
            }
        }
        for (SlaClock clock : fromStart) {
            boolean added = !clock.isStopped()
                    && isCounted(clock)
                    && find(clocks, clock).isEmpty();
            if (added) {
                after.add(moved(clock, next));
            }
        }
        return List.copyOf(after);
    }

    /** The clocks of the list before a change that start at another time after it, though it is the same cycle. */
    static List<SlaClock> recounted(List<SlaClock> before, List<SlaClock> after) {
        return before.stream()
                .filter(clock -> find(after, clock)
                        .filter(now ->
                                now.cycle() == clock.cycle() && !now.startedAt().equals(clock.startedAt()))
                        .isPresent())
                .toList();
    }

    private @Nullable SlaClock of(SlaClock clock, Promises promises, List<SlaClock> fromStart) {
        SlaTarget target = next.target(clock.metric()).orElse(null);
        if (target == null) {
            return null;
        }
        SlaTerms counted = promises.counted(clock);
        return switch (reach(target)) {
            case KEEP -> clock;
            case CARRY_ON -> carriedOn(clock, counted);
            case FROM_NOW -> breachedLike(clock, fromNow(clock, target));
            case FROM_START ->
                find(fromStart, clock)
                        .filter(replayed -> !replayed.isStopped())
                        .map(replayed -> breachedLike(clock, moved(replayed, next)))
                        .orElseGet(() -> carriedOn(clock, counted));
        };
    }

    private boolean isCounted(SlaClock clock) {
        return next.target(clock.metric())
                .filter(target -> reach(target) == OnChange.FROM_START)
                .isPresent();
    }

    /** The furthest-reaching of what the change touches. */
    private OnChange reach(SlaTarget target) {
        MetricRule rule = target.measured();
        OnChange reach = otherPriority ? rule.onPriority() : OnChange.KEEP;
        if (!next.policy().equals(terms.policy())) {
            reach = further(reach, rule.onPolicy());
        }
        return next.calendar().equals(terms.calendar()) ? reach : further(reach, rule.onCalendar());
    }

    private boolean otherTerms() {
        return !next.ref().equals(terms.ref());
    }

    private static OnChange further(OnChange one, OnChange other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private SlaClock carriedOn(SlaClock clock, SlaTerms counted) {
        return ClockRules.retarget(List.of(clock), counted, next, priority, at).get(0);
    }

    /** A clock that was counted again may still have the target of the priority before. */
    private SlaClock moved(SlaClock replayed, SlaTerms always) {
        return ClockRules.retarget(List.of(replayed), always, always, priority, at)
                .get(0);
    }

    private SlaClock fromNow(SlaClock clock, SlaTarget target) {
        SlaClock anew = ClockStep.started(clock.metric(), target.at(priority), next, at, clock.cycle());
        return clock.isRunning() ? anew : ClockStep.of(anew).paused();
    }

    /** A breach stays with its clock for good. */
    private static SlaClock breachedLike(SlaClock before, SlaClock after) {
        Instant breachedAt = before.breachedAt();
        if (breachedAt == null || after.isBreached()) {
            return after;
        }
        ClockStep step = ClockStep.of(after).breached(breachedAt);
        return after.isRunning() ? step.running() : step.paused();
    }

    private static Optional<SlaClock> find(List<SlaClock> clocks, SlaClock like) {
        return clocks.stream()
                .filter(clock -> clock.metric().equals(like.metric()))
                .findFirst();
    }
}
