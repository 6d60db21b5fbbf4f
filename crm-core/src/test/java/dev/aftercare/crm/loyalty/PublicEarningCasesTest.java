package dev.aftercare.crm.loyalty;

import static dev.aftercare.crm.loyalty.LoyalShop.CLERK;
import static dev.aftercare.crm.loyalty.LoyalShop.GOLD;
import static dev.aftercare.crm.loyalty.LoyalShop.MUG;
import static dev.aftercare.crm.loyalty.LoyalShop.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aftercare.crm.command.IdempotencyKeyReusedException;
import dev.aftercare.crm.command.RefusedBefore;
import dev.aftercare.crm.command.RefusedKeys;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.loyalty.condition.Bill;
import dev.aftercare.crm.loyalty.condition.EarningOccasion;
import dev.aftercare.crm.loyalty.condition.KnownFacts;
import dev.aftercare.crm.loyalty.condition.OfCategory;
import dev.aftercare.crm.loyalty.condition.OfProduct;
import dev.aftercare.crm.loyalty.condition.OrderFrom;
import dev.aftercare.crm.loyalty.condition.WithCode;
import dev.aftercare.crm.loyalty.condition.Without;
import dev.aftercare.crm.loyalty.reward.Reward;
import dev.aftercare.crm.loyalty.reward.RewardOrder;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseId;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
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

/** Cases on earning, returns and repeated requests that other engines publish, restated for this one. */
class PublicEarningCasesTest {

    private static final Set<String> NONE = Set.of();

    private static Rate each(long points) {
        return Rate.of(points, Money.of("1", "EUR"));
    }

    private static BonusRuleBuilder rule(String name) {
        return BonusRule.named(name);
    }

    private static PurchaseLine line(String sku, String category, long quantity, String amount) {
        return new PurchaseLine(sku, null, category, quantity, Money.of(amount, "EUR"));
    }

    private static Purchase order(PurchaseLine... lines) {
        return Purchase.sale("O-1", EarningRulesTest.customer(), START, List.of(lines));
    }

    private static long points(Purchase order, KnownFacts facts, BonusRule... rules) {
        ProgrammeBuilder programme = Programme.builder("gold");
        List.of(rules).forEach(programme::bonus);
        return EarningRules.accrue(
                        programme.build(), EarningOccasion.of(ZoneOffset.UTC, order, facts), EarningUsage.NONE)
                .points();
    }

