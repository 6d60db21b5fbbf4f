package dev.aftercare.crm.loyalty.tier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.command.Decision;
import dev.aftercare.crm.model.TimeSpan;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.loyalty.TierEvent.TierChanged;
import dev.aftercare.crm.model.loyalty.TierMove;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.Month;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class TierRulesProperties {

    private static final Instant START = Instant.parse("2026-01-10T12:00:00Z");
    private static final CustomerId MEI = new CustomerId(new UUID(1, 2));

    @Property(tries = 300)
    void alwaysAtLeastWhatTheWindowIsWorthAndNeverDownWithinAPeriod(
            @ForAll("programmes") TierProgramme programme, @ForAll("contributions") List<Contribution> facts) {
        Membership state = Membership.joined(programme, MEI, START);
        for (int i = 0; i < facts.size(); i++) {
            Instant at = facts.get(i).at();
            List<Contribution> known = facts.subList(0, i + 1);
            Membership before = state;
            Decision.Accepted<Membership> accepted = TierRules.evaluate(programme, before, QualifyingSums.of(known), at)
                    .orThrow();
            state = accepted.state();

            assertThat(state.changes() - before.changes())
                    .isEqualTo(accepted.events().size());
            BigDecimal measure = TierRules.measure(programme, state, QualifyingSums.of(known), at);
            assertThat(programme.place(state.level())).isGreaterThanOrEqualTo(programme.worth(measure));
            Instant end = TierRules.periodEnd(programme, before);
            if (end == null || at.isBefore(end)) {
                assertThat(accepted.events()).allMatch(event -> ((TierChanged) event.body()).move() == TierMove.UP);
            }
            // Looked at again, nothing happens again.
            assertThat(TierRules.evaluate(programme, state, QualifyingSums.of(known), at)
                            .orThrow()
                            .events())
                    .isEmpty();
        }
    }

    /** Of gains only: a loss that ages out of a rolling window lets the sum rise, so that then it matters when one looks. */
    @Property(tries = 300)
    void settlingLateIsSettlingInTime(
            @ForAll("programmes") TierProgramme programme,
            @ForAll("gains") List<Contribution> facts,
            @ForAll @IntRange(min = 1, max = 2_000) int daysLater) {
        Instant last = facts.isEmpty() ? START : facts.get(facts.size() - 1).at();
        Membership state = TierRules.evaluate(
                        programme, Membership.joined(programme, MEI, START), QualifyingSums.of(facts), last)
                .orThrow()
                .state();
        Instant end = last.plus(Duration.ofDays(daysLater));
        Membership late = TierRules.evaluate(programme, state, QualifyingSums.of(facts), end)
                .orThrow()
                .state();

        for (Instant at = last; !at.isAfter(end); at = at.plus(Duration.ofDays(1))) {
            state = TierRules.evaluate(programme, state, QualifyingSums.of(facts), at)
                    .orThrow()
                    .state();
        }

        assertThat(state.level()).isEqualTo(late.level());
    }

    @Property(tries = 300)
    void howOftenItAsksForSumsFollowsTheLevelsAndNotTheFacts(
            @ForAll("programmes") TierProgramme programme,
            @ForAll("contributions") List<Contribution> facts,
            @ForAll @IntRange(max = 10_000) int daysLater) {
        Instant last = facts.isEmpty() ? START : facts.get(facts.size() - 1).at();
        QualifyingSums sums = QualifyingSums.of(facts);
        Membership state = TierRules.evaluate(programme, Membership.joined(programme, MEI, START), sums, last)
                .orThrow()
                .state();
        Duration shortest = Duration.ofDays(84);
        long periods = Duration.ofDays(daysLater).plus(shortest).dividedBy(shortest);
        List<Integer> asked = new ArrayList<>();

        TierRules.evaluate(
                        programme,
                        state,
                        spans -> {
                            asked.add(spans.size());
                            return sums.over(spans);
                        },
                        last.plus(Duration.ofDays(daysLater)))
                .orThrow();

        assertThat(asked).allMatch(spans -> spans <= TimeSpan.MAX_AT_ONCE);
        int spansOfAPeriod = programme.withinGrace() == WithinGrace.STILL_COUNTS ? 1 : 2;
        assertThat(asked)
                .hasSizeLessThanOrEqualTo(
                        programme.levels().size() + (int) periods * spansOfAPeriod / TimeSpan.MAX_AT_ONCE);
    }

    @Property(tries = 300)
    void whoIsAskedPeriodByPeriodSettlesTheSame(
            @ForAll("programmes") TierProgramme programme,
            @ForAll("contributions") List<Contribution> facts,
            @ForAll @IntRange(max = 10_000) int daysLater) {
        Instant last = facts.isEmpty() ? START : facts.get(facts.size() - 1).at();
        QualifyingSums sums = QualifyingSums.of(facts);
        Membership joined = Membership.joined(programme, MEI, START);
        Membership state =
                TierRules.evaluate(programme, joined, sums, last).orThrow().state();
        Instant at = last.plus(Duration.ofDays(daysLater));

        Membership stepped = state;
        Instant next = TierRules.reviewAt(programme, stepped);
        while (next != null && !next.isAfter(at)) {
            // What the window is worth at the review could raise the level; the late look settles without it.
            stepped = TierRules.evaluate(programme, stepped, onlyPeriods(sums, next), next)
                    .orThrow()
                    .state();
            next = TierRules.reviewAt(programme, stepped);
        }

        assertThat(TierRules.evaluate(programme, state, onlyPeriods(sums, at), at)
                        .orThrow()
                        .state())
                .isEqualTo(stepped);
    }

    /** Says nothing of the window that ends at an instant, so that nobody goes up. */
    private static QualifyingSums onlyPeriods(QualifyingSums sums, Instant at) {
        return spans -> {
            boolean window = spans.size() == 1 && spans.get(0).before().equals(at.plusNanos(1_000));
            return window ? List.of(BigDecimal.valueOf(-1)) : sums.over(spans);
        };
    }

    /** Who has earned a level again by the end of grace does not lose it and get it back at one look. */
    @Property(tries = 300)
    void noLevelIsLostAndHadAgainAtOneReview(
            @ForAll("programmes") TierProgramme programme, @ForAll("gains") List<Contribution> facts) {
        QualifyingSums sums = QualifyingSums.of(facts);
        Membership state = Membership.joined(programme, MEI, START);
        for (Contribution fact : facts) {
            Instant review = TierRules.reviewAt(programme, state);
            while (review != null && review.isBefore(fact.at())) {
                Decision.Accepted<Membership> looked =
                        TierRules.evaluate(programme, state, sums, review).orThrow();
                assertThat(looked.events()).hasSizeLessThanOrEqualTo(1);
                state = looked.state();
                review = TierRules.reviewAt(programme, state);
            }
            state = TierRules.evaluate(programme, state, sums, fact.at())
                    .orThrow()
                    .state();
        }
    }

    @Provide
    Arbitrary<TierProgramme> programmes() {
        Arbitrary<TierWindow> windows = Arbitraries.of(
                TierWindow.year(),
                TierWindow.calendar(3).yearFrom(Month.FEBRUARY),
                TierWindow.rolling(Period.ofDays(90)),
                TierWindow.rolling(Period.ofMonths(12)),
                TierWindow.sinceChange(Period.ofMonths(6)));
        return Combinators.combine(
                        windows,
                        Arbitraries.of(Downgrade.values()),
                        Arbitraries.of(Period.ZERO, Period.ofDays(10), Period.ofMonths(3)),
                        Arbitraries.of(WithinGrace.values()),
                        Arbitraries.of("UTC", "Asia/Shanghai", "America/New_York"))
                .as((window, downgrade, grace, within, zone) -> TierProgramme.of(
                                "club",
                                Qualification.orders(),
                                window,
                                TierLevel.of("a", "0", "1"),
                                TierLevel.of("b", "100", "1"),
                                TierLevel.of("c", "200", "1"),
                                TierLevel.of("d", "500", "1"))
                        .withDowngrade(downgrade, grace)
                        .withinGrace(within)
                        .withZone(ZoneId.of(zone)));
    }

    @Provide
    Arbitrary<List<Contribution>> gains() {
        return contributions()
                .map(facts ->
                        facts.stream().filter(fact -> fact.value().signum() > 0).toList());
    }

    @Provide
    Arbitrary<List<Contribution>> contributions() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 1_000),
                        Arbitraries.integers().between(-50, 250))
                .as((day, value) -> new Contribution(START.plus(Duration.ofDays(day)), BigDecimal.valueOf(value)))
                .list()
                .ofMaxSize(12)
                .map(list -> {
                    List<Contribution> sorted = new ArrayList<>(list);
                    sorted.sort(Comparator.comparing(Contribution::at));
                    return sorted;
                });
    }
}
