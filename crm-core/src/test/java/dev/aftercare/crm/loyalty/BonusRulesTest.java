package dev.aftercare.crm.loyalty;

import static dev.aftercare.crm.loyalty.EarningRulesTest.line;
import static dev.aftercare.crm.loyalty.EarningRulesTest.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aftercare.crm.loyalty.CapWindow.Cap;
import dev.aftercare.crm.loyalty.condition.Activity;
import dev.aftercare.crm.loyalty.condition.Bill;
import dev.aftercare.crm.loyalty.condition.EarningOccasion;
import dev.aftercare.crm.loyalty.condition.InSegment;
import dev.aftercare.crm.loyalty.condition.InTier;
import dev.aftercare.crm.loyalty.condition.KnownFacts;
import dev.aftercare.crm.loyalty.condition.NthOrder;
import dev.aftercare.crm.loyalty.condition.OfCategory;
import dev.aftercare.crm.loyalty.condition.OfProduct;
import dev.aftercare.crm.loyalty.condition.OnActivity;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import dev.aftercare.crm.persistence.json.CrmJson;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class BonusRulesTest {

    private static final Rate ONE = Rate.of(1, Money.of("1", "EUR"));
    private static final BonusRule VIP = BonusRule.named("vip")
            .when(new InSegment(Set.of("vip")))
            .gives(PerAmount.of(Rate.of(2, Money.of("1", "EUR"))));

    private static ProgrammeBuilder base() {
        return Programme.builder("gold").earning(ONE);
    }

    private static Accrual accrue(ProgrammeBuilder programme, Purchase order, KnownFacts facts) {
        return accrue(programme, order, facts, EarningUsage.NONE);
    }

    private static Accrual accrue(ProgrammeBuilder programme, Purchase order, KnownFacts facts, EarningUsage before) {
        return EarningRules.accrue(programme.build(), EarningOccasion.of(ZoneOffset.UTC, order, facts), before);
    }

    @Test
    void aRuleWhoseConditionsHoldGivesBesideTheBaseRateAndOtherwiseSaysWhyNot() {
        Purchase order = order(line(null, "19.99"));

        Accrual with = accrue(base().bonus(VIP), order, KnownFacts.NONE.inSegment("vip"));
        Accrual without = accrue(base().bonus(VIP), order, KnownFacts.NONE);

        assertThat(with.points()).isEqualTo(19 + 39);
        assertThat(with.explanation())
                .isEqualTo("gold@0: 19.99 EUR: base 19.99 at 1 point per 1.00 EUR, FLOOR: 19.99 -> 19;"
                        + " vip 19.99 at 2 points per 1.00 EUR, FLOOR: 39.98 -> 39; in all 58");
        assertThat(without.points()).isEqualTo(19);
        assertThat(without.passed())
                .containsExactly(new RulePassed("vip", RulePassed.Why.NOT_MET, "segment one of [vip]"));
    }

    @Test
    void whatIsNotKnownIsNotTakenToHold() {
        BonusRule gold =
                BonusRule.named("gold").when(new InTier(Set.of("gold"))).gives(FixedPoints.of(5));

        assertThat(accrue(base().bonus(gold), order(line(null, "1")), KnownFacts.NONE)
                        .passed())
                .containsExactly(new RulePassed("gold", RulePassed.Why.NOT_KNOWN, "tier one of [gold]"));
    }

    @Test
    void onlyLinesOfTheConditionCount() {
        BonusRule tea =
                BonusRule.named("tea").when(new OfCategory(Set.of("tea"))).gives(PerAmount.of(ONE));
        ProgrammeBuilder programme = base().bonus(tea);

        assertThat(accrue(programme, order(line("tea", "10"), line("cups", "7")), KnownFacts.NONE)
                        .points())
                .isEqualTo(27);
        assertThat(accrue(programme, order(line("cups", "7")), KnownFacts.NONE).passed())
                .containsExactly(new RulePassed("tea", RulePassed.Why.NO_LINES, "none of 1"));
    }

    /** What remains of 60.00: goods of 50.00 with 8.00 of tax, shipping of 10.00 with 2.00 of tax. */
    @ParameterizedTest
    @CsvSource({
        "false, false, 60",
        "true, false, 50",
        "false, true, 50",
        "true, true, 42",
    })
    void theBasisSaysWhatCounts(boolean net, boolean withoutShipping, long points) {
        Bill bill = new Bill(
                Map.of("goods", Money.of("8", "EUR"), "ship", Money.of("2", "EUR")), Set.of("ship"), null, null);
        BonusRule rule =
                BonusRule.named("rule").gives(PerAmount.of(ONE).on(new Basis(net, withoutShipping, false, false)));
        Purchase order = order(
                new PurchaseLine("goods", null, null, 1, Money.of("20", "EUR")),
                new PurchaseLine("goods", null, null, 2, Money.of("30", "EUR")),
                new PurchaseLine("ship", null, null, 1, Money.of("10", "EUR")));

        assertThat(accrue(Programme.builder("gold").bonus(rule), order, KnownFacts.NONE.billed(bill))
                        .points())
                .isEqualTo(points);
    }

    @Test
    void whatIsPaidWithPointsOrGiftCardsEarnsNothingUnlessTheRuleSaysSo() {
        Bill bill = Bill.NONE.paidWithPoints(Money.of("25", "EUR")).paidWithGiftCard(Money.of("15", "EUR"));
        Purchase order = order(line("a", "30"), line("b", "70"));
        BonusRule all = BonusRule.named("all").gives(PerAmount.of(ONE).on(Basis.GROSS.howeverPaid()));
        BonusRule onlyB = BonusRule.named("b").when(new OfCategory(Set.of("b"))).gives(PerAmount.of(ONE));

        assertThat(accrue(base(), order, KnownFacts.NONE.billed(bill)).points()).isEqualTo(60);
        assertThat(accrue(Programme.builder("gold").bonus(all), order, KnownFacts.NONE.billed(bill))
                        .points())
                .isEqualTo(100);
        assertThat(accrue(Programme.builder("gold").bonus(onlyB), order, KnownFacts.NONE.billed(bill))
                        .points())
                .isEqualTo(42);
        Bill more = Bill.NONE.paidWithPoints(Money.of("100.01", "EUR"));
        assertThat(accrue(base(), order, KnownFacts.NONE.billed(more)).points()).isZero();
    }

    @Test
    void aRuleOnNetAmountsNeedsTheBill() {
        BonusRule net = BonusRule.named("net").gives(PerAmount.of(ONE).on(Basis.NET));

        assertThatThrownBy(() -> accrue(base().bonus(net), order(line(null, "1")), KnownFacts.NONE))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("facts.bill is not known; allowed: the bill, for rules on net amounts");
        Bill dollars = Bill.NONE.paidWithPoints(Money.of("1", "USD"));
        assertThatThrownBy(() -> accrue(base(), order(line(null, "1")), KnownFacts.NONE.billed(dollars)))
                .hasMessage("facts.bill.paidWithPoints is of another currency; allowed: EUR");
    }

    @ParameterizedTest
    @CsvSource({
        // 19.99 at one point per euro, times 1.5: of the exact points 29.985, of the whole ones 28.5.
        "WHOLE, FLOOR,     28",
        "WHOLE, HALF_UP,   29",
        "WHOLE, HALF_EVEN, 28",
        "WHOLE, CEILING,   29",
        "EXACT, FLOOR,     29",
        "EXACT, CEILING,   30",
    })
    void aMultiplierMultipliesExactOrWholePoints(Multiplier.Of of, RoundingMode rounding, long points) {
        BonusRule half = BonusRule.named("half").gives(new Multiplier(new BigDecimal("1.5"), rounding, of));

        assertThat(accrue(base().bonus(half), order(line(null, "19.99")), KnownFacts.NONE)
                        .points())
                .isEqualTo(points);
    }

    @Test
    void multipliersMultiplyEachOtherOnTheirLinesAndNeverFixedPoints() {
        BonusRule red =
                BonusRule.named("red").when(new OfCategory(Set.of("red"))).gives(Multiplier.times("3"));
        BonusRule all = BonusRule.named("all").gives(Multiplier.times("2"));
        BonusRule fixed = BonusRule.named("fixed").priority(9).gives(FixedPoints.of(7));
        Purchase order = order(line("red", "10"), line("blue", "5"));

        Accrual accrual = accrue(base().bonus(red).bonus(all).bonus(fixed), order, KnownFacts.NONE);

        assertThat(accrual.points()).isEqualTo((10 * 3 + 5) * 2 + 7);
        assertThat(accrual.granted()).extracting(RuleGrant::rule).containsExactly("fixed", "base", "all", "red");
    }

    @Test
    void unitsAreCounted() {
        BonusRule each =
                BonusRule.named("each").when(new OfProduct(Set.of("TEA"))).gives(FixedPoints.forEachUnit(10));
        Purchase order = order(
                new PurchaseLine("TEA", null, null, 3, Money.of("1", "EUR")),
                new PurchaseLine("CUP", null, null, 4, Money.of("1", "EUR")));

        assertThat(accrue(Programme.builder("gold").bonus(each), order, KnownFacts.NONE)
                        .points())
                .isEqualTo(30);
    }

    @Test
    void onlyTheFirstOfAGroupApplies() {
        BonusRule low = BonusRule.named("low").stacking(Stacking.firstOf("g")).gives(FixedPoints.of(50));
        BonusRule high = BonusRule.named("high")
                .priority(1)
                .stacking(Stacking.firstOf("g"))
                .gives(FixedPoints.of(3));

        Accrual accrual = accrue(base().bonus(low).bonus(high), order(line(null, "1")), KnownFacts.NONE);

        assertThat(accrual.points()).isEqualTo(1 + 3);
        assertThat(accrual.passed()).containsExactly(new RulePassed("low", RulePassed.Why.AFTER_FIRST, "high"));
    }

    @Test
    void onlyTheBestOfAGroupApplies() {
        BonusRule twice =
                BonusRule.named("twice").stacking(Stacking.bestOf("g")).gives(Multiplier.times("2"));
        BonusRule fixed =
                BonusRule.named("fixed").stacking(Stacking.bestOf("g")).gives(FixedPoints.of(50));
        ProgrammeBuilder programme = base().bonus(twice).bonus(fixed);

        assertThat(accrue(programme, order(line(null, "49")), KnownFacts.NONE).points())
                .isEqualTo(99);
        assertThat(accrue(programme, order(line(null, "51")), KnownFacts.NONE).points())
                .isEqualTo(102);
        assertThat(accrue(programme, order(line(null, "51")), KnownFacts.NONE).passed())
                .containsExactly(new RulePassed("fixed", RulePassed.Why.OUTDONE, "twice"));
    }

    @Test
    void aRuleOfTheBaseGroupStandsInForTheBaseRate() {
        BonusRule vip = BonusRule.named("vip-rate")
                .priority(1)
                .when(new InSegment(Set.of("vip")))
                .stacking(Stacking.firstOf(Stacking.BASE))
                .gives(PerAmount.of(Rate.of(3, Money.of("1", "EUR"))));

        assertThat(accrue(base().bonus(vip), order(line(null, "10")), KnownFacts.NONE.inSegment("vip"))
                        .points())
                .isEqualTo(30);
        assertThat(accrue(base().bonus(vip), order(line(null, "10")), KnownFacts.NONE)
                        .points())
                .isEqualTo(10);
    }

    @Test
    void noRuleComesAfterTheLast() {
        BonusRule last =
                BonusRule.named("last").priority(2).stacking(Stacking.LAST).gives(FixedPoints.of(1));
        BonusRule later = BonusRule.named("later").priority(1).gives(FixedPoints.of(100));

        Accrual accrual = accrue(base().bonus(later).bonus(last), order(line(null, "10")), KnownFacts.NONE);

        assertThat(accrual.points()).isEqualTo(1);
        assertThat(accrual.passed())
                .containsExactly(
                        new RulePassed("later", RulePassed.Why.AFTER_LAST, "last"),
                        new RulePassed("base", RulePassed.Why.AFTER_LAST, "last"));
    }

    @Test
    void capsCutAndSayFromWhatToWhatAndWhy() {
        BonusRule capped = BonusRule.named("capped")
                .caps(Caps.NONE
                        .perOrder(40)
                        .perDay(50)
                        .per(PeriodUnit.MONTH, 60)
                        .perCustomer(70)
                        .budget("spring", 80))
                .gives(FixedPoints.of(100));
        LocalDate first = LocalDate.of(2026, 1, 1);
        CapWindow day = new CapWindow("capped", Cap.DAY, null, first);
        CapWindow month = new CapWindow("capped", Cap.PERIOD, PeriodUnit.MONTH, first);
        CapWindow ever = new CapWindow("capped", Cap.CUSTOMER, null, null);
        CapWindow spring = new CapWindow("spring", Cap.BUDGET, null, null);
        EarningUsage before = new EarningUsage(
                List.of(new CapUse(day, 20), new CapUse(month, 35), new CapUse(ever, 47), new CapUse(spring, 70)),
                null);

        RuleGrant grant = accrue(
                        Programme.builder("gold").bonus(capped), order(line(null, "1")), KnownFacts.NONE, before)
                .granted()
                .get(0);

        assertThat(grant.points()).isEqualTo(10);
        assertThat(grant.cuts())
                .containsExactly(
                        new CapCut(new CapWindow("capped", Cap.ORDER, null, null), 40, 0, 100, 40),
                        new CapCut(day, 50, 20, 40, 30),
                        new CapCut(month, 60, 35, 30, 25),
                        new CapCut(ever, 70, 47, 25, 23),
                        new CapCut(spring, 80, 70, 23, 10));
        assertThat(grant)
                .hasToString(
                        "capped 100 points: 100 -> 100, 100 cut to 40 by at most 40 per ORDER,"
                                + " 40 cut to 30 by at most 50 per DAY from 2026-01-01, 30 cut to 25 by at most 60 per MONTH from"
                                + " 2026-01-01, 25 cut to 23 by at most 70 per CUSTOMER, 23 cut to 10 by at most 80 per BUDGET spring");
    }

    @Test
    void theProgrammesCapsCutTheLastRulesFirst() {
        BonusRule first = BonusRule.named("first").priority(5).gives(FixedPoints.of(30));
        BonusRule second = BonusRule.named("second").priority(-5).gives(FixedPoints.of(30));

        Accrual accrual = accrue(
                base().bonus(first).bonus(second).caps(Caps.NONE.perOrder(35)),
                order(line(null, "20")),
                KnownFacts.NONE);

        assertThat(accrual.granted()).extracting(RuleGrant::points).containsExactly(30L, 5L, 0L);
        assertThat(accrual.points()).isEqualTo(35);
    }

    @Test
    void rulesThatShareABudgetShareItWithinOneOrder() {
        Caps caps = Caps.NONE.budget("spring", 50);
        BonusRule one = BonusRule.named("one").caps(caps).gives(FixedPoints.of(30));
        BonusRule two = BonusRule.named("two").caps(caps).gives(FixedPoints.of(31));

        assertThat(accrue(Programme.builder("gold").bonus(one).bonus(two), order(line(null, "1")), KnownFacts.NONE)
                        .granted())
                .extracting(RuleGrant::points)
                .containsExactly(30L, 20L);
    }

    @Test
    void activitiesEarnByTheirOwnRulesOnly() {
        BonusRule review = BonusRule.named("review")
                .when(new OnActivity(Set.of(Activity.REVIEW)))
                .gives(FixedPoints.of(15));
        Programme programme = base().bonus(VIP).bonus(review).build();
        Activity activity = new Activity(Activity.REVIEW, "r-1", Instant.parse("2026-01-01T00:00:00Z"));

        Accrual accrual = EarningRules.accrue(
                programme,
                EarningOccasion.of(ZoneOffset.UTC, activity, KnownFacts.NONE.inSegment("vip")),
                EarningUsage.NONE);

        assertThat(accrual.points()).isEqualTo(15);
        assertThat(accrual.explanation()).isEqualTo("gold@0: review 15 points: 15 -> 15");
        assertThat(accrue(base().bonus(review), order(line(null, "1")), KnownFacts.NONE)
                        .points())
                .isEqualTo(1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("conflicting")
    void conflictsAreNamed(String message, List<BonusRule> rules) {
        ProgrammeBuilder builder = base();
        rules.forEach(builder::bonus);

        assertThatThrownBy(builder::build)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(message);
    }

    static Stream<Arguments> conflicting() {
        BonusRuleBuilder a = BonusRule.named("a");
        return Stream.of(
                Arguments.of("two rules named a", List.of(a.gives(FixedPoints.of(1)), a.gives(FixedPoints.of(2)))),
                Arguments.of(
                        "a rule named base", List.of(BonusRule.named("base").gives(FixedPoints.of(1)))),
                Arguments.of(
                        "a and b choose differently in group g",
                        List.of(
                                BonusRule.named("a")
                                        .stacking(Stacking.firstOf("g"))
                                        .gives(FixedPoints.of(1)),
                                BonusRule.named("b")
                                        .stacking(Stacking.bestOf("g"))
                                        .gives(FixedPoints.of(2)))),
                Arguments.of(
                        "a and b differ about budget s",
                        List.of(
                                BonusRule.named("a")
                                        .caps(Caps.NONE.budget("s", 1))
                                        .gives(FixedPoints.of(1)),
                                BonusRule.named("b")
                                        .caps(Caps.NONE.budget("s", 2))
                                        .gives(FixedPoints.of(2)))),
                Arguments.of(
                        "a and b differ in their names only",
                        List.of(a.gives(FixedPoints.of(1)), BonusRule.named("b").gives(FixedPoints.of(1)))));
    }

    @Test
    void aProgrammesBudgetIsItsOwn() {
        Caps caps = Caps.NONE.budget("s", 5);
        ProgrammeBuilder builder =
                base().caps(caps).bonus(BonusRule.named("a").caps(caps).gives(FixedPoints.of(1)));

        assertThatThrownBy(builder::build).hasMessageContaining("use the programme's budget s");
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void whatIsMalformedIsRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable making) {
        assertThatThrownBy(making).isInstanceOf(InvalidInputException.class);
    }

    static Stream<org.assertj.core.api.ThrowableAssert.ThrowingCallable> malformed() {
        return Stream.of(
                () -> Caps.NONE.perOrder(-1),
                () -> Caps.NONE.perDay(-1),
                () -> Caps.NONE.perCustomer(-1),
                () -> Caps.NONE.per(PeriodUnit.YEAR, -1),
                () -> Caps.NONE.budget("s", -1),
                () -> Caps.NONE.per(PeriodUnit.MONTH, 10).perDay(11),
                () -> Caps.NONE.per(PeriodUnit.MONTH, 10).perCustomer(9),
                () -> Multiplier.times("1"),
                () -> Multiplier.times("1001"),
                () -> Multiplier.times("much"),
                () -> FixedPoints.of(0),
                () -> new Stacking("g", Stacking.Choice.FIRST, true),
                () -> BonusRule.named("two words").gives(FixedPoints.of(1)),
                () -> BonusRule.named("a")
                        .when(NthOrder.first())
                        .when(NthOrder.first())
                        .gives(FixedPoints.of(1)),
                () -> BonusRule.named("a")
                        .when(new OnActivity(Set.of("review")))
                        .gives(PerAmount.of(ONE)));
    }

    @Test
    void aProgrammeWithRulesIsTheSameAfterATripThroughJson() {
        Programme programme = base().bonus(BonusRule.named("first")
                        .priority(3)
                        .when(NthOrder.first())
                        .when(new InSegment(Set.of("新客")))
                        .stacking(Stacking.bestOf("welcome"))
                        .caps(Caps.NONE.perDay(5).per(PeriodUnit.WEEK, 9).budget("spring", 100))
                        .gives(FixedPoints.of(500)))
                .bonus(BonusRule.named("double")
                        .gives(new Multiplier(new BigDecimal("2.50"), RoundingMode.HALF_UP, Multiplier.Of.WHOLE)))
                .bonus(BonusRule.named("net")
                        .gives(new PerAmount(ONE, Basis.NET.leavingOutShipping(), Map.of("a", BigDecimal.TEN))))
                .caps(Caps.NONE.perOrder(1_000))
                .build()
                .withVersion(4);

        String json = CrmJson.mapper().writeValueAsString(programme);

        assertThat(CrmJson.mapper().readValue(json, Programme.class)).isEqualTo(programme);
        assertThat(CrmJson.mapper().writeValueAsString(CrmJson.mapper().readValue(json, Programme.class)))
                .isEqualTo(json);
    }

    @Test
    void aProgrammeThatWasStoredBeforeThereWereRulesStillReads() {
        String old = "{\"id\":\"gold\",\"version\":3,\"zone\":\"Z\",\"earning\":[{\"rate\":{\"points\":1,\"per\":"
                + "{\"amount\":\"1.00\",\"currency\":\"EUR\"},\"rounding\":\"FLOOR\"}}],"
                + "\"expiry\":{\"kind\":\"NEVER\",\"after\":\"P0D\"},\"order\":\"SOONEST_EXPIRY_FIRST\"}";

        assertThat(CrmJson.mapper().readValue(old, Programme.class))
                .isEqualTo(base().build().withVersion(3));
    }

    @Test
    void anAccrualThatWasStoredBeforeThereWereRulesStillReads() {
        String old = "{\"programme\":\"gold\",\"version\":3,\"purchase\":\"O-1\",\"total\":"
                + "{\"amount\":\"19.99\",\"currency\":\"EUR\"},\"counted\":19.99,\"rate\":{\"points\":1,\"per\":"
                + "{\"amount\":\"1.00\",\"currency\":\"EUR\"},\"rounding\":\"FLOOR\"},\"exact\":19.99,\"points\":19}";

        Accrual accrual = CrmJson.mapper().readValue(old, Accrual.class);

        assertThat(accrual.points()).isEqualTo(19);
        assertThat(accrual.granted()).extracting(RuleGrant::points).containsExactly(19L);
    }

    @Test
    void aRuleThatLeavesOutWhatIsUsualReads() {
        String rule = "{\"name\":\"vip\",\"when\":[{\"type\":\"segment\",\"anyOf\":[\"vip\"]}],"
                + "\"effect\":{\"type\":\"fixed\",\"points\":10}}";

        assertThat(CrmJson.mapper().readValue(rule, BonusRule.class))
                .isEqualTo(BonusRule.named("vip")
                        .when(new InSegment(Set.of("vip")))
                        .gives(FixedPoints.of(10)));
    }
}
