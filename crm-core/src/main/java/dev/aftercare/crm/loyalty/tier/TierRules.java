package dev.aftercare.crm.loyalty.tier;

import dev.aftercare.crm.command.Decision;
import dev.aftercare.crm.command.DueChange;
import dev.aftercare.crm.command.Happened;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.due.DueEntry;
import dev.aftercare.crm.model.due.DueKey;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.loyalty.TierEvent.TierChanged;
import dev.aftercare.crm.model.loyalty.TierMove;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a customer's level. Pure: it follows from dated facts, the programme and the time.
 *
 * <p>A customer goes up as soon as the window's measure is worth more. A customer goes down only when the level's period and its
 * grace are over and the period's measure is worth less. A period that was earned again is followed by the next, and so are periods
 * that ended long before anybody looked: they are settled one by one, in order.
 */
public final class TierRules {

    /** The kind of the due entry at which a level is looked at again. */
    public static final String REVIEW_DUE = "tier-review";

    private TierRules() {}

    /**
     * Looks at a level.
     *
     * @param programme the rules in force
     * @param membership the level before
     * @param facts what counts, in any order, complete from {@link #factsFrom} on
     * @param at when
     * @return always accepted: the level after it, one event for each change, and when it is looked at again
     */
    public static Decision<Membership> evaluate(
            TierProgramme programme, Membership membership, List<Contribution> facts, Instant at) {
        Input.instant("at", at);
        List<Happened> events = new ArrayList<>();
        Membership state = membership;
        Instant review = reviewAt(programme, state);
        while (review != null && !at.isBefore(review)) {
            state = settled(programme, state, facts, review, events);
            review = reviewAt(programme, state);
        }
        int place = programme.place(state.level());
        int worth = programme.worth(measure(programme, state, facts, at));
        if (worth > place) {
            state = moved(programme, state, worth, at, at.plusNanos(1_000), events);
        }
        return new Decision.Accepted<>(state, events, List.of(due(programme, state)));
    }

    /**
     * From when on facts are needed to look at a level.
     *
     * @param programme the rules in force
     * @param membership the level before
     * @param at when it is looked at
     * @return the first instant whose facts count
     */
    public static Instant factsFrom(TierProgramme programme, Membership membership, Instant at) {
        Instant window = programme.window().start(membership.countsFrom(), at, programme.zone());
        Instant review = reviewAt(programme, membership);
        boolean pending = review != null && !at.isBefore(review);
        Instant period = periodFrom(programme, membership);
        return pending && period.isBefore(window) ? period : window;
    }

    /**
     * What counts at an instant for reaching a level.
     *
     * @param programme the rules in force
     * @param membership the level
     * @param facts what counts, complete from the window's start on
     * @param at when
     * @return the sum over the window, that instant included
     */
    public static BigDecimal measure(
            TierProgramme programme, Membership membership, List<Contribution> facts, Instant at) {
        Instant start = programme.window().start(membership.countsFrom(), at, programme.zone());
        return sum(facts, start, at.plusNanos(1_000));
    }

    /**
     * When a level's period ends.
     *
     * @param programme the rules in force
     * @param membership the level
     * @return the first instant after it; null if the level is kept for ever
     */
    public static @Nullable Instant periodEnd(TierProgramme programme, Membership membership) {
        boolean kept = programme.downgrade() == Downgrade.NEVER || programme.place(membership.level()) == 0;
        return kept ? null : programme.window().end(membership.periodStart(), programme.zone());
    }

    /** Whether a level is higher than another, or as high and lasts longer. */
    static boolean isBetter(TierProgramme programme, Membership one, Membership other) {
        int higher = Integer.compare(programme.place(one.level()), programme.place(other.level()));
        return higher > 0 || (higher == 0 && one.periodStart().isAfter(other.periodStart()));
    }

    /** What is told of a level that was put in the place of another. */
    static List<Happened> replaced(TierProgramme programme, Membership before, Membership next, Actor actor) {
        if (before.level().equals(next.level())) {
            return List.of();
        }
        boolean up = programme.place(next.level()) > programme.place(before.level());
        TierChanged body = new TierChanged(
                programme.id(),
                before.level(),
                next.level(),
                up ? TierMove.UP : TierMove.DOWN,
                periodEnd(programme, next));
        return List.of(new Happened(body, actor));
    }

    static AggregateRef aggregate(String programme, String customer) {
        return new AggregateRef("tier", programme + "/" + customer);
    }

    private static @Nullable Instant reviewAt(TierProgramme programme, Membership membership) {
        Instant end = periodEnd(programme, membership);
        return end == null
                ? null
                : end.atZone(programme.zone()).plus(programme.grace()).toInstant();
    }

    /** The level's period is over, grace included. */
    private static Membership settled(
            TierProgramme programme,
            Membership state,
            List<Contribution> facts,
            Instant review,
            List<Happened> events) {
        Instant end = programme.window().end(state.periodStart(), programme.zone());
        int place = programme.place(state.level());
        int worth = programme.worth(sum(facts, periodFrom(programme, state), review));
        if (worth >= place) {
            return state.confirmed(end);
        }
        int next = programme.downgrade() == Downgrade.ONE_LEVEL ? place - 1 : worth;
        return moved(programme, state, next, review, review, events);
    }

    /** A part of the calendar counts whole, also for a level that was reached within it. */
    private static Instant periodFrom(TierProgramme programme, Membership state) {
        Instant start = state.periodStart();
        return programme.window().kind() == TierWindow.Kind.CALENDAR
                ? programme.window().start(start, start, programme.zone())
                : state.countsFrom();
    }

    private static Membership moved(
            TierProgramme programme,
            Membership state,
            int place,
            Instant at,
            Instant countsFrom,
            List<Happened> events) {
        TierMove move = place > programme.place(state.level()) ? TierMove.UP : TierMove.DOWN;
        Membership next = state.to(programme.levels().get(place).name(), at, countsFrom);
        TierChanged body =
                new TierChanged(programme.id(), state.level(), next.level(), move, periodEnd(programme, next));
        events.add(new Happened(body, Actor.rule("tier")));
        return next;
    }

    private static BigDecimal sum(List<Contribution> facts, Instant from, Instant before) {
        return facts.stream()
                .filter(fact -> !fact.at().isBefore(from) && fact.at().isBefore(before))
                .map(Contribution::value)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static DueChange due(TierProgramme programme, Membership state) {
        DueKey key = DueKey.of(
                REVIEW_DUE, aggregate(programme.id(), state.customer().value().toString()));
        Instant review = reviewAt(programme, state);
        return review == null ? new DueChange.Cancel(key) : new DueChange.Schedule(new DueEntry(key, review));
    }
}
