package dev.aftercare.crm.loyalty;

import static dev.aftercare.crm.loyalty.LoyalShop.CLERK;
import static dev.aftercare.crm.loyalty.LoyalShop.GIFT;
import static dev.aftercare.crm.loyalty.LoyalShop.GOLD;
import static dev.aftercare.crm.loyalty.LoyalShop.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.loyalty.ReturnPolicy.ExpiredPoints;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseId;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import dev.aftercare.crm.persistence.json.CrmJson;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Goods that come back after the points that they earned have expired: 10 pieces of 10 euros, 100 points, gone after 90 days. */
class ExpiredReturnsTest {

    private static final Instant LATE = START.plus(Duration.ofDays(100));

    private final LoyalShop shop = new LoyalShop();

    private void define(ReturnPolicy returns) {
        shop.loyalty.define(LoyalShop.programme().returns(returns).build(), CLERK);
    }

    private void order(String number) {
        shop.loyalty.earnFor(GOLD, Purchase.sale(number, shop.customer, START, List.of(pieces(10))), CLERK);
    }

    private ReturnReceipt giveBack(String number, String order, int pieces) {
        Purchase back = Purchase.giveBack(
                number, new PurchaseId(order), shop.customer, shop.clock.instant(), List.of(pieces(pieces)));
        return shop.loyalty.returns().take(GOLD, back, CLERK);
    }

    private static PurchaseLine pieces(int number) {
        return new PurchaseLine("sku", null, null, number, Money.of(String.valueOf(10 * number), "EUR"));
    }

    private void assertBalanced() {
        assertThat(shop.loyalty.verifyBooks(GOLD).violations()).isEmpty();
        assertThat(shop.loyalty.verifyBooks(GOLD).balanced()).isTrue();
    }

    private static ReturnPolicy strict(ExpiredPoints expired) {
        return new ReturnPolicy(ReturnPolicy.Basis.BY_LINE, RoundingMode.FLOOR, ReversalPolicy.STRICT).expired(expired);
    }

    @Test
    void whatHasExpiredIsNotOwed() {
        for (boolean swept : List.of(true, false)) {
            LoyalShop other = new LoyalShop();
            other.loyalty.earnFor(GOLD, other.order("O", "100"), CLERK);
            other.clock.turnTo(LATE);
            if (swept) {
                other.shop.runDue(10);
            }
            other.earn(30);
            PurchaseLine line = new PurchaseLine("sku", null, null, 1, Money.of("100", "EUR"));
            Purchase back = Purchase.giveBack("R", new PurchaseId("O"), other.customer, LATE, List.of(line));

            ReturnReceipt receipt = other.loyalty.returns().take(GOLD, back, CLERK);

            assertThat(receipt.expired()).isEqualTo(100);
            assertThat(receipt.takenBack() + receipt.owed() + receipt.forgone()).isZero();
            assertThat(other.balance().available()).isEqualTo(30);
            assertThat(other.balance().aside().debt()).isZero();
        }
    }

    @Test
    void whatHasExpiredIsTreatedAsSpentIfTheProgrammeSaysSo() {
        define(ReturnPolicy.DEFAULT.expired(ExpiredPoints.COUNT_AS_SPENT));
        order("O");
        shop.clock.turnTo(LATE);
        shop.earn(30);

        ReturnReceipt receipt = giveBack("R", "O", 10);

        // The 30 of another time are taken, and 70 are owed.
        assertThat(receipt.expired()).isZero();
        assertThat(receipt.takenBack()).isEqualTo(30);
        assertThat(receipt.owed()).isEqualTo(70);
        assertBalanced();
    }

