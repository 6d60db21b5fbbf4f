package dev.aftercare.crm.sla;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.sla.Metric;
import dev.aftercare.crm.model.sla.SlaClock;
import dev.aftercare.crm.model.ticket.Priority;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One clock on its way through one step; ends with {@link #running}, {@link #paused} or {@link #stopped}. */
final class ClockStep {

    private final Metric metric;
    private final Instant startedAt;
    private String policy;
    private String calendar;
    private Duration target;
    private Duration elapsed;
    private @Nullable Instant runningSince;
    private @Nullable Instant dueAt;
    private @Nullable Instant breachedAt;

    private ClockStep(SlaClock clock) {
        this.metric = clock.metric();
        this.startedAt = clock.startedAt();
        this.policy = clock.policy();
        this.calendar = clock.calendar();
        this.target = clock.target();
        this.elapsed = clock.elapsed();
        this.runningSince = clock.runningSince();
        this.dueAt = clock.dueAt();
        this.breachedAt = clock.breachedAt();
    }

    static ClockStep of(SlaClock clock) {
        return new ClockStep(clock);
    }

    static SlaClock started(Metric metric, Duration target, SlaTerms terms, Instant at) {
        Instant due = due(terms, at, target);
        return new SlaClock(metric, terms.policy(), terms.calendar(), target, at, Duration.ZERO, at, due, null, null);
    }

    ClockStep checkTerms(SlaTerms terms) {
        if (!terms.calendar().equals(calendar)) {
            throw new InvalidInputException(
                    "terms.calendar", "is not the one that the clock counts by", "the terms of " + calendar);
        }
        return this;
    }

    /** Adds the business time of the present run up to an instant; after it, the run starts there. */
    ClockStep countUntil(Instant now, SlaTerms terms) {
        if (runningSince != null) {
            checkTerms(terms).late(now);
            elapsed = elapsed.plus(terms.hours().between(runningSince, now));
            runningSince = runningSince.isBefore(now) ? now : runningSince;
        }
        return this;
    }

    /** Marks the breach if the time due is over. */
    ClockStep late(Instant now) {
        return dueAt != null && dueAt.isBefore(now) && breachedAt == null ? breached(dueAt) : this;
    }

    /** Marks the breach if more was counted than the target allows; when that came to be is not known any more. */
    ClockStep breachedIfOver(Instant now) {
        return elapsed.compareTo(target) > 0 && breachedAt == null ? breached(now) : this;
    }

    ClockStep breached(Instant when) {
        breachedAt = when;
        return this;
    }

    ClockStep targeted(SlaTerms terms, Duration next) {
        policy = terms.policy();
        calendar = terms.calendar();
        target = next;
        return this;
    }

    /** Runs from an instant on, with what is left of the target. */
    ClockStep runFrom(Instant from, SlaTerms terms) {
        Duration left = target.minus(elapsed);
        runningSince = from;
        dueAt = due(terms, from, left.isNegative() ? Duration.ZERO : left);
        return this;
    }

    SlaClock retargeted(SlaTerms terms, SlaTerms next, Priority priority, Instant now) {
        boolean otherHours = !next.calendar().equals(calendar);
        if (otherHours) {
            countUntil(now, terms);
        }
        Duration goal =
                Input.present("target", next.target(metric).orElse(null)).at(priority);
        targeted(next, goal);
        if (runningSince == null) {
            return breachedIfOver(now).paused();
        }
        return runFrom(runningSince, next).late(now).breachedIfOver(now).running();
    }

    Duration elapsed() {
        return elapsed;
    }

    SlaClock running() {
        return new SlaClock(
                metric, policy, calendar, target, startedAt, elapsed, runningSince, dueAt, null, breachedAt);
    }

    SlaClock paused() {
        return new SlaClock(metric, policy, calendar, target, startedAt, elapsed, null, null, null, breachedAt);
    }

    /** Never before it started, also if two machines disagree about the time. */
    SlaClock stopped(Instant at) {
        Instant stoppedAt = at.isBefore(startedAt) ? startedAt : at;
        return new SlaClock(metric, policy, calendar, target, startedAt, elapsed, null, null, stoppedAt, breachedAt);
    }

    /** A calendar without enough hours ahead must not keep a ticket from being received: it is never due, then. */
    private static Instant due(SlaTerms terms, Instant from, Duration left) {
        BusinessCalendar hours = terms.hours();
        return new BusinessTime(hours).plus(from, left, hours.atClosing()).orElse(Input.LATEST);
    }
}
