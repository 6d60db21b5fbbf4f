package dev.aftercare.crm.loyalty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.Crm;
import dev.aftercare.crm.HandTurnedClock;
import dev.aftercare.crm.Shop;
import dev.aftercare.crm.loyalty.condition.Activity;
import dev.aftercare.crm.loyalty.condition.AroundBirthday;
import dev.aftercare.crm.loyalty.condition.AtTimes;
import dev.aftercare.crm.loyalty.condition.Bill;
import dev.aftercare.crm.loyalty.condition.InBirthdayMonth;
import dev.aftercare.crm.loyalty.condition.KnownFacts;
import dev.aftercare.crm.loyalty.condition.NthOrder;
import dev.aftercare.crm.loyalty.condition.OfCategory;
import dev.aftercare.crm.loyalty.condition.OnActivity;
import dev.aftercare.crm.loyalty.condition.OrderFrom;
import dev.aftercare.crm.loyalty.condition.WithCode;
import dev.aftercare.crm.loyalty.condition.Within;
import dev.aftercare.crm.loyalty.condition.Without;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.customer.Identity;
import dev.aftercare.crm.model.customer.Profile;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseId;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import dev.aftercare.crm.persistence.memory.InMemoryStorage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules, caps, stacking and versions as real programmes combine them; each answer is computed by hand. */
class FieldRuleCasesTest extends FieldShop {

