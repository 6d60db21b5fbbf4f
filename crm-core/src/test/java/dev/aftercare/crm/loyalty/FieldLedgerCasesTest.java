package dev.aftercare.crm.loyalty;

import static dev.aftercare.crm.loyalty.LoyalShop.CLERK;
import static dev.aftercare.crm.loyalty.LoyalShop.GIFT;
import static dev.aftercare.crm.loyalty.LoyalShop.GOLD;
import static dev.aftercare.crm.loyalty.LoyalShop.MUG;
import static dev.aftercare.crm.loyalty.LoyalShop.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.command.Rejection;
import dev.aftercare.crm.loyalty.condition.Bill;
import dev.aftercare.crm.loyalty.condition.KnownFacts;
import dev.aftercare.crm.loyalty.condition.OfCategory;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.loyalty.EntryKind;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseId;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cases that programmes differ in, each computed by hand: what becomes of points that were earned. Points live 90 days unless said. */
class FieldLedgerCasesTest {

    private static final Instant AFTER_EXPIRY = START.plus(Duration.ofDays(91));

    private final LoyalShop shop = new LoyalShop();
    private final CustomerId other = shop.register("other");

    @AfterEach
    void theBooksHold() {
        assertThat(shop.loyalty.verifyBooks(GOLD).violations()).isEmpty();
        assertThat(shop.loyalty.verifyBooks(GOLD).balanced()).isTrue();
        assertThat(shop.loyalty.verifyBooks(GOLD).flow().transferredOut()).isZero();
    }

    private void define(UnaryOperator<ProgrammeBuilder> change) {
        shop.loyalty.define(change.apply(LoyalShop.programme()).build(), CLERK);
    }

    private static PurchaseLine line(String sku, String category, long quantity, String amount) {
        return new PurchaseLine(sku, null, category, quantity, Money.of(amount, "EUR"));
    }

    private Receipt order(String number, KnownFacts facts, PurchaseLine... lines) {
        Purchase order = Purchase.sale(number, shop.customer, shop.clock.instant(), List.of(lines));
        return shop.loyalty.earning().order(GOLD, order, facts, CLERK);
    }

    private ReturnReceipt giveBack(String number, String order, PurchaseLine... lines) {
        Purchase back =
                Purchase.giveBack(number, new PurchaseId(order), shop.customer, shop.clock.instant(), List.of(lines));
        return shop.loyalty.returns().take(GOLD, back, CLERK);
    }