    @Test
    void whatWasSpentBeforeTheRestExpiredIsOwedOnce() {
        order("O");
        shop.redeem(40);
        shop.clock.turnTo(LATE);

        // 60 expired: they cover the first 50, and 10 of the next 30; 40 were spent.
        ReturnReceipt first = giveBack("R-1", "O", 5);
        assertThat(first.expired()).isEqualTo(50);
        assertThat(first.owed()).isZero();
        ReturnReceipt second = giveBack("R-2", "O", 3);
        assertThat(second.expired()).isEqualTo(10);
        assertThat(second.owed()).isEqualTo(20);
        ReturnReceipt third = giveBack("R-3", "O", 2);
        assertThat(third.expired()).isZero();
        assertThat(third.owed()).isEqualTo(20);
        assertThat(shop.balance().aside().debt()).isEqualTo(40);
        assertBalanced();
    }

    @Test
    void aReturnIsNotRefusedForPointsThatExpired() {
        define(strict(ExpiredPoints.COUNT_AS_TAKEN));
        order("O");
        shop.clock.turnTo(LATE);

        assertThat(giveBack("R", "O", 10).expired()).isEqualTo(100);
    }

    @Test
    void aReturnIsRefusedForPointsThatExpiredIfTheyCountAsSpent() {
        define(strict(ExpiredPoints.COUNT_AS_SPENT));
        order("O");
        shop.clock.turnTo(LATE);

        assertThatThrownBy(() -> giveBack("R", "O", 10))
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        refused -> assertThat(refused.rejection()).isEqualTo(new NotEnoughPoints(100, 0)));
    }

    @Test
    void theFirstReturnTakesWhatIsThereAndTheSecondCountsWhatExpired() {
        order("O");
        assertThat(giveBack("R-1", "O", 3).takenBack()).isEqualTo(30);
        shop.clock.turnTo(LATE);

        ReturnReceipt second = giveBack("R-2", "O", 7);
        assertThat(second.expired()).isEqualTo(70);
        assertThat(second.owed()).isZero();
        assertBalanced();
    }

    @Test
    void ordersWhosePointsSharedALotDoNotCountThemTwice() {
        int others = PointsRules.LOTS_OF_THEIR_OWN - 1;
        for (int i = 0; i < others; i++) {
            shop.earn(1);
        }
        order("O-1");
        order("O-2");
        assertThat(shop.entries().get(0).lots().get(0).lot())
                .isEqualTo(shop.entries().get(1).sequence());
        shop.redeem(others + 100);
        shop.clock.turnTo(LATE);

        // The others and 100 of 200 were spent, and 100 expired: 50 of each.
        ReturnReceipt first = giveBack("R-1", "O-1", 10);
        ReturnReceipt second = giveBack("R-2", "O-2", 10);
        assertThat(List.of(first.expired(), first.owed())).containsExactly(50L, 50L);
        assertThat(List.of(second.expired(), second.owed())).containsExactly(50L, 50L);
    }

    @Test
    void pointsThatWereGivenBackLateAndRenewedHaveNotExpired() {
        order("O-1");
        shop.loyalty.redeemFor(shop.customer, GOLD, new PurchaseId("O-2"), 100, CLERK);
        order("O-2");
        shop.clock.turnTo(LATE);
        // 100 come back as a lot of their own, and the 100 that the second order earned have expired.
        ReturnReceipt second = giveBack("R-2", "O-2", 10);
        assertThat(second.givenBack()).isEqualTo(100);
        assertThat(second.expired()).isEqualTo(100);

        ReturnReceipt first = giveBack("R-1", "O-1", 10);
        assertThat(first.expired()).isZero();
        assertThat(first.takenBack()).isEqualTo(100);
        assertThat(shop.balance().available()).isZero();
        assertBalanced();
    }

    @Test
    void goodwillOfAsManyPointsAsHaveExpiredIsNoRenewal() {
        order("O");
        long spent = shop.redeem(100).entries().get(0);
        shop.loyalty.corrections().reverse(shop.customer, GOLD, spent, 100, ReversalPolicy.LENIENT, GIFT, CLERK);
        shop.clock.turnTo(LATE);
        shop.loyalty.corrections().adjust(shop.customer, GOLD, 100, Shortfall.REJECT, GIFT, CLERK);

        ReturnReceipt receipt = giveBack("R", "O", 10);

        assertThat(receipt.expired()).isEqualTo(100);
        assertThat(receipt.takenBack() + receipt.owed()).isZero();
        assertThat(shop.balance().available()).isEqualTo(100);
        assertBalanced();
    }

    @Test
    void pendingPointsThatMaturedAndExpiredCountAsTaken() {
        MaturityRule fortnight = MaturityRule.afterOrder(14);
        shop.loyalty.define(LoyalShop.programme().maturity(fortnight).build(), CLERK);
        order("O");
        shop.clock.turnTo(START.plus(Duration.ofDays(20)));
        shop.shop.runDue(10);
        shop.redeem(25);
        shop.clock.turnTo(LATE.plus(Duration.ofDays(20)));

        ReturnReceipt receipt = giveBack("R", "O", 10);
        assertThat(receipt.expired()).isEqualTo(75);
        assertThat(receipt.owed()).isEqualTo(25);
        assertBalanced();
    }

    @Test
    void whatExpiredWhereAMergeBroughtItCountsAsTaken() {
        CustomerId other = shop.register("other");
        order("O");
        shop.redeem(10);
        shop.shop.loyaltyMerges().merge("m", shop.customer, other, CLERK);
        shop.loyalty.redeem(other, GOLD, 20, LoyalShop.MUG, CLERK);
        shop.clock.turnTo(LATE);
        shop.loyalty.earn(other, GOLD, 12, GIFT, CLERK);

        ReturnReceipt receipt = giveBack("R", "O", 10);
        assertThat(receipt.expired()).isEqualTo(70);
        assertThat(receipt.takenBack()).isEqualTo(12);
        assertThat(receipt.owed()).isEqualTo(18);
        assertBalanced();
    }

    @Test
    void theRuleTravelsAsJsonAndWhoNeverSaidSoHasTheDefault() {
        Programme programme = LoyalShop.programme()
                .returns(strict(ExpiredPoints.COUNT_AS_SPENT))
                .build();
        String json = CrmJson.mapper().writeValueAsString(programme);

        assertThat(CrmJson.mapper().readValue(json, Programme.class)).isEqualTo(programme);
        String older = json.replaceAll(",?\"expired\":\"COUNT_AS_SPENT\"", "");
        assertThat(older).isNotEqualTo(json);
        assertThat(CrmJson.mapper().readValue(older, Programme.class).returns())
                .isEqualTo(strict(ExpiredPoints.COUNT_AS_TAKEN));
    }

    /** Whatever was spent, however much came back before and after, in how many returns: all that is owed is what was spent. */
    @Property(tries = 100)
    void overAllReturnsExactlyWhatWasSpentIsOwed(@ForAll long seed) {
        Random random = new Random(seed);
        LoyalShop other = new LoyalShop();
        other.loyalty.earnFor(GOLD, Purchase.sale("O", other.customer, START, List.of(pieces(10))), CLERK);
        long spent = random.nextInt(100);
        if (spent > 0) {
            other.redeem(spent);
        }
        int left = 10;
        long owed = 0;
        long expired = 0;
        long taken = 0;
        for (int i = 0; left > 0; i++) {
            if (i == 1) {
                other.clock.turnTo(LATE);
            }
            int part = 1 + random.nextInt(left);
            left -= part;
            Purchase back =
                    Purchase.giveBack("R-" + i, new PurchaseId("O"), other.customer, START, List.of(pieces(part)));
            ReturnReceipt receipt = other.loyalty.returns().take(GOLD, back, CLERK);
            owed += receipt.owed();
            expired += receipt.expired();
            taken += receipt.takenBack();
        }
        assertThat(owed).isEqualTo(spent);
        assertThat(taken + expired).isEqualTo(100 - spent);
        assertThat(other.loyalty.verifyBooks(GOLD).balanced()).isTrue();
    }
}