    @ParameterizedTest
    @CsvSource({"2026-01-12T09:00:00Z, 67", "2026-01-11T23:30:00Z, 67", "2026-01-11T22:30:00Z, 58"})
    void mondaysAreThoseOfTheProgrammesZone(String at, long points) {
        define(euros(BERLIN)
                .bonus(BonusRule.named("double-monday")
                        .when(AtTimes.on(Set.of(DayOfWeek.MONDAY)))
                        .gives(Multiplier.times("2")))
                .bonus(BonusRule.named("oat")
                        .when(new OfCategory(Set.of("oat")))
                        .gives(FixedPoints.forEachUnit(25))));
        // 8.50 are 8 points, twice 8.50 are 17; two oat drinks are 50.
        assertThat(earn(order(ann, at, line("flat-white", "coffee", 1, "4.80"), line("latte", "oat", 2, "3.70"))))
                .isEqualTo(points);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-29T00:59:59Z, 0", "2026-03-29T01:00:00Z, 0", // 02:00 to 03:00 is skipped
        "2026-10-25T00:30:00Z, 5", "2026-10-25T01:30:00Z, 5", // and comes twice
        "2026-10-25T02:00:00Z, 0"
    })
    void anHourThatIsSkippedOrComesTwice(String at, long points) {
        define(club(BERLIN)
                .bonus(BonusRule.named("happy")
                        .when(new AtTimes(Set.of(), LocalTime.of(2, 0), LocalTime.of(3, 0)))
                        .gives(FixedPoints.of(5))));
        assertThat(earn(order(at, "1"))).isEqualTo(points);
    }

    @Test
    void apiaHasNoFridayAndTwoDaysOneSecondApart() {
        define(euros(ZoneId.of("Pacific/Apia"))
                .caps(Caps.NONE.perDay(100).per(PeriodUnit.WEEK, 120))
                .bonus(BonusRule.named("friday")
                        .when(AtTimes.on(Set.of(DayOfWeek.FRIDAY)))
                        .gives(FixedPoints.of(7))));
        at("2012-01-05T00:00:00Z");
        assertThat(earn(order("2011-12-30T09:59:59Z", "80"))).isEqualTo(80);
        assertThat(earn(order("2011-12-30T10:00:00Z", "80"))).isEqualTo(40);
        assertThat(earn(order("2012-01-02T10:00:00Z", "80"))).isEqualTo(80); // 3 January, another week
    }

    @Test
    void whatIsLeftOutIsNeverMultipliedAndTakesNothingBack() {
        define(club(BERLIN)
                .earning(EarningRule.of(Rate.of(1, Money.of("1", "EUR"))).times("tobacco", "0"))
                .bonus(BonusRule.named("wine")
                        .when(new OfCategory(Set.of("wine")))
                        .gives(PerAmount.of(Rate.of(2, Money.of("1", "EUR")))))
                .bonus(BonusRule.named("triple")
                        .when(new Without(Set.of("tobacco"), Set.of()))
                        .gives(Multiplier.times("3"))));
        Purchase order = order(
                ann,
                "2026-01-12T09:00:00Z",
                line("w", "wine", 1, "10"),
                line("t", "tobacco", 1, "30"),
                line("b", "bread", 1, "5.50"));
        // (10 + 5.50 + 20) x 3 = 106.5
        assertThat(earn(order)).isEqualTo(106);
        at("2026-01-20T00:00:00Z");
        // bread: 5.5 x 3 = 16.5 of 106.5 exact; 106 given.
        assertThat(giveBack(order, line("t", "tobacco", 1, "30")).takenBack()).isZero();
        assertThat(giveBack(order, line("b", "bread", 1, "5.50")).takenBack()).isEqualTo(16);
        assertThat(giveBack(order, line("w", "wine", 1, "10")).takenBack()).isEqualTo(90);
    }

    @Test
    void netAmountsAreReducedByWhatWasPaidWithPoints() {
        define(club(BERLIN)
                .bonus(BonusRule.named("net")
                        .gives(PerAmount.of(Rate.of(1, Money.of("1", "EUR"))).on(Basis.NET.leavingOutShipping()))));
        Bill bill = new Bill(
                Map.of("goods", Money.of("19", "EUR"), "parcel", Money.of("0.95", "EUR")),
                Set.of("parcel"),
                Money.of("24.99", "EUR"),
                null);
        Purchase order =
                order(ann, "2026-01-12T09:00:00Z", line("goods", null, 1, "119"), line("parcel", null, 1, "5.95"));
        assertThat(earn(order, KnownFacts.NONE.billed(bill))).isEqualTo(80);
    }

    @Test
    void dinarsAndYenAreMultipliedAndReturnedExactly() {
        define(club(BERLIN)
                .earning(EarningRule.of(Rate.of(1, Money.of("100", "JPY"))).from(Money.of("500", "JPY")))
                .earning(Rate.of(4, Money.of("1.000", "KWD")))
                .bonus(BonusRule.named("half").gives(Multiplier.times("1.5"))));
        assertThat(earn(order(ann, "2026-01-12T09:00:00Z", line("a", null, 1, "499", "JPY"))))
                .isZero();
        assertThat(earn(order(ann, "2026-01-12T09:00:00Z", line("a", null, 1, "550", "JPY"))))
                .isEqualTo(8);
        Purchase dinars = order(
                ann,
                "2026-01-12T09:00:00Z",
                line("a", null, 1, "0.792", "KWD"),
                line("b", null, 1, "0.792", "KWD"),
                line("c", null, 1, "0.791", "KWD"));
        assertThat(earn(dinars)).isEqualTo(14);
        at("2026-01-20T00:00:00Z");
        // 14 x 0.792 / 2.375 = 4.67; 14 x 1.584 / 2.375 = 9.34
        assertThat(giveBack(dinars, line("a", null, 1, "0.792", "KWD")).takenBack())
                .isEqualTo(4);
        assertThat(giveBack(dinars, line("b", null, 1, "0.792", "KWD")).takenBack())
                .isEqualTo(5);
        assertThat(giveBack(dinars, line("c", null, 1, "0.791", "KWD")).takenBack())
                .isEqualTo(5);
    }

    @Test
    void firstOrderBonusFromAMinimumUntilTheBudgetIsGone() {
        define(euros(BERLIN)
                .bonus(BonusRule.named("welcome")
                        .when(NthOrder.first())
                        .when(new OrderFrom(Money.of("20", "EUR")))
                        .caps(Caps.NONE.budget("welcome", 250))
                        .gives(FixedPoints.of(100))));
        at("2026-01-12T09:00:00Z");
        List<Long> points = new ArrayList<>();
        for (String amount : List.of("20", "19.99", "25", "30", "40")) {
            points.add(buy(register("c" + amount), amount));
        }
        assertThat(points).containsExactly(120L, 19L, 125L, 80L, 40L);
    }

    @ParameterizedTest
    @CsvSource({"STAYS_USED, 50, 10", "COMES_BACK, 150, 60"})
    void aBudgetThatRunsOutWithinAnOrderAndComesBack(ReturnPolicy.CapRoom room, long afterWholeReturn, long afterHalf) {
        for (boolean whole : List.of(true, false)) {
            HandTurnedClock time = new HandTurnedClock(Instant.parse("2026-01-12T09:00:00Z"));
            Shop other = Crm.builder(new InMemoryStorage()).clock(time).build().shop();
            CustomerId who =
                    other.customers().register(Identity.shopUser("x"), CLERK).id();
            other.loyalty()
                    .define(
                            euros(BERLIN)
                                    .returns(ReturnPolicy.DEFAULT.capRoom(room))
                                    .bonus(BonusRule.named("sixty")
                                            .priority(2)
                                            .caps(Caps.NONE.budget("spring", 100))
                                            .gives(FixedPoints.of(60)))
                                    .bonus(BonusRule.named("double")
                                            .priority(1)
                                            .caps(Caps.NONE.budget("spring", 100))
                                            .gives(Multiplier.times("2")))
                                    .build(),
                            CLERK);
            Purchase first = Purchase.sale("A", who, time.instant(), List.of(line("sku", null, 2, "100")));
            assertThat(other.loyalty().earnFor(CLUB, first, CLERK).points()).isEqualTo(200);
            PurchaseLine back = whole ? line("sku", null, 2, "100") : line("sku", null, 1, "50");
            other.loyalty()
                    .returns()
                    .take(CLUB, Purchase.giveBack("R", first.id(), who, time.instant(), List.of(back)), CLERK);
            Purchase second =
                    Purchase.sale("B", who, time.instant(), List.of(line("sku", null, 1, whole ? "50" : "10")));
            assertThat(other.loyalty().earnFor(CLUB, second, CLERK).points())
                    .isEqualTo(whole ? afterWholeReturn : afterHalf);
        }
    }

    @Test
    void aBirthdayWeekGivesOnceAYear() {
        define(euros(BERLIN)
                .bonus(BonusRule.named("birthday")
                        .when(new AroundBirthday(3, 3))
                        .caps(Caps.NONE.per(PeriodUnit.YEAR, 100))
                        .gives(FixedPoints.of(100))));
        KnownFacts born = KnownFacts.NONE.born(LocalDate.of(1990, 5, 10));
        assertThat(earn(order("2026-05-07T10:00:00Z", "1"), born)).isEqualTo(101);
        assertThat(earn(order("2026-05-10T10:00:00Z", "1"), born)).isEqualTo(1);
        assertThat(earn(order("2027-05-13T21:59:59Z", "1"), born)).isEqualTo(101);
        assertThat(earn(order("2028-05-13T22:00:00Z", "1"), born)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-31T22:59:59Z, 10",
        "2026-01-31T23:00:00Z, 20",
        "2026-02-28T22:59:59Z, 20",
        "2026-02-28T23:00:00Z, 10"
    })
    void theBirthdayMonthDoubles(String at, long points) {
        define(euros(BERLIN)
                .bonus(BonusRule.named("month").when(new InBirthdayMonth()).gives(Multiplier.times("2"))));
        CustomerId born = shop.customers()
                .register(
                        Set.of(Identity.shopUser("born")),
                        Profile.builder().birthday(LocalDate.of(2000, 2, 29)).build(),
                        CLERK)
                .id();
        assertThat(earn(order(born, at, line("sku", null, 1, "10")))).isEqualTo(points);
        assertThat(earn(order(at, "10"))).isEqualTo(10);
    }

    @Test
    void eachFifthOrderCountsThoseOfAMergedCustomer() {
        define(euros(BERLIN)
                .bonus(BonusRule.named("fifth")
                        .when(new NthOrder(5, true))
                        .caps(Caps.NONE.perCustomer(80))
                        .gives(FixedPoints.of(50))));
        CustomerId bob = register("bob");
        for (int i = 1; i <= 2; i++) {
            shop.purchases().record(order(bob, "2026-01-0" + i + "T10:00:00Z", line("s", null, 1, "1")), CLERK);
            shop.purchases().record(order(ann, "2026-01-0" + i + "T10:00:00Z", line("s", null, 1, "1")), CLERK);
        }
        at("2026-02-01T00:00:00Z");
        shop.loyaltyMerges().merge("m", bob, ann, CLERK);
        Purchase fifth = order("2026-02-01T00:00:00Z", "1");
        assertThat(earn(fifth)).isEqualTo(51);
        shop.purchases().record(fifth, CLERK);
        for (int i = 6; i <= 9; i++) {
            shop.purchases().record(order(bob, "2026-02-0" + i + "T10:00:00Z", line("s", null, 1, "1")), CLERK);
        }
        assertThat(earn(order(bob, "2026-02-10T00:00:00Z", line("s", null, 1, "1"))))
                .isEqualTo(31);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-28T23:00:00Z, 12", "2026-02-28T22:59:59.999999Z, 1",
        "2026-03-31T21:59:59.999999Z, 12", "2026-03-31T22:00:00Z, 1"
    })
    void aCampaignsMonthIsFromMidnightToMidnight(String at, long points) {
        define(euros(BERLIN)
                .bonus(BonusRule.named("march")
                        .when(new WithCode(Set.of("SPRING")))
                        .when(new Within(
                                LocalDate.of(2026, 3, 1).atStartOfDay(BERLIN).toInstant(),
                                LocalDate.of(2026, 4, 1).atStartOfDay(BERLIN).toInstant()))
                        .gives(FixedPoints.of(11))));
        assertThat(earn(order(at, "1"), KnownFacts.NONE.withCode("SPRING"))).isEqualTo(points);
    }

    @Test
    void reviewsAreCappedByTheDayAndTheWeekOfTheProgramme() {
        define(club(BERLIN)
                .bonus(BonusRule.named("review")
                        .when(new OnActivity(Set.of(Activity.REVIEW)))
                        .caps(Caps.NONE.perDay(30).per(PeriodUnit.WEEK, 40))
                        .gives(FixedPoints.of(20))));
        List<Long> points = new ArrayList<>();
        // Sunday 23:30, 23:40 and Monday 00:10 in Berlin.
        int i = 0;
        for (String at : List.of(
                "2026-01-10T10:00:00Z", "2026-01-11T22:30:00Z", "2026-01-11T22:40:00Z", "2026-01-11T23:10:00Z")) {
            Activity review = new Activity(Activity.REVIEW, "r" + i++, Instant.parse(at));
            points.add(loyalty.earning()
                    .activity(CLUB, ann, review, KnownFacts.NONE, CLERK)
                    .points());
        }
        assertThat(points).containsExactly(20L, 20L, 0L, 20L);
    }

    @Test
    void bestOfAGroupKnowsWhatTheOtherGroupsGive() {
        define(club(BERLIN)
                .earning(Rate.of(1, Money.of("1", "EUR")))
                .bonus(BonusRule.named("app-rate")
                        .stacking(Stacking.bestOf(Stacking.BASE))
                        .gives(PerAmount.of(Rate.of(2, Money.of("1", "EUR")))))
                .bonus(BonusRule.named("double")
                        .stacking(Stacking.bestOf("promo"))
                        .gives(Multiplier.times("2")))
                .bonus(BonusRule.named("fifty")
                        .stacking(Stacking.bestOf("promo"))
                        .gives(FixedPoints.of(50))));
        at("2026-01-12T09:00:00Z");
        // 200 by the app's rate, then 200 more by doubling, or 50.
        assertThat(buy("100")).isEqualTo(400);
        // 40 by the app's rate, then 40 more by doubling, or 50.
        assertThat(buy("20")).isEqualTo(90);
    }

    @Test
    void theBestIsWhatTheCustomerGetsInTheEnd() {
        define(euros(BERLIN)
                .bonus(BonusRule.named("double")
                        .stacking(Stacking.bestOf("promo"))
                        .caps(Caps.NONE.budget("double", 30))
                        .gives(Multiplier.times("2")))
                .bonus(BonusRule.named("twenty")
                        .stacking(Stacking.bestOf("promo"))
                        .gives(FixedPoints.of(20))));
        at("2026-01-12T09:00:00Z");
        // 15 more or 20; 25 more or 20; only 5 of 100 are left, or 20.
        assertThat(List.of(buy("15"), buy("25"), buy("100"))).containsExactly(35L, 50L, 120L);
    }

    @Test
    void aCampaignWhoseBudgetIsGoneGivesWayToTheBaseRate() {
        define(euros(BERLIN)
                .bonus(BonusRule.named("triple")
                        .priority(1)
                        .stacking(Stacking.firstOf(Stacking.BASE))
                        .caps(Caps.NONE.budget("spring", 100))
                        .gives(PerAmount.of(Rate.of(3, Money.of("1", "EUR"))))));
        at("2026-01-12T09:00:00Z");
        assertThat(List.of(buy("20"), buy("20"), buy("20"))).containsExactly(60L, 40L, 20L);
        assertThat(loyalty.award(CLUB, new PurchaseId("O-3"))
                        .orElseThrow()
                        .accrual()
                        .passed())
                .extracting(RulePassed::toString)
                .containsExactly("triple USED_UP: its caps leave nothing");
    }

    @Test
    void aRuleThatStandsAloneGivesWayOnceItIsUsedUp() {
        define(euros(BERLIN)
                .bonus(BonusRule.named("alone")
                        .priority(1)
                        .stacking(Stacking.LAST)
                        .caps(Caps.NONE.perCustomer(50))
                        .gives(FixedPoints.of(50))));
        at("2026-01-12T09:00:00Z");
        assertThat(List.of(buy("10"), buy("10"))).containsExactly(50L, 10L);
    }

    @ParameterizedTest
    @CsvSource({"EXACT, 59", "WHOLE, 56", "EXACT_AMOUNTS, 49", "WHOLE_AMOUNTS, 47"})
    void multipliersMultiplyEachOtherOrAreAdded(Multiplier.Of of, long points) {
        define(euros(BERLIN)
                .bonus(BonusRule.named("half")
                        .priority(1)
                        .gives(new Multiplier(new BigDecimal("1.5"), RoundingMode.FLOOR, of)))
                .bonus(BonusRule.named("double").gives(new Multiplier(new BigDecimal("2"), RoundingMode.FLOOR, of))));
        // 19.99 x 1.5 x 2 = 59.97; 19 x 1.5 = 28.5, 28 x 2 = 56; 19.99 x 2.5 = 49.975; 19 + 9.5 = 28.5, 28 + 19 = 47
        assertThat(earn(order("2026-01-12T09:00:00Z", "19.99"))).isEqualTo(points);
    }

    @Test
    void aReturnByTheRulesOfItsOrder() {
        define(club(BERLIN).earning(Rate.of(2, Money.of("1", "EUR"))));
        at("2026-01-12T09:00:00Z");
        Purchase order = order(ann, "2026-01-12T09:00:00Z", line("sku", null, 2, "10.50"));
        assertThat(earn(order)).isEqualTo(21);
        at("2026-01-13T09:00:00Z");
        define(euros(BERLIN)
                .returns(new ReturnPolicy(
                        ReturnPolicy.Basis.BY_AMOUNT, RoundingMode.CEILING, ReturnPolicy.DEFAULT.reversal())));
        assertThat(giveBack(order, line("sku", null, 1, "5.25")).takenBack()).isEqualTo(10);
    }

    @Test
    void aLateOrderFillsTheCapOfItsMonth() {
        define(euros(BERLIN).caps(Caps.NONE.per(PeriodUnit.MONTH, 100)));
        at("2026-02-05T09:00:00Z");
        assertThat(earn(order("2026-01-31T22:59:59Z", "80"))).isEqualTo(80);
        assertThat(earn(order("2026-01-31T22:59:58Z", "80"))).isEqualTo(20);
        assertThat(earn(order("2026-01-31T23:00:00Z", "80"))).isEqualTo(80);
    }

    @Test
    void returnsBeforeAndAfterMaturityAreRoundedTogether() {
        define(euros(BERLIN)
                .maturity(MaturityRule.afterOrder(14))
                .returns(new ReturnPolicy(
                        ReturnPolicy.Basis.BY_LINE, RoundingMode.HALF_UP, ReturnPolicy.DEFAULT.reversal())));
        at("2026-01-01T09:00:00Z");
        PurchaseLine[] lines = {line("a", null, 1, "3.50"), line("b", null, 1, "3.50"), line("c", null, 1, "3.50")};
        Purchase order = order(ann, "2026-01-01T09:00:00Z", lines);
        assertThat(earn(order)).isEqualTo(10);
        // 3.33, 6.67 and 10 in all
        assertThat(giveBack(order, lines[0]).takenBack()).isEqualTo(3);
        at("2026-01-15T09:00:00Z");
        assertThat(available()).isEqualTo(7);
        assertThat(giveBack(order, lines[1]).takenBack()).isEqualTo(4);
        assertThat(giveBack(order, lines[2]).takenBack()).isEqualTo(3);
        assertThat(available()).isZero();
    }

    /** Of an order that cost nothing no part is told by amounts: the points go with the last unit. */
    @Test
    void aFreeOrderGivesItsPointsBackAsAWhole() {
        define(club(BERLIN).bonus(BonusRule.named("sample").gives(FixedPoints.of(10))));
        at("2026-01-01T09:00:00Z");
        Purchase order = order(ann, "2026-01-01T09:00:00Z", line("a", null, 2, "0"));
        assertThat(earn(order)).isEqualTo(10);
        assertThat(giveBack(order, line("a", null, 1, "0")).takenBack()).isZero();
        assertThat(giveBack(order, line("a", null, 1, "0")).takenBack()).isEqualTo(10);
    }

    @Test
    void theRoomOfACapComesBackToThoseWhoAreOneByThen() {
        define(euros(BERLIN)
                .caps(Caps.NONE.perCustomer(150))
                .returns(ReturnPolicy.DEFAULT.capRoom(ReturnPolicy.CapRoom.COMES_BACK)));
        CustomerId bob = register("bob");
        at("2026-01-01T09:00:00Z");
        Purchase first = order(ann, "2026-01-01T09:00:00Z", line("a", null, 1, "100"));
        assertThat(earn(first)).isEqualTo(100);
        shop.loyaltyMerges().merge("m", ann, bob, CLERK);
        assertThat(buy(bob, "100")).isEqualTo(50);
        giveBack(first, line("a", null, 1, "100"));
        assertThat(buy(bob, "200")).isEqualTo(100);
    }
}
