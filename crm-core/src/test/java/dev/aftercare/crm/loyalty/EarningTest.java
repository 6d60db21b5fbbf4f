package dev.aftercare.crm.loyalty;

import static dev.aftercare.crm.loyalty.LoyalShop.CLERK;
import static dev.aftercare.crm.loyalty.LoyalShop.GOLD;
import static dev.aftercare.crm.loyalty.LoyalShop.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aftercare.crm.command.IdempotencyKeyReusedException;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.loyalty.condition.Activity;
import dev.aftercare.crm.loyalty.condition.AroundBirthday;
import dev.aftercare.crm.loyalty.condition.InSegment;
import dev.aftercare.crm.loyalty.condition.KnownFacts;
import dev.aftercare.crm.loyalty.condition.NthOrder;
import dev.aftercare.crm.loyalty.condition.OnActivity;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.customer.Identity;
import dev.aftercare.crm.model.customer.Profile;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import dev.aftercare.crm.purchase.PurchaseDiffers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class EarningTest {

    private final LoyalShop shop = new LoyalShop();

    private void define(BonusRule... rules) {
        ProgrammeBuilder builder = LoyalShop.programme();
        List.of(rules).forEach(builder::bonus);
        shop.loyalty.define(builder.build(), CLERK);
    }

    private static Purchase order(CustomerId customer, String id, String amount, Instant at) {
        return Purchase.sale(
                id, customer, at, List.of(new PurchaseLine("sku", null, null, 1, Money.of(amount, "EUR"))));
    }

    private Receipt earn(Purchase order, KnownFacts facts) {
        return shop.loyalty.earning().order(GOLD, order, facts, CLERK);
    }

    @Test
    void whatTheCallerKnowsDecidesAndIsExplainedForEver() {
        define(BonusRule.named("vip").when(new InSegment(Set.of("vip"))).gives(FixedPoints.of(50)));

        Receipt receipt = earn(shop.order("O-1", "10"), KnownFacts.NONE.inSegment("vip"));

        assertThat(receipt.points()).isEqualTo(60);
        assertThat(receipt.explanation()).contains("vip 50 points: 50 -> 50; in all 60");
        Award award = shop.loyalty.award(GOLD, shop.order("O-1", "1").id()).orElseThrow();
        assertThat(award.accrual().granted()).extracting(RuleGrant::rule).containsExactly("base", "vip");
    }

    @Test
    void anOrderEarnsOnceWhateverIsKnownLater() {
        define(BonusRule.named("vip").when(new InSegment(Set.of("vip"))).gives(FixedPoints.of(50)));
        Receipt first = earn(shop.order("O-1", "10"), KnownFacts.NONE);

        assertThat(earn(shop.order("O-1", "10"), KnownFacts.NONE.inSegment("vip")))
                .isEqualTo(first);
        assertThat(shop.loyalty.earnFor(GOLD, shop.order("O-1", "10"), CLERK)).isEqualTo(first);
        assertThatThrownBy(() -> earn(shop.order("O-1", "11"), KnownFacts.NONE))
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.rejection()).isInstanceOf(PurchaseDiffers.class));
        assertThat(shop.balance().available()).isEqualTo(10);
    }

    @Test
    void aKeyThatIsUsedAgainWithOtherFactsIsAnError() {
        Purchase order = shop.order("O-1", "10");
        shop.loyalty.earning().order(GOLD, order, KnownFacts.NONE.inTier("gold"), CLERK.once("k"));

        assertThatThrownBy(() ->
                        shop.loyalty.earning().order(GOLD, order, KnownFacts.NONE.inTier("silver"), CLERK.once("k")))
                .isInstanceOf(IdempotencyKeyReusedException.class);
    }

    @Test
    void anOrderIsSettledByTheRulesOfItsTime() {
        Instant later = START.plus(Duration.ofDays(1));
        shop.clock.turnBy(Duration.ofDays(1));
        define(BonusRule.named("ten").gives(FixedPoints.of(10)));
        shop.clock.turnBy(Duration.ofDays(1));
        define(BonusRule.named("hundred").gives(FixedPoints.of(100)));

        assertThat(earn(order(shop.customer, "O-0", "1", START.minusSeconds(1)), KnownFacts.NONE)
                        .points())
                .isEqualTo(1);
        assertThat(earn(order(shop.customer, "O-1", "1", later.minusNanos(1_000)), KnownFacts.NONE)
                        .points())
                .isEqualTo(1);
        assertThat(earn(order(shop.customer, "O-2", "1", later), KnownFacts.NONE)
                        .points())
                .isEqualTo(11);
        assertThat(earn(order(shop.customer, "O-3", "1", later.plus(Duration.ofDays(1))), KnownFacts.NONE)
                        .points())
                .isEqualTo(101);
        assertThat(shop.loyalty
                        .award(GOLD, shop.order("O-2", "1").id())
                        .orElseThrow()
                        .accrual()
                        .version())
                .isEqualTo(2);
    }

    @Test
    void theNumberOfTheOrderIsCountedFromThePurchases() {
        define(
                BonusRule.named("first").when(NthOrder.first()).gives(FixedPoints.of(100)),
                BonusRule.named("third").when(new NthOrder(3, true)).gives(FixedPoints.of(30)));
        List<Long> points = new ArrayList<>();
        for (int i = 1; i <= 6; i++) {
            Purchase order = order(shop.customer, "O-" + i, "1", START.plusSeconds(i));
            if (i % 2 == 0) {
                shop.shop.purchases().record(order, CLERK);
            }
            points.add(earn(order, KnownFacts.NONE).points());
            shop.shop.purchases().record(order, CLERK);
        }

        assertThat(points).containsExactly(101L, 1L, 31L, 1L, 1L, 31L);
    }

    @Test
    void anOrderThatIsSettledLateHasTheNumberOfItsTime() {
        define(BonusRule.named("first").when(NthOrder.first()).gives(FixedPoints.of(100)));
        for (int i = 1; i <= 150; i++) {
            shop.shop.purchases().record(order(shop.customer, "O-" + i, "1", START.plusSeconds(i)), CLERK);
        }
        shop.shop
                .purchases()
                .record(
                        Purchase.giveBack(
                                "R",
                                null,
                                shop.customer,
                                START.plusSeconds(999),
                                shop.order("x", "1").lines()),
                        CLERK);

        assertThat(earn(order(shop.customer, "O-1", "1", START.plusSeconds(1)), KnownFacts.NONE)
                        .points())
                .isEqualTo(101);
        assertThat(earn(order(shop.customer, "O-2", "1", START.plusSeconds(2)), KnownFacts.NONE)
                        .points())
                .isEqualTo(1);
    }

    @Test
    void theBirthdayIsThatOfTheProfile() {
        define(BonusRule.named("birthday").when(new AroundBirthday(0, 0)).gives(FixedPoints.of(100)));
        CustomerId born = shop.shop
                .customers()
                .register(
                        Set.of(Identity.shopUser("born")),
                        Profile.builder().birthday(LocalDate.of(1990, 1, 10)).build(),
                        CLERK)
                .id();

        assertThat(earn(order(born, "O-1", "1", START), KnownFacts.NONE).points())
                .isEqualTo(101);
        assertThat(earn(order(shop.customer, "O-2", "1", START), KnownFacts.NONE)
                        .points())
                .isEqualTo(1);
    }

    /** Of the two profiles one has a birthday; until they were merged, that was no birthday of the other. */
    @Test
    void aBirthdayIsAlsoThatOfTheOneWhoHasTheLoyalty() {
        define(
                BonusRule.named("birthday").when(new AroundBirthday(0, 0)).gives(FixedPoints.of(100)),
                BonusRule.named("review")
                        .when(new OnActivity(Set.of(Activity.REVIEW)))
                        .when(new AroundBirthday(0, 0))
                        .gives(FixedPoints.of(20)));
        Profile profile = Profile.builder().birthday(LocalDate.of(1990, 1, 10)).build();
        CustomerId born = shop.shop
                .customers()
                .register(Set.of(Identity.shopUser("born")), profile, CLERK)
                .id();
        CustomerId last = shop.register("last");
        Purchase before = order(shop.customer, "O-1", "1", START);
        assertThat(earn(before, KnownFacts.NONE).points()).isEqualTo(1);
        shop.shop.loyaltyMerges().merge("m", shop.customer, born, CLERK);

        Purchase after = order(shop.customer, "O-2", "1", START);
        assertThat(earn(after, KnownFacts.NONE).points()).isEqualTo(101);
        shop.shop.loyaltyMerges().merge("m-2", born, last, CLERK);
        Purchase ofBorn = order(born, "O-3", "1", START);
        assertThat(earn(ofBorn, KnownFacts.NONE).points()).isEqualTo(101);
        Activity review = new Activity(Activity.REVIEW, "r-1", START);
        assertThat(shop.loyalty
                        .earning()
                        .activity(GOLD, born, review, KnownFacts.NONE, CLERK)
                        .points())
                .isEqualTo(20);
    }

    @Test
    void anActivityEarnsOncePerCustomer() {
        define(BonusRule.named("review")
                .when(new OnActivity(Set.of(Activity.REVIEW)))
                .caps(Caps.NONE.perDay(25))
                .gives(FixedPoints.of(15)));
        Earning earning = shop.loyalty.earning();
        Receipt first =
                earning.activity(GOLD, shop.customer, new Activity("review", "r-1", START), KnownFacts.NONE, CLERK);

        assertThat(first.points()).isEqualTo(15);
        assertThat(earning.activity(GOLD, shop.customer, new Activity("review", "r-1", START), KnownFacts.NONE, CLERK))
                .isEqualTo(first);
        assertThat(earning.activity(GOLD, shop.customer, new Activity("review", "r-2", START), KnownFacts.NONE, CLERK)
                        .points())
                .isEqualTo(10);
        assertThat(earning.activity(GOLD, shop.customer, new Activity("survey", "r-2", START), KnownFacts.NONE, CLERK)
                        .points())
                .isZero();
        assertThat(earning.activity(
                                GOLD,
                                shop.register("two"),
                                new Activity("review", "r-1", START),
                                KnownFacts.NONE,
                                CLERK)
                        .points())
                .isEqualTo(15);
        assertThatThrownBy(() -> earning.activity(
                        GOLD, EarningRulesTest.customer(), new Activity("review", "r", START), KnownFacts.NONE, CLERK))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void aQuoteChangesNothingAndKnowsTheCaps() {
        define(BonusRule.named("capped").caps(Caps.NONE.perCustomer(30)).gives(FixedPoints.of(20)));
        Earning earning = shop.loyalty.earning();

        assertThat(earning.quote(GOLD, shop.order("O-1", "1"), KnownFacts.NONE).points())
                .isEqualTo(21);
        assertThat(earning.quote(GOLD, shop.order("O-1", "1"), KnownFacts.NONE).points())
                .isEqualTo(21);
        earn(shop.order("O-1", "1"), KnownFacts.NONE);
        assertThat(earning.quote(GOLD, shop.order("O-2", "1"), KnownFacts.NONE).points())
                .isEqualTo(11);
        assertThat(shop.balance().available()).isEqualTo(21);
    }

    @Test
    void capsAreKeptOverTheVersionsOfAProgramme() {
        define(BonusRule.named("capped").caps(Caps.NONE.perCustomer(30)).gives(FixedPoints.of(20)));
        earn(shop.order("O-1", "1"), KnownFacts.NONE);
        define(BonusRule.named("capped").caps(Caps.NONE.perCustomer(35)).gives(FixedPoints.of(40)));

        assertThat(earn(shop.order("O-2", "1"), KnownFacts.NONE).points()).isEqualTo(1 + 15);
        assertThat(earn(shop.order("O-3", "1"), KnownFacts.NONE).points()).isEqualTo(1);
    }

    @Test
    void aBudgetAndACustomersCapHoldForManyAtOnce() throws Exception {
        define(BonusRule.named("spring")
                .caps(Caps.NONE.perCustomer(70).budget("spring", 1_000))
                .gives(FixedPoints.of(30)));
        List<CustomerId> customers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            customers.add(shop.register("c" + i));
        }
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Long>> calls = new ArrayList<>();
            for (int i = 0; i < 80; i++) {
                Purchase order = order(customers.get(i % 20), "O-" + i, "0.10", START);
                calls.add(() -> earn(order, KnownFacts.NONE).points());
            }
            long sum = 0;
            for (Future<Long> points : threads.invokeAll(calls)) {
                sum += points.get();
            }
            assertThat(sum).isEqualTo(1_000);
        } finally {
            threads.shutdownNow();
        }
        for (CustomerId customer : customers) {
            assertThat(shop.loyalty.balance(customer, GOLD).available()).isLessThanOrEqualTo(70);
        }
    }
}
