package dev.aftercare.crm.loyalty;

import static dev.aftercare.crm.loyalty.LoyalShop.CLERK;
import static dev.aftercare.crm.loyalty.LoyalShop.GOLD;
import static dev.aftercare.crm.loyalty.LoyalShop.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aftercare.crm.loyalty.condition.Activity;
import dev.aftercare.crm.loyalty.condition.InTier;
import dev.aftercare.crm.loyalty.condition.KnownFacts;
import dev.aftercare.crm.loyalty.condition.NthOrder;
import dev.aftercare.crm.loyalty.condition.OnActivity;
import dev.aftercare.crm.loyalty.tier.Qualification;
import dev.aftercare.crm.loyalty.tier.TierLevel;
import dev.aftercare.crm.loyalty.tier.TierProgramme;
import dev.aftercare.crm.loyalty.tier.TierWindow;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseId;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import java.math.RoundingMode;
import java.time.Period;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a level is worth when an order earns. */
class TierBonusTest {

    private final LoyalShop shop = new LoyalShop();
    private final CustomerId ben = shop.register("ben");

    @BeforeEach
    void aClubOfTwoLevels() {
        shop.shop
                .tiers()
                .define(
                        TierProgramme.of(
                                "club",
                                Qualification.spend("EUR"),
                                TierWindow.rolling(Period.ofDays(90)),
                                TierLevel.of("Bronze", "0", "1"),
                                TierLevel.of("Gold", "100", "1.5")),
                        CLERK);
        define(TierBonus.of("club"));
    }

    private void define(TierBonus bonus, BonusRule... rules) {
        ProgrammeBuilder programme = LoyalShop.programme().tiers(bonus);
        List.of(rules).forEach(programme::bonus);
        shop.loyalty.define(programme.build(), CLERK);
    }

    private Purchase order(CustomerId customer, String number, String amount) {
        PurchaseLine line = new PurchaseLine("sku", null, null, 1, Money.of(amount, "EUR"));
        return Purchase.sale(number, customer, START, List.of(line));
    }

    /** Buys enough for the higher level. */
    private void climb(CustomerId customer) {
        shop.shop.purchases().record(order(customer, "big/" + customer.value(), "100"), CLERK);
        shop.shop.tiers().evaluate(customer, "club", CLERK);
    }

    private Receipt earn(String number, String amount) {
        return shop.loyalty.earnFor(GOLD, order(shop.customer, number, amount), CLERK);
    }

    @Test
    void theLevelsMultiplierMultipliesAndIsExplained() {
        assertThat(earn("O-1", "19.99").points()).isEqualTo(19);
        climb(shop.customer);

        Receipt receipt = earn("O-2", "19.99");

        assertThat(receipt.points()).isEqualTo(29);
        Accrual accrual =
                shop.loyalty.award(GOLD, new PurchaseId("O-2")).orElseThrow().accrual();
        assertThat(accrual.granted()).extracting(RuleGrant::rule).containsExactlyInAnyOrder("base", "tier/Gold");
        assertThat(receipt.explanation()).contains("tier/Gold").contains("1.5");
    }

    @Test
    void wholePointsAreMultipliedWhereTheProgrammeSaysSo() {
        define(new TierBonus("club", RoundingMode.CEILING, Multiplier.Of.WHOLE));
        climb(shop.customer);

        // 19 whole points times 1.5 are 28.5.
        assertThat(earn("O-1", "19.99").points()).isEqualTo(29);
    }

    @Test
    void aQuoteSaysTheSame() {
        climb(shop.customer);

        assertThat(shop.loyalty
                        .earning()
                        .quote(GOLD, order(shop.customer, "O-1", "10"), KnownFacts.NONE)
                        .points())
                .isEqualTo(15);
    }

    @Test
    void whatTheCallerKnowsOfTheLevelGoesFirst() {
        Receipt receipt = shop.loyalty
                .earning()
                .order(GOLD, order(shop.customer, "O-1", "10"), KnownFacts.NONE.inTier("Gold"), CLERK);

        assertThat(receipt.points()).isEqualTo(15);
    }