    /** An order of 152: an article labelled red for 12, one labelled blue for 100, and delivery for 40. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("labels")
    void labelsAndFixedPointsAndLastRules(String id, long points, List<BonusRule> rules) {
        Purchase order = order(
                line("SKU123", "red", 1, "12"), line("SKU000", "blue", 1, "100"), line("SKU0001", "delivery", 1, "40"));

        assertThat(points(order, KnownFacts.NONE, rules.toArray(BonusRule[]::new)))
                .isEqualTo(points);
    }

    static Stream<Arguments> labels() {
        BonusRule four = rule("four").gives(PerAmount.of(each(4)));
        return Stream.of(
                Arguments.of(
                        "L055",
                        560,
                        List.of(rule("r").when(new Without(Set.of("red"), NONE)).gives(PerAmount.of(each(4))))),
                Arguments.of(
                        "L056",
                        48,
                        List.of(rule("r").when(new OfCategory(Set.of("red"))).gives(PerAmount.of(each(4))))),
                Arguments.of(
                        "L057",
                        400,
                        List.of(rule("r")
                                .when(new Without(Set.of("red"), Set.of("SKU0001")))
                                .gives(PerAmount.of(each(4))))),
                Arguments.of("L059", 708, List.of(four, fixed("SKU123", 100))),
                Arguments.of("L061", 2704, List.of(four, times("red", "3"), times("blue", "6"))),
                Arguments.of(
                        "L062",
                        960,
                        List.of(
                                rule("r").gives(new PerAmount(each(4), Basis.GROSS, Map.of("red", BigDecimal.ZERO))),
                                times("blue", "2"),
                                times("xxl", "2"))),
                Arguments.of(
                        "L064",
                        0,
                        List.of(rule("r")
                                .when(new OrderFrom(Money.of("300", "EUR")))
                                .gives(PerAmount.of(each(4))))),
                Arguments.of(
                        "L065",
                        8264,
                        List.of(
                                four,
                                rule("ten").gives(PerAmount.of(each(10))),
                                times("red", "3"),
                                times("blue", "5"),
                                fixed("SKU000", 200))),
                Arguments.of(
                        "L066",
                        304,
                        List.of(
                                rule("a").priority(3).gives(PerAmount.of(each(1))),
                                rule("b").priority(2).stacking(Stacking.LAST).gives(PerAmount.of(each(1))),
                                rule("c").priority(1).gives(PerAmount.of(each(10))))));
    }

    private static BonusRule fixed(String sku, long points) {
        return rule("fixed").when(new OfProduct(Set.of(sku))).gives(FixedPoints.of(points));
    }

    private static BonusRule times(String label, String factor) {
        return rule("times-" + label).when(new OfCategory(Set.of(label))).gives(Multiplier.times(factor));
    }

    @Test
    void aRuleThatAsksForACodeGivesOnlyWithIt() {
        BonusRule code = rule("code").when(new WithCode(Set.of("PROMO10"))).gives(FixedPoints.of(10));
        Purchase order = order(line("a", null, 1, "5"));

        assertThat(points(order, KnownFacts.NONE, code)).isZero();
        assertThat(points(order, KnownFacts.NONE.withCode("PROMO10"), code)).isEqualTo(10);
    }

    @Test
    void rulesThatStackAreRoundedEachOnItsOwn() {
        Purchase order = order(line("a", null, 1, "19.99"));

        assertThat(points(
                        order,
                        KnownFacts.NONE,
                        rule("one").gives(PerAmount.of(each(1))),
                        rule("half").gives(PerAmount.of(Rate.of(1, Money.of("2", "EUR"))))))
                .isEqualTo(28);
    }

    @ParameterizedTest
    @CsvSource({"FLOOR, 28", "HALF_UP, 29", "CEILING, 29"})
    void wholePointsThatAreMultipliedAreRoundedByTheirRule(RoundingMode rounding, long points) {
        BonusRule half = rule("half").gives(new Multiplier(new BigDecimal("1.5"), rounding, Multiplier.Of.WHOLE));

        assertThat(points(
                        order(line("a", null, 1, "19.99")),
                        KnownFacts.NONE,
                        rule("one").gives(PerAmount.of(each(1))),
                        half))
                .isEqualTo(points);
    }

    @ParameterizedTest
    @CsvSource({"false, true, 5000", "true, true, 4200", "false, false, 6000", "true, false, 5000"})
    void theBasisIsWithOrWithoutTaxAndShipping(boolean net, boolean withoutShipping, long points) {
        Bill bill = new Bill(
                Map.of("item", Money.of("8", "EUR"), "ship", Money.of("2", "EUR")), Set.of("ship"), null, null);
        Purchase order = order(line("item", null, 1, "50"), line("ship", null, 1, "10"));

        assertThat(points(
                        order,
                        KnownFacts.NONE.billed(bill),
                        rule("cents").gives(PerAmount.of(each(100)).on(new Basis(net, withoutShipping, false, false)))))
                .isEqualTo(points);
    }

    @ParameterizedTest
    @CsvSource({"5, 200, 2, 100, 500", "1, 100, 2, 50, 50"})
    void halfAnOrderTakesBackHalfItsPoints(long rate, String total, long quantity, String back, long taken) {
        LoyalShop shop = new LoyalShop();
        shop.loyalty.define(Programme.builder("gold").earning(each(rate)).build(), CLERK);
        shop.loyalty.earnFor(
                GOLD, Purchase.sale("O-1", shop.customer, START, List.of(line("a", null, quantity, total))), CLERK);
        Purchase half = Purchase.giveBack(
                "R-1", new PurchaseId("O-1"), shop.customer, START, List.of(line("a", null, 1, back)));

        assertThat(shop.loyalty.returns().take(GOLD, half, CLERK).takenBack()).isEqualTo(taken);
    }

    @Test
    void aWholeOrderThatEarnedAndSpentIsUndone() {
        LoyalShop shop = new LoyalShop();
        shop.earn(200);
        shop.loyalty.redeemFor(shop.customer, GOLD, new PurchaseId("O-1"), 150, CLERK);
        shop.loyalty.earnFor(GOLD, shop.order("O-1", "70"), CLERK);
        assertThat(shop.balance().available()).isEqualTo(120);
        Purchase back = Purchase.giveBack(
                "R-1", new PurchaseId("O-1"), shop.customer, START, List.of(line("sku", null, 1, "70")));

        ReturnReceipt receipt = shop.loyalty.returns().take(GOLD, back, CLERK);

        assertThat(receipt.takenBack()).isEqualTo(70);
        assertThat(receipt.givenBack()).isEqualTo(150);
        assertThat(shop.balance().available()).isEqualTo(200);
    }

    @Test
    void aHoldIsResolvedOnceAndSaysHowItWas() {
        LoyalShop shop = new LoyalShop();
        shop.earn(100);
        Holds holds = shop.loyalty.holds();
        holds.hold(shop.customer, GOLD, "posted", 10, null, MUG, CLERK);
        holds.hold(shop.customer, GOLD, "voided", 10, null, MUG, CLERK);
        holds.hold(shop.customer, GOLD, "late", 10, START.plusSeconds(1), MUG, CLERK);
        holds.capture(shop.customer, GOLD, "posted", 10, CLERK);
        holds.release(shop.customer, GOLD, "voided", CLERK);
        shop.clock.turnBy(Duration.ofSeconds(1));
        shop.shop.runDue(10);

        assertResolved(HoldResolved.How.CAPTURED, () -> holds.capture(shop.customer, GOLD, "posted", 10, CLERK));
        assertResolved(HoldResolved.How.RELEASED, () -> holds.capture(shop.customer, GOLD, "voided", 10, CLERK));
        assertResolved(HoldResolved.How.RUN_OUT, () -> holds.release(shop.customer, GOLD, "late", CLERK));
    }

    private static void assertResolved(HoldResolved.How how, Runnable command) {
        assertThatThrownBy(command::run)
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.rejection()).isEqualTo(new HoldResolved(how)));
    }

    @Test
    void aRequestThatComesAgainIsTheSameOrAnError() {
        LoyalShop shop = new LoyalShop();
        Receipt first = shop.loyalty.earn(shop.customer, GOLD, 123, MUG, CLERK.once("T5"));

        assertThat(shop.loyalty.earn(shop.customer, GOLD, 123, MUG, CLERK.once("T5")))
                .isEqualTo(first);
        assertThatThrownBy(() -> shop.loyalty.earn(shop.customer, GOLD, 124, MUG, CLERK.once("T5")))
                .isInstanceOf(IdempotencyKeyReusedException.class);
        assertThatThrownBy(() -> shop.loyalty.redeem(shop.customer, GOLD, 123, MUG, CLERK.once("T5")))
                .isInstanceOf(IdempotencyKeyReusedException.class);
        assertThat(shop.balance().available()).isEqualTo(123);
    }

    /** The sources differ: some forget a refusal, so a repetition may succeed; see the next case for the others. */
    @Test
    void aRefusedRequestLeavesItsKeyFree() {
        LoyalShop shop = new LoyalShop();
        assertThatThrownBy(() -> shop.loyalty.redeem(shop.customer, GOLD, 5, MUG, CLERK.once("T3")))
                .isInstanceOf(RejectedException.class);
        shop.earn(5);

        assertThat(shop.loyalty
                        .redeem(shop.customer, GOLD, 5, MUG, CLERK.once("T3"))
                        .points())
                .isEqualTo(5);
    }

