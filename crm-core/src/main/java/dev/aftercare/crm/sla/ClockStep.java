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
    private @Nullable Instant notBefore;
    private final int cycle;

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
        this.notBefore = clock.notBefore();
        this.cycle = clock.cycle();
    }

    static ClockStep of(SlaClock clock) {
        return new ClockStep(clock);
    }

    static SlaClock started(Metric metric, Budget target, SlaTerms terms, Instant at, int cycle) {
        SlaClock blank = new SlaClock(
                metric,
                terms.policy(),
                terms.calendar(),
                Duration.ofNanos(1_000),
                at,
                Duration.ZERO,
                null,
                null,
                null,
                null,
                null,
                cycle);
        return of(blank).targeted(terms, target).runFrom(at, terms).running();
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

    /** Working days become the open time that lies in them; the instant at which they end is kept, for it may lie outside the hours. */
    ClockStep targeted(SlaTerms terms, Budget next) {
        policy = terms.policy();
        calendar = terms.calendar();
        if (next instanceof Budget.OpenTime time) {
            target = time.amount();
            notBefore = null;
        } else {
            Instant end = end(terms, next);
            Duration open = terms.hours().between(startedAt, end);
            target = open.isZero() ? Duration.ofNanos(1_000) : open;
            notBefore = end;
        }
        return this;
    }

    /** Runs from an instant on, with what is left of the target. */
    ClockStep runFrom(Instant from, SlaTerms terms) {
        Duration left = target.minus(elapsed);
        runningSince = from;
        dueAt = due(terms, from, left.isNegative() ? Duration.ZERO : left);
        return this;
    }

    private Instant end(SlaTerms terms, Budget budget) {
        try {
            return Input.instant("due", budget.end(terms.hours(), startedAt));
        } catch (NoOpenHoursLeftException never) {
            return Input.LATEST;
        }
    }

    SlaClock retargeted(SlaTerms terms, SlaTerms next, Priority priority, Instant now) {
        boolean otherHours = !next.calendar().equals(calendar);
        if (otherHours) {
            countUntil(now, terms);
        }
        Budget goal = Input.present("target", next.target(metric).orElse(null)).at(priority);
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
        return clock(runningSince, dueAt, null);
    }

    SlaClock paused() {
        return clock(null, null, null);
    }

    /** Never before it started, also if two machines disagree about the time. */
    SlaClock stopped(Instant at) {
        Instant stoppedAt = at.isBefore(startedAt) ? startedAt : at;
        return clock(null, null, stoppedAt);
    }

    private SlaClock clock(@Nullable Instant since, @Nullable Instant due, @Nullable Instant stoppedAt) {
        return new SlaClock(
                metric,
                policy,
                calendar,
                target,
                startedAt,
                elapsed,
                since,
                due,
                stoppedAt,
                breachedAt,
                notBefore,
                cycle);
    }

    /** A calendar without enough hours ahead must not keep a ticket from being received: it is never due, then. */
    private Instant due(SlaTerms terms, Instant from, Duration left) {
        Instant earliest = notBefore;
        boolean neverPaused = from.equals(startedAt) && elapsed.isZero();
        if (earliest != null && (neverPaused || (left.isZero() && !earliest.isBefore(from)))) {
            return earliest;
        }
        BusinessCalendar hours = terms.hours();
        AtClosing atClosing = terms.target(metric)
                .map(target -> target.measured().atClosing())
                .orElse(hours.atClosing());
        Instant due = new BusinessTime(hours).plus(from, left, atClosing).orElse(Input.LATEST);
        return earliest != null && earliest.isAfter(due) ? earliest : due;
    }
}
