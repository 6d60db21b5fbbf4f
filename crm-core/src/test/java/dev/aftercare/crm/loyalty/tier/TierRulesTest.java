package dev.aftercare.crm.loyalty.tier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aftercare.crm.command.Decision;
import dev.aftercare.crm.command.Happened;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import dev.aftercare.crm.model.loyalty.TierEvent.TierChanged;
import dev.aftercare.crm.model.loyalty.TierMove;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TierRulesTest {

    private static final CustomerId MEI = new CustomerId(new UUID(1, 2));
    private static final Instant JOINED = on("2026-01-10");

    private final List<Contribution> facts = new ArrayList<>();
    private final List<TierChanged> events = new ArrayList<>();

    private static Instant on(String day) {
        return Instant.parse(day + "T12:00:00Z");
    }

    private static TierProgramme programme(TierWindow window) {
        return TierProgramme.of(
                "club",
                Qualification.points(new ProgrammeId("gold")),
                window,
                TierLevel.of("Bronze", "0", "1"),
                TierLevel.of("Silver", "100", "1.25", "free-shipping"),
                TierLevel.of("Gold", "200", "1.5", "free-shipping", "lounge"));
    }

    private void gained(String day, String value) {
        facts.add(new Contribution(on(day), new BigDecimal(value)));
    }

    private Membership evaluate(TierProgramme programme, Membership before, Instant at) {
        Decision.Accepted<Membership> accepted = TierRules.evaluate(programme, before, QualifyingSums.of(facts), at)
                .orThrow();
        accepted.events().stream().map(Happened::body).forEach(body -> events.add((TierChanged) body));
        return accepted.state();
    }

    private Membership silver(TierProgramme programme) {
        gained("2026-02-01", "100");
        return evaluate(programme, Membership.joined(programme, MEI, JOINED), on("2026-02-01"));
    }

    @Test
    void aCustomerGoesUpAtOnceOverSeveralLevelsWithOneEvent() {
        TierProgramme programme = programme(TierWindow.year());
        gained("2026-02-01", "250");

        Membership gold = evaluate(programme, Membership.joined(programme, MEI, JOINED), on("2026-02-01"));

        assertThat(gold.level()).isEqualTo("Gold");
        assertThat(events)
                .containsExactly(
                        new TierChanged("club", "Bronze", "Gold", TierMove.UP, Instant.parse("2027-01-01T00:00:00Z")));
        assertThat(evaluate(programme, gold, on("2026-02-01"))).isEqualTo(gold);
        assertThat(events).hasSize(1);
    }

    @Test
    void theThresholdItselfIsEnoughAndLessIsNot() {
        TierProgramme programme = programme(TierWindow.year());
        gained("2026-02-01", "99.99");
        Membership bronze = evaluate(programme, Membership.joined(programme, MEI, JOINED), on("2026-02-01"));
        gained("2026-02-02", "0.01");

        assertThat(bronze.level()).isEqualTo("Bronze");
        assertThat(evaluate(programme, bronze, on("2026-02-02")).level()).isEqualTo("Silver");
    }

    @Test
    void nobodyGoesDownBeforeThePeriodEnds() {
        TierProgramme programme = programme(TierWindow.year());
        Membership silver = silver(programme);
        gained("2026-02-01", "-60");

        assertThat(evaluate(programme, silver, Instant.parse("2026-12-31T23:59:59.999999Z")))
                .isEqualTo(silver);
        Membership bronze = evaluate(programme, silver, Instant.parse("2027-01-01T00:00:00Z"));
        assertThat(bronze.level()).isEqualTo("Bronze");
        assertThat(bronze.since()).isEqualTo(Instant.parse("2027-01-01T00:00:00Z"));
    }

    @Test
    void aPeriodThatWasEarnedAgainIsFollowedByTheNextWithoutAnEvent() {
        TierProgramme programme = programme(TierWindow.rolling(Period.ofMonths(12)));
        Membership silver = silver(programme);
        gained("2026-08-01", "100");

        Membership kept = evaluate(programme, silver, on("2027-02-01"));

        assertThat(kept.level()).isEqualTo("Silver");
        assertThat(kept.periodStart()).isEqualTo(on("2027-02-01"));
        assertThat(TierRules.periodEnd(programme, kept)).isEqualTo(on("2028-02-01"));
        assertThat(events).hasSize(1);
    }

    @Test
    void oneLevelAtATimeOrDownToWhatThePeriodIsWorth() {
        TierProgramme step = programme(TierWindow.rolling(Period.ofMonths(12)));
        TierProgramme drop = step.withDowngrade(Downgrade.BY_MEASURE, Period.ZERO);
        TierProgramme keep = step.withDowngrade(Downgrade.NEVER, Period.ZERO);
        gained("2026-02-01", "250");
        Membership gold = evaluate(step, Membership.joined(step, MEI, JOINED), on("2026-02-01"));

        assertThat(evaluate(step, gold, on("2027-02-01")).level()).isEqualTo("Silver");
        assertThat(evaluate(step, gold, on("2028-02-01")).level()).isEqualTo("Bronze");
        assertThat(evaluate(drop, gold, on("2027-02-01")).level()).isEqualTo("Bronze");
        assertThat(evaluate(keep, gold, on("2099-02-01")).level()).isEqualTo("Gold");
    }

    @Test
    void periodsNobodyLookedAtAreSettledOneByOne() {
        TierProgramme programme = programme(TierWindow.rolling(Period.ofMonths(12)));
        gained("2026-02-01", "250");
        Membership gold = evaluate(programme, Membership.joined(programme, MEI, JOINED), on("2026-02-01"));
        events.clear();

        evaluate(programme, gold, on("2031-02-01"));

        assertThat(events).extracting(TierChanged::to).containsExactly("Silver", "Bronze");
        assertThat(events.get(0).periodEnd()).isEqualTo(on("2028-02-01"));
        assertThat(events.get(1).periodEnd()).isNull();
    }

    @Test
    void graceKeepsTheLevelAndWhatComesInCountsForThePeriod() {
        TierProgramme programme = programme(TierWindow.rolling(Period.ofMonths(12)))
                .withDowngrade(Downgrade.ONE_LEVEL, Period.ofDays(30));
        Membership silver = silver(programme);

        assertThat(evaluate(programme, silver, on("2027-03-02"))).isEqualTo(silver);
        assertThat(evaluate(programme, silver, on("2027-03-03")).level()).isEqualTo("Bronze");
        gained("2027-03-01", "100");
        Membership saved = evaluate(programme, silver, on("2027-03-03"));
        assertThat(saved.level()).isEqualTo("Silver");
        assertThat(saved.periodStart()).isEqualTo(on("2027-02-01"));
    }

    @Test
    void aRollingWindowForgetsWhatIsAsOldAsItIsLong() {
        TierProgramme programme = programme(TierWindow.rolling(Period.ofDays(30)));
        Membership bronze = Membership.joined(programme, MEI, JOINED);
        gained("2026-02-01", "60");
        gained("2026-03-03", "60");

        assertThat(evaluate(programme, bronze, on("2026-03-03")).level()).isEqualTo("Bronze");
        gained("2026-03-02", "40");
        assertThat(evaluate(programme, bronze, on("2026-03-03")).level()).isEqualTo("Silver");
    }

    @Test
    void sinceTheLastChangeEveryLevelIsEarnedAnew() {
        TierProgramme programme = programme(TierWindow.sinceChange(Period.ofMonths(12)));
        Membership silver = silver(programme);
        gained("2026-03-01", "150");
        assertThat(evaluate(programme, silver, on("2026-03-01")).level()).isEqualTo("Silver");
        gained("2026-03-02", "50");
        Membership gold = evaluate(programme, silver, on("2026-03-02"));
        assertThat(gold.level()).isEqualTo("Gold");
        // The year behind Gold brought nothing: one level down.
        assertThat(evaluate(programme, gold, on("2027-03-02")).level()).isEqualTo("Silver");
    }

    @Test
    void aYearIsCountedInTheProgrammesZone() {
        TierProgramme programme = programme(TierWindow.year()).withZone(ZoneId.of("Asia/Shanghai"));
        facts.add(new Contribution(Instant.parse("2025-12-31T16:00:00Z"), BigDecimal.valueOf(60)));
        facts.add(new Contribution(Instant.parse("2025-12-31T15:59:59Z"), BigDecimal.valueOf(60)));
        Membership bronze = evaluate(programme, Membership.joined(programme, MEI, JOINED), on("2026-02-01"));
        assertThat(bronze.level()).isEqualTo("Bronze");
        gained("2026-02-01", "40");

        Membership silver = evaluate(programme, bronze, on("2026-02-01"));

        assertThat(TierRules.periodEnd(programme, silver)).isEqualTo(Instant.parse("2026-12-31T16:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 6000, Bronze",
        "0, 15000, Silver",
        "0, 25000, Gold",
        "4000, 500, Bronze",
        "8000, 3000, Silver",
        "18000, 3000, Gold",
        "22000, 5000, Gold"
    })
    void publicCaseOfSpendTiers(String spentBefore, String order, String level) {
        TierProgramme programme = TierProgramme.of(
                "spend",
                Qualification.spend("EUR"),
                TierWindow.year(),
                TierLevel.of("Bronze", "0", "1"),
                TierLevel.of("Silver", "10000", "1"),
                TierLevel.of("Gold", "20000", "1"));
        gained("2026-02-01", spentBefore);
        gained("2026-02-02", order);

        assertThat(evaluate(programme, Membership.joined(programme, MEI, JOINED), on("2026-02-02"))
                        .level())
                .isEqualTo(level);
    }

    @Test
    void publicCaseOfARecalculationAtPeriodEnd() {
        TierProgramme programme = TierProgramme.of(
                        "x-days",
                        Qualification.points(new ProgrammeId("gold")),
                        TierWindow.rolling(Period.ofDays(30)),
                        TierLevel.of("none", "0", "1"),
                        TierLevel.of("ten", "10", "1"),
                        TierLevel.of("fifteen", "15", "1"))
                .withDowngrade(Downgrade.BY_MEASURE, Period.ZERO);
        gained("2026-02-01", "15");
        Membership fifteen = evaluate(programme, Membership.joined(programme, MEI, JOINED), on("2026-02-01"));
        events.clear();
        gained("2026-02-20", "11");

        assertThat(evaluate(programme, fifteen, on("2026-03-03")).level()).isEqualTo("ten");
        assertThat(events).extracting(TierChanged::move).containsExactly(TierMove.DOWN);
    }

    @Test
    void levelsMustRiseFromZeroUnderDifferentNames() {
        TierLevel least = TierLevel.of("a", "0", "1");

        for (List<TierLevel> levels : List.of(
                List.<TierLevel>of(),
                List.of(TierLevel.of("a", "1", "1")),
                List.of(least, TierLevel.of("b", "0", "1")),
                List.of(least, TierLevel.of("a", "5", "1")))) {
            assertThatThrownBy(() -> TierProgramme.of(
                            "x", Qualification.orders(), TierWindow.year(), levels.toArray(TierLevel[]::new)))
                    .isInstanceOf(InvalidInputException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, 2026-05-31T22:00:00Z, 2026-06-30T22:00:00Z",
        "2, 2026-04-30T22:00:00Z, 2026-06-30T22:00:00Z",
        "3, 2026-03-31T22:00:00Z, 2026-06-30T22:00:00Z",
        "4, 2026-04-30T22:00:00Z, 2026-08-31T22:00:00Z",
        "6, 2025-12-31T23:00:00Z, 2026-06-30T22:00:00Z",
        "12, 2025-12-31T23:00:00Z, 2026-12-31T23:00:00Z"
    })
    void partsOfTheCalendarBeginAndEndWhereTheZoneSaysSo(int months, Instant start, Instant end) {
        TierWindow window = TierWindow.calendar(months);
        ZoneId paris = ZoneId.of("Europe/Paris");
        Instant last = Instant.parse("2026-06-30T21:59:59.999999Z");

        assertThat(window.start(JOINED, last, paris)).isEqualTo(start);
        assertThat(window.end(last, paris)).isEqualTo(end);
        assertThat(window.end(start, paris)).isEqualTo(end);
        assertThat(window.start(JOINED, end, paris)).isEqualTo(end);
    }

    @Test
    void onlyPartsThatDivideTheYearAreCalendarWindows() {
        for (int months : new int[] {0, 5, 7, 8, 9, 10, 11, 13, 24, -3}) {
            assertThatThrownBy(() -> TierWindow.calendar(months)).isInstanceOf(InvalidInputException.class);
        }
        assertThatThrownBy(() -> new TierWindow(TierWindow.Kind.CALENDAR, Period.of(0, 3, 1)))
                .isInstanceOf(InvalidInputException.class);
        assertThat(new TierWindow(TierWindow.Kind.CALENDAR, Period.ofYears(1))).isEqualTo(TierWindow.year());
    }

    @Test
    void aQuarterIsSettledByWhatItBrought() {
        TierProgramme programme = programme(TierWindow.calendar(3)).withDowngrade(Downgrade.BY_MEASURE, Period.ZERO);
        gained("2026-02-01", "250");
        Membership gold = evaluate(programme, Membership.joined(programme, MEI, JOINED), on("2026-02-01"));
        gained("2026-04-05", "100");

        assertThat(evaluate(programme, gold, Instant.parse("2026-06-30T23:59:59Z"))
                        .level())
                .isEqualTo("Gold");
        assertThat(evaluate(programme, gold, Instant.parse("2026-07-01T00:00:00Z"))
                        .level())
                .isEqualTo("Silver");
        assertThat(evaluate(programme, gold, Instant.parse("2026-10-01T00:00:00Z"))
                        .level())
                .isEqualTo("Bronze");
    }
}
