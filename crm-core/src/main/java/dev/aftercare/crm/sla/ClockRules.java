package dev.aftercare.crm.sla;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.sla.Metric;
import dev.aftercare.crm.model.sla.SlaClock;
import dev.aftercare.crm.model.ticket.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * What happens to the service-level clocks of one ticket. Pure functions: they take the ticket's clocks and give the clocks after
 * the step, in the same order; what a step does not concern stays as it is, and a step that does not fit the state of a clock
 * (pausing what is paused, stopping what is stopped) leaves that clock alone.
 *
 * <p><b>Late counts as late.</b> Whether a clock is breached never depends on when a sweep looked: every step that changes a
 * running clock at an instant after {@link SlaClock#dueAt} first marks the breach, with {@code breachedAt = dueAt}. A step at
 * {@code dueAt} itself is in time. A breach stays with its clock for good.
 *
 * <p><b>Terms.</b> All clocks of a ticket that are not stopped count by the same terms. Steps need the terms whose calendar the
 * clocks name; others are refused with an {@link InvalidInputException}, since hours of one calendar mean nothing in another. Only
 * {@link #retarget} and {@link #reopen} move clocks to other terms, all at once.
 *
 * <p><b>Time.</b> Instants are cut to microseconds. Steps are given in the order in which they happened; a step at an instant before
 * the last one counts no business time.
 */
public final class ClockRules {

    private ClockRules() {}

    /**
     * Starts clocks. A metric without a target in the terms gets no clock; a clock of the same metric that is not stopped goes on,
     * one that is stopped is replaced by the new one, which is of the next cycle.
     *
     * @param clocks the ticket's clocks so far
     * @param metrics what to measure from now on
     * @param terms what applies
     * @param priority the ticket's priority
     * @param at from when
     * @return the clocks after it; the new ones run, due at {@link Input#LATEST} if the calendar has not enough open hours
     *     left
     * @throws InvalidInputException if a clock that is not stopped counts by another calendar
     */
    public static List<SlaClock> start(
            List<SlaClock> clocks, Collection<Metric> metrics, SlaTerms terms, Priority priority, Instant at) {
        Instant now = Input.instant("at", at);
        clocks.stream()
                .filter(clock -> !clock.isStopped())
                .forEach(clock -> ClockStep.of(clock).checkTerms(terms));
        List<SlaClock> next = new ArrayList<>(clocks);
        for (Metric metric : metrics) {
            boolean going = next.stream().anyMatch(clock -> clock.metric().equals(metric) && !clock.isStopped());
            SlaTarget target = terms.target(metric).orElse(null);
            if (target != null && !going) {
                int cycle = next.stream()
                        .filter(clock -> clock.metric().equals(metric))
                        .mapToInt(clock -> clock.cycle() + 1)
                        .findFirst()
                        .orElse(1);
                next.removeIf(clock -> clock.metric().equals(metric));
                next.add(ClockStep.started(metric, target.at(priority), terms, now, cycle));
            }
        }
        return List.copyOf(next);
    }

    /**
     * Pauses the running clocks, but those whose target {@link SlaTarget#runsOnHold runs on hold}: the ticket waits for somebody
     * outside the shop.
     *
     * @param clocks the ticket's clocks
     * @param terms what applies
     * @param at from when
     * @return the clocks after it
     */
    public static List<SlaClock> pause(List<SlaClock> clocks, SlaTerms terms, Instant at) {
        return each(
                clocks,
                at,
                clock -> clock.isRunning() && pauses(clock, terms),
                (clock, now) -> ClockStep.of(clock).countUntil(now, terms).paused());
    }

    /**
     * Lets the paused clocks run on: the wait is over. What is left of the target counts from now on.
     *
     * @param clocks the ticket's clocks
     * @param terms what applies
     * @param at from when
     * @return the clocks after it
     */
    public static List<SlaClock> resume(List<SlaClock> clocks, SlaTerms terms, Instant at) {
        return each(
                clocks,
                at,
                ClockRules::isPaused,
                (clock, now) -> ClockStep.of(clock)
                        .checkTerms(terms)
                        .runFrom(now, terms)
                        .running());
    }

    /**
     * Stops the clock of a metric, running or paused: what it waits for has happened. Only the first time counts.
     *
     * @param clocks the ticket's clocks
     * @param metric which
     * @param terms what applies
     * @param at when it happened; after {@code dueAt} it is a breach
     * @return the clocks after it
     */
    public static List<SlaClock> stop(List<SlaClock> clocks, Metric metric, SlaTerms terms, Instant at) {
        return each(
                clocks,
                at,
                clock -> clock.metric().equals(metric) && !clock.isStopped(),
                (clock, now) -> ClockStep.of(clock).countUntil(now, terms).stopped(now));
    }

    /**
     * Lets the stopped clock of a metric run on: what it waited for turned out not to have happened, for example because the ticket
     * was reopened. It goes on from the business time it had counted; the time during which it was stopped does not count. It takes
     * up the present terms and priority, and so do the other clocks, as by {@link #retarget}.
     *
     * @param clocks the ticket's clocks
     * @param metric which
     * @param terms what applied so far
     * @param next what applies from now on
     * @param priority the ticket's priority
     * @param at from when
     * @return the clocks after it; without change if there is no such clock, or no target for it any more
     */
    public static List<SlaClock> reopen(
            List<SlaClock> clocks, Metric metric, SlaTerms terms, SlaTerms next, Priority priority, Instant at) {
        SlaTarget target = next.target(metric).orElse(null);
        Predicate<SlaClock> which = clock -> clock.metric().equals(metric) && clock.isStopped();
        if (target == null || clocks.stream().noneMatch(which)) {
            return clocks;
        }
        return each(
                retarget(clocks, terms, next, priority, at),
                at,
                which,
                (clock, now) -> ClockStep.of(clock)
                        .targeted(next, target.at(priority))
                        .breachedIfOver(now)
                        .runFrom(now, next)
                        .running());
    }

    /**
     * Gives the clocks that are not stopped the targets of another priority, or of other terms. What they counted, and whether they
     * are paused, stays; a running clock is due when it would have been due, had it had the new target from the start. A target
     * that is used up already is a breach at once. A clock whose metric has no target in the new terms is dropped.
     *
     * @param clocks the ticket's clocks
     * @param terms what applied so far
     * @param next what applies from now on; the same terms if only the priority changes
     * @param priority the priority from now on
     * @param at from when
     * @return the clocks after it; stopped ones are not touched
     */
    public static List<SlaClock> retarget(
            List<SlaClock> clocks, SlaTerms terms, SlaTerms next, Priority priority, Instant at) {
        List<SlaClock> kept = clocks.stream()
                .filter(clock ->
                        clock.isStopped() || next.target(clock.metric()).isPresent())
                .toList();
        return each(
                kept,
                at,
                clock -> !clock.isStopped(),
                (clock, now) -> ClockStep.of(clock).late(now).retargeted(terms, next, priority, now));
    }

    /**
     * Ends the count of all clocks that are not stopped, because what they wait for will never happen: the ticket was cancelled. They
     * are left as paused for good, neither met nor due; a breach stays one.
     *
     * @param clocks the ticket's clocks
     * @param terms what applied so far
     * @param at when
     * @return the clocks after it
     */
    public static List<SlaClock> abandon(List<SlaClock> clocks, SlaTerms terms, Instant at) {
        return each(
                clocks,
                at,
                SlaClock::isRunning,
                (clock, now) -> ClockStep.of(clock).countUntil(now, terms).paused());
    }

    /**
     * Notices that a target was used up: marks the clock of a metric if it runs, is due and is not marked yet. So each clock is
     * marked once, however often and late it is looked at.
     *
     * @param clocks the ticket's clocks
     * @param metric which
     * @param now when one looks
     * @return the clocks after it; equal to those before if there was nothing to notice
     */
    public static List<SlaClock> breach(List<SlaClock> clocks, Metric metric, Instant now) {
        return each(clocks, now, clock -> clock.metric().equals(metric), ClockRules::breach);
    }

    /**
     * Notices that a target was used up, on one clock.
     *
     * @param clock the clock
     * @param now when one looks
     * @return the clock with {@code breachedAt = dueAt} if it runs, {@code dueAt} is not after {@code now}, and it was not marked
     *     before; otherwise the clock as it is
     */
    public static SlaClock breach(SlaClock clock, Instant now) {
        Instant due = clock.dueAt();
        return due == null || due.isAfter(now) || clock.isBreached()
                ? clock
                : ClockStep.of(clock).breached(due).running();
    }

    /**
     * The clocks that a step marked as breached: for each of them the breach is to be told.
     *
     * @param before the clocks before the step
     * @param after the clocks after it
     * @return those of {@code after} that are breached and were not before
     */
    public static List<SlaClock> newlyBreached(List<SlaClock> before, List<SlaClock> after) {
        return after.stream()
                .filter(SlaClock::isBreached)
                .filter(clock -> before.stream()
                        .noneMatch(old -> old.metric().equals(clock.metric())
                                && old.startedAt().equals(clock.startedAt())
                                && old.isBreached()))
                .toList();
    }

    /**
     * How much business time a clock has counted.
     *
     * @param clock the clock
     * @param terms what applies
     * @param now until when; an instant before {@code runningSince} counts nothing more
     * @return the business time, without pauses
     */
    public static Duration elapsed(SlaClock clock, SlaTerms terms, Instant now) {
        return ClockStep.of(clock).countUntil(Input.instant("now", now), terms).elapsed();
    }

    /**
     * How much business time is left of a clock's target.
     *
     * @param clock the clock
     * @param terms what applies
     * @param now when
     * @return the target less what was counted; negative by how much it is over
     */
    public static Duration remaining(SlaClock clock, SlaTerms terms, Instant now) {
        return clock.target().minus(elapsed(clock, terms, now));
    }

    private static boolean isPaused(SlaClock clock) {
        return !clock.isRunning() && !clock.isStopped();
    }

    private static boolean pauses(SlaClock clock, SlaTerms terms) {
        return terms.target(clock.metric()).map(target -> !target.runsOnHold()).orElse(true);
    }

    private static List<SlaClock> each(List<SlaClock> clocks, Instant at, Predicate<SlaClock> which, Step step) {
        Instant now = Input.instant("at", at);
        UnaryOperator<SlaClock> change = clock -> which.test(clock) ? step.take(clock, now) : clock;
        return clocks.stream().map(change).toList();
    }

    /** What happens to one clock at an instant. */
    @FunctionalInterface
    private interface Step {
        SlaClock take(SlaClock clock, Instant now);
    }
}