    @Test
    void conditionsKnowTheLevelAlsoForActivities() {
        BonusRule review = BonusRule.named("review")
                .when(new OnActivity(Set.of(Activity.REVIEW)))
                .when(new InTier(Set.of("Gold")))
                .gives(FixedPoints.of(7));
        define(TierBonus.of("club"), review);
        Activity first = new Activity(Activity.REVIEW, "r-1", START);
        Activity second = new Activity(Activity.REVIEW, "r-2", START);

        assertThat(activity(shop.customer, first).points()).isZero();
        climb(shop.customer);
        assertThat(activity(shop.customer, second).points()).isEqualTo(7);
    }

    @Test
    void anOrderIsReturnedByWhatItEarnedWhateverTheLevelIsByThen() {
        climb(shop.customer);
        earn("O-1", "10");
        Purchase back = Purchase.giveBack(
                "R-1",
                new PurchaseId("O-1"),
                shop.customer,
                START,
                List.of(new PurchaseLine("sku", null, null, 1, Money.of("10", "EUR"))));
        define(TierBonus.of("gone"));

        assertThat(shop.loyalty.returns().take(GOLD, back, CLERK).takenBack()).isEqualTo(15);
    }

    @Test
    void aRuleThatStandsAloneLeavesTheLevelIn() {
        BonusRule alone =
                BonusRule.named("alone").priority(5).stacking(Stacking.LAST).gives(FixedPoints.of(1));
        define(TierBonus.of("club"), alone);
        climb(shop.customer);

        assertThat(shop.loyalty
                        .earning()
                        .quote(GOLD, order(shop.customer, "O-1", "10"), KnownFacts.NONE)
                        .granted())
                .extracting(RuleGrant::rule)
                .contains("alone")
                .doesNotContain("base");
    }

    @Test
    void withoutSuchATierProgrammeNothingIsMultiplied() {
        define(TierBonus.of("nowhere"));
        climb(shop.customer);

        assertThat(earn("O-1", "10").points()).isEqualTo(10);
    }

    @Test
    void theNameOfItsRuleIsTaken() {
        assertThatThrownBy(() -> define(
                        TierBonus.of("club"), BonusRule.named("tier/Gold").gives(FixedPoints.of(1))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("programme.bonuses");
        assertThatThrownBy(() -> new TierBonus("club", RoundingMode.UNNECESSARY, Multiplier.Of.EXACT))
                .hasMessageContaining("tiers.rounding");
    }

    @Test
    void aProgrammeKeepsItThroughJson() {
        assertThat(shop.loyalty.programme(GOLD).orElseThrow().tiers()).isEqualTo(TierBonus.of("club"));
    }

    @Test
    void whoeverWasMergedEarnsByTheLevelOfBoth() {
        climb(ben);
        shop.shop.loyaltyMerges().merge("m", shop.customer, ben, CLERK);

        assertThat(earn("O-1", "10").points()).isEqualTo(15);
    }

    @Test
    void anActivityAndACapCountOnceForThoseWhoAreOne() {
        BonusRule review = BonusRule.named("review")
                .when(new OnActivity(Set.of(Activity.REVIEW)))
                .caps(Caps.NONE.perCustomer(10))
                .gives(FixedPoints.of(7));
        define(TierBonus.of("club"), review);
        Activity one = new Activity(Activity.REVIEW, "r-1", START);
        activity(shop.customer, one);
        shop.shop.loyaltyMerges().merge("m", shop.customer, ben, CLERK);

        activity(ben, one);
        activity(shop.customer, one);
        assertThat(shop.loyalty.balance(ben, GOLD).available()).isEqualTo(7);
        assertThat(activity(ben, new Activity(Activity.REVIEW, "r-2", START)).points())
                .isEqualTo(3);
    }

    @Test
    void theOrdersOfBothAreCounted() {
        BonusRule third = BonusRule.named("third").when(new NthOrder(3, false)).gives(FixedPoints.of(50));
        define(TierBonus.of("club"), third);
        shop.shop.purchases().record(order(shop.customer, "A-1", "1"), CLERK);
        shop.shop.purchases().record(order(ben, "B-1", "1"), CLERK);
        shop.shop.loyaltyMerges().merge("m", ben, shop.customer, CLERK);

        assertThat(earn("O-1", "10").points()).isEqualTo(60);
    }

    private Receipt activity(CustomerId customer, Activity activity) {
        return shop.loyalty.earning().activity(GOLD, customer, activity, KnownFacts.NONE, CLERK);
    }
}
