package dev.aftercare.crm.loyalty;

import static dev.aftercare.crm.loyalty.LoyalShop.CLERK;
import static dev.aftercare.crm.loyalty.LoyalShop.GIFT;
import static dev.aftercare.crm.loyalty.LoyalShop.GOLD;
import static dev.aftercare.crm.loyalty.LoyalShop.MUG;
import static dev.aftercare.crm.loyalty.LoyalShop.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.command.Rejection;
import dev.aftercare.crm.loyalty.ReturnReceipt.Written;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseId;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import dev.aftercare.crm.persistence.json.CrmJson;
import dev.aftercare.crm.purchase.PurchaseDiffers;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ReturnsTest {

    private static final PurchaseId ORDER = new PurchaseId("O-1");

    private final LoyalShop shop = new LoyalShop();

    private static PurchaseLine line(String sku, long quantity, String amount) {
        return new PurchaseLine(sku, null, sku, quantity, Money.of(amount, "EUR"));
    }

    private static void assertRefused(Rejection rejection, ThrowingCallable command) {
        assertThatThrownBy(command)
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        refused -> assertThat(refused.rejection()).isEqualTo(rejection));
    }

    private static ReturnPolicy policy(ReturnPolicy.Basis basis, Shortfall shortfall) {
        return new ReturnPolicy(basis, RoundingMode.FLOOR, new ReversalPolicy(shortfall, LateReturn.STAY_EXPIRED));
    }

    private void define(UnaryOperator<ProgrammeBuilder> change) {
        shop.loyalty.define(change.apply(LoyalShop.programme()).build(), CLERK);
    }

    private void order(PurchaseLine... lines) {
        shop.loyalty.earnFor(GOLD, Purchase.sale("O-1", shop.customer, START, List.of(lines)), CLERK);
    }

    private ReturnReceipt giveBack(String number, PurchaseLine... lines) {
        Purchase purchase = Purchase.giveBack(number, ORDER, shop.customer, START, List.of(lines));
        return shop.loyalty.returns().take(GOLD, purchase, CLERK);
    }

    @Test
    void twoPartialReturnsOfSixtyPercentAreNotHundredAndTwenty() {
        order(line("a", 10, "100"));
        giveBack("R-1", line("a", 6, "60"));

        assertRefused(
                new ReturnDoesNotFit("a", "at most 10 for 100 over all returns"),
                () -> giveBack("R-2", line("a", 6, "60")));
        assertThat(shop.balance().available()).isEqualTo(40);
    }

    @Test
    void aReturnCountsOnceAndItsNumberIsForOneContent() {
        order(line("a", 2, "100"));
        ReturnReceipt first = giveBack("R-1", line("a", 1, "50"));

        assertThat(giveBack("R-1", line("a", 1, "50"))).isEqualTo(first);
        assertRefused(new PurchaseDiffers(new PurchaseId("R-1")), () -> giveBack("R-1", line("a", 1, "49")));
        assertThat(shop.balance().available()).isEqualTo(50);
    }

    @Test
    void receiptsOfTheTimeBeforeTheyToldOfAccountsStayReadable() {
        ReturnReceipt before = new ReturnReceipt(50, 0, 0, 0, 0, 50, List.of(2L), List.of());
        String json =
                "{\"takenBack\":50,\"owed\":0,\"forgone\":0,\"expired\":0,\"givenBack\":0,\"balance\":50,\"entries\":[2]}";
        assertThat(CrmJson.mapper().writeValueAsString(before)).isEqualTo(json);
        assertThat(CrmJson.mapper().readValue(json, ReturnReceipt.class)).isEqualTo(before);

        CustomerId mei = new CustomerId(new UUID(1, 2));
        ReturnReceipt now = new ReturnReceipt(50, 0, 0, 0, 0, 50, List.of(2L), List.of(new Written(mei, List.of(2L))));
        String told = json.replace(
                "[2]}", "[2],\"written\":[{\"customer\":\"00000000-0000-0001-0000-000000000002\",\"entries\":[2]}]}");
        assertThat(CrmJson.mapper().writeValueAsString(now)).isEqualTo(told);
        assertThat(CrmJson.mapper().readValue(told, ReturnReceipt.class)).isEqualTo(now);
    }

    @Test
    void whatIsTakenBackFollowsTheRulesOfTheOrdersTime() {
        order(line("a", 1, "50"));
        shop.loyalty.define(
                Programme.builder("gold")
                        .earning(Rate.of(2, Money.of("1", "EUR")))
                        .build(),
                CLERK);

        assertThat(giveBack("R-1", line("a", 1, "50")).takenBack()).isEqualTo(50);
    }

    @Test
    void theShareIsMeasuredByWhatTheLineEarnedOrByItsAmountAsTheProgrammeSays() {
        for (ReturnPolicy.Basis basis : ReturnPolicy.Basis.values()) {
            LoyalShop other = new LoyalShop();
            EarningRule rule = EarningRule.of(Rate.of(1, Money.of("1", "EUR")))
                    .times("b", "2")
                    .times("c", "2");
            other.loyalty.define(
                    Programme.builder("gold")
                            .earning(rule)
                            .returns(policy(basis, Shortfall.DEBT))
                            .build(),
                    CLERK);
            List<PurchaseLine> lines = List.of(line("a", 1, "10"), line("b", 1, "10"), line("c", 1, "20"));
            other.loyalty.earnFor(GOLD, Purchase.sale("O-1", other.customer, START, lines), CLERK);
            Purchase back = Purchase.giveBack("R", ORDER, other.customer, START, List.of(line("c", 1, "20")));

            // The order of 40 earned 10 + 20 + 40 = 70.
            long expected = basis == ReturnPolicy.Basis.BY_AMOUNT ? 35 : 40;
            assertThat(other.loyalty.returns().take(GOLD, back, CLERK).takenBack())
                    .isEqualTo(expected);
        }
    }

    @Test
    void spentPointsAreOwedForgoneOrTheReturnIsRefused() {
        for (Shortfall shortfall : Shortfall.values()) {
            LoyalShop other = new LoyalShop();
            other.loyalty.define(
                    LoyalShop.programme()
                            .returns(policy(ReturnPolicy.Basis.BY_LINE, shortfall))
                            .build(),
                    CLERK);
            List<PurchaseLine> lines = List.of(line("a", 1, "100"));
            other.loyalty.earnFor(GOLD, Purchase.sale("O-1", other.customer, START, lines), CLERK);
            other.loyalty.redeem(other.customer, GOLD, 70, MUG, CLERK);
            Purchase back = Purchase.giveBack("R", ORDER, other.customer, START, lines);

            if (shortfall == Shortfall.REJECT) {
                assertRefused(
                        new NotEnoughPoints(100, 30),
                        () -> other.loyalty.returns().take(GOLD, back, CLERK));
                assertThat(other.balance().available()).isEqualTo(30);
            } else {
                ReturnReceipt receipt = other.loyalty.returns().take(GOLD, back, CLERK);
                assertThat(receipt.takenBack()).isEqualTo(30);
                assertThat(receipt.owed()).isEqualTo(shortfall == Shortfall.DEBT ? 70 : 0);
                assertThat(receipt.forgone()).isEqualTo(shortfall == Shortfall.CLAMP ? 70 : 0);
            }
            assertThat(other.loyalty.verifyBooks(GOLD).balanced()).isTrue();
        }
    }

    @Test
    void whatAReturnLeftOwingIsPaidByWhatMaturesAndByAHoldThatIsReleased() {
        order(line("a", 1, "100"));
        shop.loyalty.holds().hold(shop.customer, GOLD, "h", 60, null, MUG, CLERK);
        shop.redeem(40);
        shop.loyalty.pending().earn(shop.customer, GOLD, "p", 30, START.plusSeconds(60), GIFT, CLERK);
        giveBack("R-1", line("a", 1, "100"));
        assertThat(shop.balance().aside().debt()).isEqualTo(100);

        shop.clock.turnTo(START.plusSeconds(60));
        shop.shop.runDue(10);
        assertThat(shop.balance().aside().debt()).isEqualTo(70);
        assertThat(shop.balance().available()).isZero();
        shop.loyalty.holds().release(shop.customer, GOLD, "h", CLERK);
        assertThat(shop.balance().aside().debt()).isEqualTo(10);
        assertThat(shop.balance().available()).isZero();
        shop.earn(15);

        assertThat(shop.balance().available()).isEqualTo(5);
        assertThat(shop.loyalty.verifyBooks(GOLD).balanced()).isTrue();
    }

    @Test
    void pointsPaidWithGoBackIntoTheirOldLots() {
        shop.loyalty.earn(shop.customer, GOLD, 200, GIFT, CLERK);
        Balance before = shop.balance();
        shop.clock.turnBy(java.time.Duration.ofDays(5));
        shop.loyalty.redeemFor(shop.customer, GOLD, ORDER, 150, CLERK);
        order(line("a", 1, "70"));
        assertThat(shop.balance().available()).isEqualTo(120);

        ReturnReceipt receipt = giveBack("R-1", line("a", 1, "70"));

        assertThat(receipt.givenBack()).isEqualTo(150);
        assertThat(receipt.takenBack()).isEqualTo(70);
        assertThat(shop.balance()).isEqualTo(before);
    }

    @Test
    void anOrderIsPaidWithPointsOnce() {
        shop.earn(200);
        Receipt first = shop.loyalty.redeemFor(shop.customer, GOLD, ORDER, 150, CLERK);

        assertThat(shop.loyalty.redeemFor(shop.customer, GOLD, ORDER, 150, CLERK))
                .isEqualTo(first);
        assertRefused(new NameTaken("O-1"), () -> shop.loyalty.redeemFor(shop.customer, GOLD, ORDER, 50, CLERK));
        assertThat(shop.balance().available()).isEqualTo(50);
    }

    @Test
    void aCapturedHoldOfTheOrderIsGivenBackInProportion() {
        shop.earn(200);
        shop.loyalty.holds().hold(shop.customer, GOLD, "O-1", 101, null, MUG, CLERK);
        shop.loyalty.holds().capture(shop.customer, GOLD, "O-1", 101, CLERK);
        order(line("a", 2, "10"));

        assertThat(giveBack("R-1", line("a", 1, "5")).givenBack()).isEqualTo(50);
        assertThat(giveBack("R-2", line("a", 1, "5")).givenBack()).isEqualTo(51);
        assertThat(shop.balance().available()).isEqualTo(200);
    }

    @Test
    void whatDoesNotFitIsRefused() {
        order(line("a", 1, "50"));

        assertRefused(new ReturnDoesNotFit("b", "articles of the order"), () -> giveBack("R", line("b", 1, "1")));
        assertThatThrownBy(() -> shop.loyalty.returns().take(GOLD, shop.order("O-9", "5"), CLERK))
                .isInstanceOf(InvalidInputException.class);
        Purchase ofNothing =
                Purchase.giveBack("R", new PurchaseId("O-2"), shop.customer, START, List.of(line("a", 1, "1")));
        assertThatThrownBy(() -> shop.loyalty.returns().take(GOLD, ofNothing, CLERK))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void aThirdOfAThirdIsExactWhereDecimalsAreNot() {
        define(builder -> builder.returns(policy(ReturnPolicy.Basis.BY_LINE, Shortfall.DEBT)));
        order(line("a", 3, "0.03"), line("b", 3, "8.97"));

        // 9 points; a third of each line is three points exactly, and not one less.
        assertThat(giveBack("R-1", line("a", 1, "0.01"), line("b", 1, "2.99")).takenBack())
                .isEqualTo(3);
    }

    @Property(tries = 150)
    void anySequenceOfReturnsTakesAndGivesExactlyWhatThereWas(@ForAll long seed, @ForAll ReturnPolicy.Basis basis) {
        Random random = new Random(seed);
        RoundingMode rounding = List.of(
                        RoundingMode.UP, RoundingMode.DOWN, RoundingMode.HALF_UP, RoundingMode.HALF_EVEN)
                .get(random.nextInt(4));
        LoyalShop other = new LoyalShop();
        EarningRule rule = EarningRule.of(Rate.of(1 + random.nextInt(9), Money.of("0.7", "EUR")))
                .times("s1", "0")
                .times("s2", "1.7");
        ReturnPolicy policy = new ReturnPolicy(basis, rounding, ReversalPolicy.STRICT);
        other.loyalty.define(
                Programme.builder("gold").earning(rule).returns(policy).build(), CLERK);
        List<PurchaseLine> lines = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            long quantity = 1L + random.nextInt(4);
            lines.add(line("s" + i, quantity, quantity * random.nextInt(20) + "." + (10 + random.nextInt(90))));
        }
        long paid = random.nextInt(40);
        if (paid > 0) {
            other.loyalty.earn(other.customer, GOLD, paid, GIFT, CLERK);
            other.loyalty.redeemFor(other.customer, GOLD, ORDER, paid, CLERK);
        }
        long earned = other.loyalty
                .earnFor(GOLD, Purchase.sale("O-1", other.customer, START, lines), CLERK)
                .points();
        List<PurchaseLine> pieces = pieces(lines, random);
        long taken = 0;
        long given = 0;
        for (int i = 0; i < pieces.size(); i++) {
            Purchase back = Purchase.giveBack("R-" + i, ORDER, other.customer, START, List.of(pieces.get(i)));
            ReturnReceipt receipt = other.loyalty.returns().take(GOLD, back, CLERK);
            taken += receipt.takenBack();
            given += receipt.givenBack();
            assertThat(taken).isLessThanOrEqualTo(earned);
            assertThat(given).isLessThanOrEqualTo(paid);
        }
        assertThat(taken).isEqualTo(earned);
        assertThat(given).isEqualTo(paid);
        assertThat(other.balance().available()).isEqualTo(paid);
        assertThat(other.loyalty.verifyBooks(GOLD).balanced()).isTrue();
    }

    /** Every line in single pieces whose amounts add up to at most the line's, in any order. */
    private static List<PurchaseLine> pieces(List<PurchaseLine> lines, Random random) {
        List<PurchaseLine> pieces = new ArrayList<>();
        for (PurchaseLine line : lines) {
            Money part = Money.rounded(
                    line.amount().amount().divide(java.math.BigDecimal.valueOf(line.quantity()), 9, RoundingMode.FLOOR),
                    line.amount().currency(),
                    RoundingMode.FLOOR);
            for (int i = 0; i < line.quantity(); i++) {
                pieces.add(new PurchaseLine(line.sku(), null, null, 1, part));
            }
        }
        java.util.Collections.shuffle(pieces, random);
        return pieces;
    }
}