    @Test
    void aRefusedRequestSpendsItsKeyIfTheShopSaysSo() {
        LoyalShop shop = new LoyalShop(RefusedKeys.SPENT);
        assertThatThrownBy(() -> shop.loyalty.redeem(shop.customer, GOLD, 5, MUG, CLERK.once("T3")))
                .isInstanceOf(RejectedException.class);
        shop.earn(5);

        assertThatThrownBy(() -> shop.loyalty.redeem(shop.customer, GOLD, 5, MUG, CLERK.once("T3")))
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.rejection()).isInstanceOf(RefusedBefore.class));
        assertThat(shop.balance().available()).isEqualTo(5);
    }

    @Test
    void whatARewardCostsIsForTheCatalogueToSay() {
        LoyalShop shop = new LoyalShop();
        shop.earn(50);
        shop.shop.rewards().define(Reward.of("mug", GOLD, 5), CLERK);
        shop.shop.rewards().restock("mug", 1, CLERK);

        RewardOrder order = shop.shop.rewards().redeem(shop.customer, "mug", CLERK);
        shop.loyalty.earnFor(GOLD, shop.order("O-1", "100"), CLERK);

        assertThat(order.paid().points()).isEqualTo(5);
        assertThat(shop.balance().available()).isEqualTo(145);
    }
}
