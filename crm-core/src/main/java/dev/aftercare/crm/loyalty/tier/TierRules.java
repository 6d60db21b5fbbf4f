package dev.aftercare.crm.loyalty.tier;

import dev.aftercare.crm.command.Decision;
import dev.aftercare.crm.command.DueChange;
import dev.aftercare.crm.command.Happened;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.TimeSpan;
import dev.aftercare.crm.model.due.DueEntry;
import dev.aftercare.crm.model.due.DueKey;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.loyalty.TierEvent.TierChanged;
import dev.aftercare.crm.model.loyalty.TierMove;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
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
     * Looks at a level. It asks for sums a few times only: once for up to {@value TimeSpan#MAX_AT_ONCE} periods that ended since the level
     * was last looked at, or for half as many if what comes in within grace counts for the next; once more for each level lost, and once
     * for the window.
     *
     * @param programme the rules in force
     * @param membership the level before
     * @param sums what counts, added up
     * @param at when
     * @return always accepted: the level after it, one event for each change, and when it is looked at again
     */
    public static Decision<Membership> evaluate(
            TierProgramme programme, Membership membership, QualifyingSums sums, Instant at) {
        Input.instant("at", at);
        List<Happened> events = new ArrayList<>();
        Membership state = membership;
        List<EndedPeriod> ended = ended(programme, state, at);
        while (!ended.isEmpty()) {
            Iterator<BigDecimal> measures = sums.over(ended.stream()
                            .flatMap(period -> period.counted().stream())
                            .toList())
                    .iterator();
            for (int i = 0; i < ended.size() && state.equals(ended.get(i).state()); i++) {
                BigDecimal most = ended.get(i).counted().stream()
                        .map(any -> measures.next())
                        .max(Comparator.naturalOrder())
                        .orElseThrow();
                state = settled(programme, ended.get(i), most, events);
            }
            ended = ended(programme, state, at);
        }
        int place = programme.place(state.level());
        int worth = programme.worth(measure(programme, state, sums, at));
        if (worth > place) {
            state = moved(programme, state, worth, at, at.plusNanos(1_000), events);
        }
        return new Decision.Accepted<>(state, events, List.of(due(programme, state)));
    }

    /**
     * What counts at an instant for reaching a level.
     *
     * @param programme the rules in force
     * @param membership the level
     * @param sums what counts, added up
     * @param at when
     * @return the sum over the window, that instant included
     */
    public static BigDecimal measure(TierProgramme programme, Membership membership, QualifyingSums sums, Instant at) {
        Instant start = programme.window().start(membership.countsFrom(), at, programme.zone());
        return sums.over(List.of(span(start, at.plusNanos(1_000)))).get(0);
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

    /** When a level whose period is over is looked at, its grace included; null if it is kept for ever. */
    static @Nullable Instant reviewAt(TierProgramme programme, Membership membership) {
        Instant end = periodEnd(programme, membership);
        return end == null
                ? null
                : end.atZone(programme.zone()).plus(programme.grace()).toInstant();
    }

    /** Whether a definition in the place of another can change when a level is looked at. */
    static boolean movesReviews(TierProgramme before, TierProgramme next) {
        boolean same = next.zone().equals(before.zone())
                && next.window().equals(before.window())
                && next.downgrade() == before.downgrade()
                && next.grace().equals(before.grace());
        return !same || !names(next).equals(names(before));
    }

    private static List<String> names(TierProgramme programme) {
        return programme.levels().stream().map(TierLevel::name).toList();
    }

    /**
     * A level's period that is over, grace included.
     *
     * @param state the level
     * @param end the first instant after the period
     * @param review the first instant after its grace
     * @param counted what counts for it: the span that is worth the most
     */
    private record EndedPeriod(Membership state, Instant end, Instant review, List<TimeSpan> counted) {}

    /** The level's period if it is over, and those that follow if each is earned again; some of them, if there are many. */
    private static List<EndedPeriod> ended(TierProgramme programme, Membership membership, Instant at) {
        List<EndedPeriod> ended = new ArrayList<>();
        Membership state = membership;
        Instant review = reviewAt(programme, state);
        int most = TimeSpan.MAX_AT_ONCE / (hasTwoSpans(programme) ? 2 : 1);
        while (review != null && !at.isBefore(review) && ended.size() < most) {
            Instant end = programme.window().end(state.periodStart(), programme.zone());
            ended.add(new EndedPeriod(state, end, review, counted(programme, state, end, review)));
            state = state.confirmed(end);
            review = reviewAt(programme, state);
        }
        return ended;
    }

    private static boolean hasTwoSpans(TierProgramme programme) {
        return programme.withinGrace() == WithinGrace.COUNTS_FOR_NEXT
                && !programme.grace().isZero();
    }

    private static List<TimeSpan> counted(TierProgramme programme, Membership state, Instant end, Instant review) {
        Instant from = periodFrom(programme, state);
        if (!hasTwoSpans(programme)) {
            return List.of(span(from, review));
        }
        // Whoever has earned the level again by then never loses it, not even for a moment.
        Instant next = programme.window().start(end, review.minusNanos(1_000), programme.zone());
        return List.of(span(from, end), span(next, review));
    }

    private static Membership settled(
            TierProgramme programme, EndedPeriod period, BigDecimal measure, List<Happened> events) {
        Membership state = period.state();
        int place = programme.place(state.level());
        int worth = programme.worth(measure);
        if (worth >= place) {
            return state.confirmed(period.end());
        }
        int next = programme.downgrade() == Downgrade.ONE_LEVEL ? place - 1 : worth;
        boolean stillCounted = programme.withinGrace() == WithinGrace.STILL_COUNTS;
        Instant countsFrom = stillCounted ? period.review() : period.end();
        return moved(programme, state, next, period.review(), countsFrom, events);
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

    /** Cut to what can be stored; empty if it begins after its end. */
    private static TimeSpan span(Instant from, Instant before) {
        Instant last = earlier(before, TimeSpan.ALWAYS.before());
        return new TimeSpan(earlier(from.isBefore(Input.EARLIEST) ? Input.EARLIEST : from, last), last);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** When a level is looked at again, or that it is not. */
    static DueChange due(TierProgramme programme, Membership state) {
        DueKey key = DueKey.of(
                REVIEW_DUE, aggregate(programme.id(), state.customer().value().toString()));
        Instant review = reviewAt(programme, state);
        return review == null ? new DueChange.Cancel(key) : new DueChange.Schedule(new DueEntry(key, review));
    }
}
