package dev.aftercare.crm.loyalty.tier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.command.Decision;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.loyalty.TierEvent.TierChanged;
import dev.aftercare.crm.model.loyalty.TierMove;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
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
            Decision.Accepted<Membership> accepted =
                    TierRules.evaluate(programme, before, known, at).orThrow();
            state = accepted.state();

            assertThat(state.changes() - before.changes())
                    .isEqualTo(accepted.events().size());
            BigDecimal measure = TierRules.measure(programme, state, known, at);
            assertThat(programme.place(state.level())).isGreaterThanOrEqualTo(programme.worth(measure));
            Instant end = TierRules.periodEnd(programme, before);
            if (end == null || at.isBefore(end)) {
                assertThat(accepted.events()).allMatch(event -> ((TierChanged) event.body()).move() == TierMove.UP);
            }
            // Looked at again, nothing happens again.
            assertThat(TierRules.evaluate(programme, state, known, at).orThrow().events())
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
        Membership state = TierRules.evaluate(programme, Membership.joined(programme, MEI, START), facts, last)
                .orThrow()
                .state();
        Instant end = last.plus(Duration.ofDays(daysLater));
        Membership late =
                TierRules.evaluate(programme, state, facts, end).orThrow().state();

        for (Instant at = last; !at.isAfter(end); at = at.plus(Duration.ofDays(1))) {
            state = TierRules.evaluate(programme, state, facts, at).orThrow().state();
        }

        assertThat(state.level()).isEqualTo(late.level());
    }

    @Property(tries = 300)
    void noFactBeforeTheAskedForInstantMatters(
            @ForAll("programmes") TierProgramme programme,
            @ForAll("contributions") List<Contribution> facts,
            @ForAll @IntRange(max = 1_000) int daysLater) {
        Instant last = facts.isEmpty() ? START : facts.get(facts.size() - 1).at();
        Membership state = TierRules.evaluate(programme, Membership.joined(programme, MEI, START), facts, last)
                .orThrow()
                .state();
        Instant at = last.plus(Duration.ofDays(daysLater));
        Instant from = TierRules.factsFrom(programme, state, at);
        List<Contribution> needed =
                facts.stream().filter(fact -> !fact.at().isBefore(from)).toList();

        assertThat(TierRules.evaluate(programme, state, needed, at))
                .isEqualTo(TierRules.evaluate(programme, state, facts, at));
    }

    @Provide
    Arbitrary<TierProgramme> programmes() {
        Arbitrary<TierWindow> windows = Arbitraries.of(
                TierWindow.year(),
                TierWindow.rolling(Period.ofDays(90)),
                TierWindow.rolling(Period.ofMonths(12)),
                TierWindow.sinceChange(Period.ofMonths(6)));
        return Combinators.combine(
                        windows,
                        Arbitraries.of(Downgrade.values()),
                        Arbitraries.of(Period.ZERO, Period.ofDays(10), Period.ofMonths(3)),
                        Arbitraries.of("UTC", "Asia/Shanghai", "America/New_York"))
                .as((window, downgrade, grace, zone) -> TierProgramme.of(
                                "club",
                                Qualification.orders(),
                                window,
                                TierLevel.of("a", "0", "1"),
                                TierLevel.of("b", "100", "1"),
                                TierLevel.of("c", "200", "1"),
                                TierLevel.of("d", "500", "1"))
                        .withDowngrade(downgrade, grace)
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