    private static void assertRefused(Rejection rejection, ThrowingCallable command) {
        assertThatThrownBy(command)
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        refused -> assertThat(refused.rejection()).isEqualTo(rejection));
    }

    @Test
    void pointsOfAnExactExpiryAreSpentToTheLastMicrosecond() {
        define(builder -> builder.expiry(ExpiryRule.exactly(Period.ofDays(30))));
        shop.earn(100);
        Instant end = START.plus(Duration.ofDays(30));
        shop.clock.turnTo(end.minusNanos(1_000));
        shop.redeem(40);
        shop.clock.turnTo(end);

        assertThat(shop.balance().available()).isZero();
        assertRefused(new NotEnoughPoints(1, 0), () -> shop.redeem(1));
        shop.shop.runDue(10);
        assertThat(shop.entries().get(0).kind()).isEqualTo(EntryKind.EXPIRE);
        assertThat(shop.entries().get(0).points()).isEqualTo(-60);
    }

    /** 100 held of 120; they cannot expire while they are held: 70 are spent after their time, and 30 are gone. */
    @Test
    void aHoldOutlivesItsPointsAndWhatComesBackOfItIsGone() {
        shop.earn(120);
        shop.loyalty.holds().hold(shop.customer, GOLD, "h", 100, null, MUG, CLERK);
        shop.clock.turnTo(AFTER_EXPIRY);
        shop.shop.runDue(10);
        assertThat(shop.balance().balance()).isZero();
        assertThat(shop.balance().aside().held()).isEqualTo(100);

        shop.loyalty.holds().capture(shop.customer, GOLD, "h", 70, CLERK);
        Books books = shop.loyalty.books(GOLD, START, AFTER_EXPIRY.plusSeconds(1));
        assertThat(books.redeemed()).isEqualTo(70);
        assertThat(books.expired()).isEqualTo(50);
        assertThat(shop.balance()).isEqualTo(Balance.NONE);
        assertRefused(
                new HoldResolved(HoldResolved.How.CAPTURED),
                () -> shop.loyalty.holds().release(shop.customer, GOLD, "h", CLERK));
    }

    /** 100 to the end of 10 April in Berlin: wherever they are, they are gone then, and those of the one who takes are spent after them. */
    @Test
    void pointsThatAreTransferredExpireWhenTheyWouldHave() {
        shop.earn(100);
        shop.clock.turnBy(Duration.ofDays(10));
        shop.loyalty.earn(other, GOLD, 50, GIFT, CLERK);
        shop.loyalty.corrections().transfer(shop.customer, other, GOLD, 100, GIFT, CLERK);
        shop.loyalty.redeem(other, GOLD, 30, MUG, CLERK);
        shop.clock.turnTo(Instant.parse("2026-04-10T22:00:00Z"));

        assertThat(shop.loyalty.balance(other, GOLD).available()).isEqualTo(50);
        shop.clock.turnTo(Instant.parse("2026-04-20T22:00:00Z"));
        assertThat(shop.loyalty.balance(other, GOLD).available()).isZero();
        shop.shop.runDue(10);
    }

    /** Spent in time, given back when the time of the points is over. */
    @ParameterizedTest
    @CsvSource({"STAY_EXPIRED, 0", "RENEW, 60"})
    void whatIsGivenBackLateIsGoneOrLivesAnew(LateReturn late, long available) {
        shop.earn(100);
        shop.redeem(60);
        shop.clock.turnTo(AFTER_EXPIRY);
        ReversalPolicy policy = new ReversalPolicy(Shortfall.REJECT, late);
        shop.loyalty.corrections().reverse(shop.customer, GOLD, 2, 60, policy, GIFT, CLERK);

        assertThat(shop.balance().available()).isEqualTo(available);
        assertThat(shop.loyalty.verifyBooks(GOLD).flow().redeemed()).isZero();
    }

    /** 100 of which 30 were paid with points earn 70; half of it comes back: 35 and half of the points paid. */
    @Test
    void whatWasPaidWithPointsEarnsNothingAndComesBackInProportion() {
        shop.earn(31);
        shop.loyalty.redeemFor(shop.customer, GOLD, new PurchaseId("O"), 31, CLERK);
        Bill bill = Bill.NONE.paidWithPoints(Money.of("30", "EUR"));
        order("O", KnownFacts.NONE.billed(bill), line("a", null, 2, "100"));
        assertThat(shop.balance().available()).isEqualTo(70);

        ReturnReceipt first = giveBack("R-1", "O", line("a", null, 1, "50"));
        assertThat(first.takenBack()).isEqualTo(35);
        assertThat(first.givenBack()).isEqualTo(15);
        ReturnReceipt second = giveBack("R-2", "O", line("a", null, 1, "50"));
        assertThat(second.takenBack()).isEqualTo(35);
        assertThat(second.givenBack()).isEqualTo(16);
        assertThat(shop.balance().available()).isEqualTo(31);
    }

    /** Tea for 20 and a pot for 30: 50 by the rate, 50 more as twice, and 50 for tea: the pot has 60 of them, the tea 90. */
    @Test
    void eachRuleTakesBackFromTheLinesItCounted() {
        define(builder -> builder.bonus(BonusRule.named("twice").gives(Multiplier.times("2")))
                .bonus(BonusRule.named("tea")
                        .when(new OfCategory(Set.of("tea")))
                        .gives(FixedPoints.of(50))));
        order("O", KnownFacts.NONE, line("tea", "tea", 1, "20"), line("pot", "pots", 1, "30"));
        assertThat(shop.balance().available()).isEqualTo(150);

        assertThat(giveBack("R-1", "O", line("pot", "pots", 1, "30")).takenBack())
                .isEqualTo(60);
        assertThat(giveBack("R-2", "O", line("tea", "tea", 1, "20")).takenBack())
                .isEqualTo(90);
    }

    /** 50 of goods earn 50, 6 of shipping nothing: a refund of shipping takes nothing back, or 6 of 56 parts of the points. */
    @ParameterizedTest
    @CsvSource({"BY_LINE, 0", "BY_AMOUNT, 5"})
    void shippingThatIsRefundedTakesBackWhatItEarnedOrItsPartOfTheOrder(ReturnPolicy.Basis basis, long taken) {
        shop.loyalty.define(
                Programme.builder("gold")
                        .bonus(BonusRule.named("goods")
                                .gives(PerAmount.of(Rate.of(1, Money.of("1", "EUR")))
                                        .on(Basis.GROSS.leavingOutShipping())))
                        .returns(new ReturnPolicy(basis, RoundingMode.FLOOR, ReversalPolicy.STRICT))
                        .build(),
                CLERK);
        Bill bill = new Bill(Map.of(), Set.of("parcel"), null, null);
        order("O", KnownFacts.NONE.billed(bill), line("a", null, 1, "50"), line("parcel", null, 1, "6"));

        assertThat(giveBack("R", "O", line("parcel", null, 1, "6")).takenBack()).isEqualTo(taken);
    }

    @Test
    void anOrderOfNothingEarnsNothingAndComesBack() {
        assertThat(order("O", KnownFacts.NONE, line("sample", null, 3, "0")).points())
                .isZero();

        ReturnReceipt receipt = giveBack("R", "O", line("sample", null, 3, "0"));
        assertThat(receipt.takenBack() + receipt.owed() + receipt.forgone()).isZero();
        assertThat(receipt.entries()).isEmpty();
        assertRefused(
                new ReturnDoesNotFit("sample", "at most 3 for 0 over all returns"),
                () -> giveBack("R-2", "O", line("sample", null, 1, "0")));
    }

    /** At most 100 a day: the order earned 100 of 200, half of it came back, and another order of 80 follows on the same day. */
    @ParameterizedTest
    @CsvSource({"STAYS_USED, 0", "COMES_BACK, 50"})
    void theRoomOfACapStaysUsedOrComesBackWithTheGoods(ReturnPolicy.CapRoom room, long second) {
        define(builder -> builder.caps(Caps.NONE.perDay(100)).returns(ReturnPolicy.DEFAULT.capRoom(room)));
        assertThat(order("O-1", KnownFacts.NONE, line("a", null, 2, "200")).points())
                .isEqualTo(100);
        assertThat(giveBack("R-1", "O-1", line("a", null, 1, "100")).takenBack())
                .isEqualTo(50);

        assertThat(order("O-2", KnownFacts.NONE, line("a", null, 1, "80")).points())
                .isEqualTo(second);
    }

    /** A rule's own budget of 90 and the customer's 120 a month: 60 of one and 60 of the other, in thirds that are not whole. */
    @Test
    void theRoomOfEachCapComesBackInItsOwnProportion() {
        define(builder -> builder.caps(Caps.NONE.per(PeriodUnit.MONTH, 120))
                .bonus(BonusRule.named("spring")
                        .caps(Caps.NONE.budget("spring", 90))
                        .gives(PerAmount.of(Rate.of(1, Money.of("1", "EUR")))))
                .returns(ReturnPolicy.DEFAULT.capRoom(ReturnPolicy.CapRoom.COMES_BACK)));
        assertThat(order("O-1", KnownFacts.NONE, line("a", null, 3, "60")).points())
                .isEqualTo(120);
        assertThat(order("O-2", KnownFacts.NONE, line("a", null, 1, "5")).points())
                .isZero();

        // A third: 40 of 120, 20 of the budget's 60.
        giveBack("R-1", "O-1", line("a", null, 1, "20"));
        assertThat(shop.loyalty
                        .earning()
                        .quote(
                                GOLD,
                                Purchase.sale("Q", shop.customer, START, List.of(line("a", null, 1, "500"))),
                                KnownFacts.NONE)
                        .points())
                .isEqualTo(40);
        giveBack("R-2", "O-1", line("a", null, 2, "40"));

        // All of it: 120 a month, of which the budget gives 90 at most and the rate the rest.
        Accrual all = shop.loyalty
                .earning()
                .quote(
                        GOLD,
                        Purchase.sale("Q", shop.customer, START, List.of(line("a", null, 1, "100"))),
                        KnownFacts.NONE);
        assertThat(all.points()).isEqualTo(120);
        assertThat(all.granted()).extracting(RuleGrant::points).containsExactlyInAnyOrder(100L, 20L);
    }

    /** A day of the programme is one of its zone: 23:30 and 00:30 in Berlin are two days, and one day in London. */
    @ParameterizedTest
    @CsvSource({"Europe/Berlin, 100", "Europe/London, 50"})
    void aCapPerDayIsOfTheProgrammesDays(String zone, long points) {
        define(builder -> builder.zone(java.time.ZoneId.of(zone)).caps(Caps.NONE.perDay(50)));
        long sum = 0;
        for (String at : List.of("2026-03-28T22:30:00Z", "2026-03-28T23:30:00Z")) {
            Purchase order = Purchase.sale(at, shop.customer, Instant.parse(at), List.of(line("a", null, 1, "80")));
            sum += shop.loyalty.earnFor(GOLD, order, CLERK).points();
        }

        assertThat(sum).isEqualTo(points);
    }

    /** What is earned while two are one belongs to the one who has the points: 100 and 50, 30 more in between. */
    @Test
    void whatIsEarnedWhileTheyAreOneStaysWhereItCame() {
        shop.earn(100);
        shop.loyalty.earn(other, GOLD, 50, GIFT, CLERK);
        shop.shop.loyaltyMerges().merge("m", shop.customer, other, CLERK);
        shop.earn(30);
        assertThat(shop.balance().available()).isEqualTo(180);
        assertThat(shop.loyalty.balance(other, GOLD).available()).isEqualTo(180);
        shop.shop.loyaltyMerges().undo("m", CLERK);

        assertThat(shop.balance().available()).isEqualTo(100);
        assertThat(shop.loyalty.balance(other, GOLD).available()).isEqualTo(80);
    }
}
