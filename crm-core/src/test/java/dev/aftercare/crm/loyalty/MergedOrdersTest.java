package dev.aftercare.crm.loyalty;

import static dev.aftercare.crm.loyalty.LoyalShop.CLERK;
import static dev.aftercare.crm.loyalty.LoyalShop.GOLD;
import static dev.aftercare.crm.loyalty.LoyalShop.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.loyalty.ReturnReceipt.Written;
import dev.aftercare.crm.loyalty.condition.Activity;
import dev.aftercare.crm.loyalty.condition.KnownFacts;
import dev.aftercare.crm.loyalty.condition.OnActivity;
import dev.aftercare.crm.loyalty.tier.Qualification;
import dev.aftercare.crm.loyalty.tier.TierLevel;
import dev.aftercare.crm.loyalty.tier.TierProgramme;
import dev.aftercare.crm.loyalty.tier.TierWindow;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.loyalty.EntryKind;
import dev.aftercare.crm.model.loyalty.PointsAside;
import dev.aftercare.crm.model.loyalty.PointsEntry;
import dev.aftercare.crm.model.loyalty.PointsEvent.PointsExpiring;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseId;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import dev.aftercare.crm.persistence.PageRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Merges of customers whose orders earn pending points, and whose points live for as long as they are active. */
class MergedOrdersTest {

    private static final PurchaseId ORDER = new PurchaseId("O-1");
    private static final Duration WAIT = Duration.ofDays(14);

    private final LoyalShop shop = new LoyalShop();
    private final CustomerId anna = shop.customer;
    private final CustomerId ben = shop.register("ben");

    @AfterEach
    void theBooksHold() {
        assertThat(shop.loyalty.verifyBooks(GOLD).violations()).isEmpty();
        assertThat(shop.loyalty.verifyBooks(GOLD).balanced()).isTrue();
        assertThat(shop.loyalty.verifyBooks(GOLD).flow().transferredOut()).isZero();
    }

    private void matureLater(MaturityRule rule) {
        shop.loyalty.define(LoyalShop.programme().maturity(rule).build(), CLERK);
    }

    private void capWithRoomThatComesBack(Caps caps) {
        ReturnPolicy returns = ReturnPolicy.DEFAULT.capRoom(ReturnPolicy.CapRoom.COMES_BACK);
        shop.loyalty.define(LoyalShop.programme().caps(caps).returns(returns).build(), CLERK);
    }

    private long earned(CustomerId customer, String order, String amount) {
        List<PurchaseLine> lines = List.of(new PurchaseLine("sku", null, null, 2, Money.of(amount, "EUR")));
        return shop.loyalty
                .earnFor(GOLD, Purchase.sale(order, customer, START, lines), CLERK)
                .points();
    }

    private long takenBack(CustomerId customer, String order, long quantity, String amount) {
        List<PurchaseLine> lines = List.of(new PurchaseLine("sku", null, null, quantity, Money.of(amount, "EUR")));
        Purchase back = Purchase.giveBack("R-" + order, new PurchaseId(order), customer, shop.clock.instant(), lines);
        return shop.loyalty.returns().take(GOLD, back, CLERK).takenBack();
    }

    /** At most 100 a day: 70 of Anna's and 30 of Ben's are all; half of Anna's come back, and 35 are free again for both as one. */
    @Test
    void theRoomOfAMergedCustomersOrderComesBackToBothAsOne() {
        capWithRoomThatComesBack(Caps.NONE.perDay(100));
        assertThat(earned(anna, "A", "70")).isEqualTo(70);
        assertThat(earned(ben, "B", "30")).isEqualTo(30);
        shop.shop.loyaltyMerges().merge("m", anna, ben, CLERK);
        assertThat(earned(ben, "C", "80")).isZero();

        assertThat(takenBack(anna, "A", 1, "35")).isEqualTo(35);
        assertThat(earned(ben, "D", "80")).isEqualTo(35);
    }

    /** At most 100 ever: Anna's first 100 count with Ben, as who she ordered; her next 100 with her, whatever comes back of the first. */
    @Test
    void theRoomOfAnOrderComesBackToWhomItIsCountedWith() {
        capWithRoomThatComesBack(Caps.NONE.perCustomer(100));
        shop.shop.loyaltyMerges().merge("m", anna, ben, CLERK);
        assertThat(earned(anna, "A", "100")).isEqualTo(100);
        shop.shop.loyaltyMerges().undo("m", CLERK);
        assertThat(earned(anna, "B", "100")).isEqualTo(100);

        assertThat(takenBack(anna, "A", 2, "100")).isEqualTo(100);
        assertThat(earned(anna, "C", "100")).isZero();
        assertThat(earned(ben, "D", "100")).isEqualTo(100);
    }

    private void slide() {
        ExpiryRule rule =
                ExpiryRule.sliding(Period.ofDays(90), Set.of(ExpiryRule.Activity.EARN, ExpiryRule.Activity.REDEEM));
        shop.loyalty.define(LoyalShop.programme().expiry(rule).build(), CLERK);
    }

    private void order(String amount) {
        shop.loyalty.earnFor(GOLD, shop.order(ORDER.value(), amount), CLERK);
    }

    private void merge() {
        shop.shop.loyaltyMerges().merge("m", anna, ben, CLERK);
    }

    private void undo() {
        shop.shop.loyaltyMerges().undo("m", CLERK);
    }

    private ReturnReceipt giveBack(String number, String amount) {
        PurchaseLine line = new PurchaseLine("sku", null, null, 1, Money.of(amount, "EUR"));
        Purchase back = Purchase.giveBack(number, ORDER, anna, shop.clock.instant(), List.of(line));
        return shop.loyalty.returns().take(GOLD, back, CLERK);
    }

    private Balance balance(CustomerId customer) {
        return shop.loyalty.balance(customer, GOLD);
    }

    private Instant expiry(CustomerId customer) {
        return Objects.requireNonNull(balance(customer).next()).at();
    }

    private List<PointsEntry> entries(CustomerId customer) {
        return shop.loyalty.statement(customer, GOLD, 100).entries();
    }

    private void runOn(Instant at) {
        shop.clock.turnTo(at);
        shop.shop.runDue(100);
    }

    @Test
    void aReturnCancelsWhatIsPendingWhereItWentTo() {
        matureLater(MaturityRule.afterOrder(14));
        order("100");
        merge();
        assertThat(balance(ben).aside()).isEqualTo(new PointsAside(0, 100, 0));

        ReturnReceipt receipt = giveBack("R-1", "100");

        assertThat(receipt.takenBack()).isEqualTo(100);
        assertThat(balance(ben).aside()).isEqualTo(PointsAside.NONE);
    }

    /** The points it was paid with come back to Anna, who paid; those that it would have brought wait with Ben. */
    @Test
    void aReturnTellsWhoseAccountHasEachOfItsEntries() {
        matureLater(MaturityRule.afterOrder(14));
        shop.earn(50);
        shop.loyalty.redeemFor(anna, GOLD, ORDER, 10, CLERK);
        order("100");
        merge();

        ReturnReceipt receipt = giveBack("R-1", "100");

        assertThat(receipt.written()).extracting(Written::customer).containsExactly(anna, ben);
        assertThat(kinds(receipt.written().get(0))).containsExactly(EntryKind.GIVE_BACK);
        assertThat(kinds(receipt.written().get(1))).containsExactly(EntryKind.CANCEL);
        assertThat(receipt.entries())
                .isEqualTo(receipt.written().stream()
                        .flatMap(part -> part.entries().stream())
                        .toList());
    }

    private List<EntryKind> kinds(Written written) {
        return entries(written.customer()).stream()
                .filter(entry -> written.entries().contains(entry.sequence()))
                .map(PointsEntry::kind)
                .toList();
    }

    @Test
    void aReturnCancelsWhatIsPendingAfterItCameBack() {
        matureLater(MaturityRule.afterOrder(14));
        order("100");
        merge();
        undo();
        assertThat(balance(anna).aside()).isEqualTo(new PointsAside(0, 100, 0));

        assertThat(giveBack("R-1", "100").takenBack()).isEqualTo(100);
        assertThat(balance(anna).aside()).isEqualTo(PointsAside.NONE);
    }

    @Test
    void aDeliveryLetsThemMatureWhereTheyWentTo() {
        matureLater(MaturityRule.afterDelivery(3, 60));
        order("100");
        merge();

        shop.loyalty.earning().delivered(GOLD, ORDER, START.plus(Duration.ofDays(2)), CLERK);
        runOn(START.plus(Duration.ofDays(5)));

        assertThat(balance(ben).available()).isEqualTo(100);
    }

    @Test
    void whatMaturedInTheMeantimeIsTakenBackFromTheOneWhoseOrderItWas() {
        matureLater(MaturityRule.afterOrder(14));
        order("100");
        shop.loyalty.earn(ben, GOLD, 70, LoyalShop.GIFT, CLERK);
        merge();
        runOn(START.plus(WAIT));
        undo();
        assertThat(balance(anna).available()).isEqualTo(100);

        assertThat(giveBack("R-1", "100").takenBack()).isEqualTo(100);

        assertThat(balance(anna).available()).isZero();
        assertThat(balance(ben).available()).isEqualTo(70);
    }

    @Test
    void whatWasSpentOfItInTheMeantimeIsTakenBackFromTheOneWhoSpentIt() {
        matureLater(MaturityRule.afterOrder(14));
        order("100");
        merge();
        runOn(START.plus(WAIT));
        shop.loyalty.redeem(ben, GOLD, 30, LoyalShop.MUG, CLERK);
        shop.loyalty.earn(ben, GOLD, 40, LoyalShop.GIFT, CLERK);
        undo();
        assertThat(balance(anna).available()).isEqualTo(70);

        assertThat(giveBack("R-1", "100").takenBack()).isEqualTo(100);

        assertThat(balance(anna).available()).isZero();
        assertThat(balance(ben).available()).isEqualTo(10);
    }

    @Test
    void whatMaturedInTheMeantimeCountsOnceForALevel() {
        TierLevel bronze = TierLevel.of("Bronze", "0", "1");
        shop.shop
                .tiers()
                .define(
                        TierProgramme.of(
                                "club", Qualification.points(GOLD), TierWindow.rolling(Period.ofDays(90)), bronze),
                        CLERK);
        matureLater(MaturityRule.afterOrder(14));
        order("100");
        merge();
        runOn(START.plus(WAIT));
        undo();

        BigDecimal both = shop.shop
                .tiers()
                .standing(anna, "club")
                .measure()
                .add(shop.shop.tiers().standing(ben, "club").measure());

        assertThat(both).isEqualByComparingTo("100");
    }

    @Test
    void toHaveMovedIsNoActivity() {
        slide();
        shop.earn(100);
        Instant expiry = expiry(anna);
        shop.clock.turnBy(Duration.ofDays(30));

        merge();

        assertThat(expiry(ben)).isEqualTo(expiry);
        undo();
        assertThat(expiry(anna)).isEqualTo(expiry);
    }

    @Test
    void whatTheOtherMovedOnStaysMovedOnWhenItGoesBack() {
        slide();
        shop.earn(100);
        merge();
        shop.clock.turnBy(Duration.ofDays(30));
        shop.loyalty.earn(ben, GOLD, 1, LoyalShop.GIFT, CLERK);
        Instant movedOn = expiry(ben);

        undo();

        assertThat(balance(anna).available()).isEqualTo(100);
        assertThat(expiry(anna)).isEqualTo(movedOn);
        assertThat(balance(ben).available()).isEqualTo(1);
    }

    @Test
    void aReturnTakesTheOrdersOwnPointsAlsoAfterTheyMovedOn() {
        slide();
        shop.clock.turnBy(Duration.ofSeconds(1));
        order("100");
        shop.clock.turnBy(Duration.ofDays(1));
        shop.loyalty.earn(ben, GOLD, 50, LoyalShop.GIFT, CLERK);
        merge();
        shop.clock.turnBy(Duration.ofDays(30));
        shop.loyalty.redeem(ben, GOLD, 10, LoyalShop.MUG, CLERK);

        giveBack("R-1", "100");

        PointsEntry fetched = entries(ben).stream()
                .filter(entry -> entry.kind() == EntryKind.TRANSFER_OUT)
                .findFirst()
                .orElseThrow();
        assertThat(fetched.lots().get(0).earnedAt()).isEqualTo(START.plusSeconds(1));
    }

    /** Found by the random walks of two nodes. */
    @Test
    void anOrderIsPaidOnceWhoeverHasThePointsByNow() {
        shop.earn(100);
        Receipt first = shop.loyalty.redeemFor(anna, GOLD, ORDER, 10, CLERK);
        merge();
        assertThat(shop.loyalty.redeemFor(anna, GOLD, ORDER, 10, CLERK).entries())
                .isEqualTo(first.entries());
        shop.loyalty.redeemFor(anna, GOLD, new PurchaseId("O-2"), 5, CLERK);
        undo();
        shop.loyalty.redeemFor(anna, GOLD, new PurchaseId("O-2"), 5, CLERK);

        assertThat(shop.loyalty.verifyBooks(GOLD).flow().redeemed()).isEqualTo(15);
    }

    /** Shrunk from a walk of LedgerModelTest in crm-jdbc, which gave the points a second time after the undoing. */
    @Test
    void anActivityOfTheTimeInBetweenEarnsOnceAlsoAfterTheUndo() {
        BonusRule review = BonusRule.named("review")
                .when(new OnActivity(Set.of(Activity.REVIEW)))
                .gives(FixedPoints.of(9));
        shop.loyalty.define(LoyalShop.programme().bonus(review).build(), CLERK);
        merge();
        Receipt first = review();
        undo();

        assertThat(review()).isEqualTo(first);
        assertThat(shop.loyalty.balance(ben, GOLD).available()).isEqualTo(9);
        assertThat(shop.balance().available()).isZero();
    }

    private Receipt review() {
        Activity activity = new Activity(Activity.REVIEW, "r-1", START);
        return shop.loyalty.earning().activity(GOLD, anna, activity, KnownFacts.NONE, CLERK);
    }

    @Test
    void aHoldAndAPromiseAreMadeOnceWhoeverHasThePointsByNow() {
        shop.earn(100);
        Instant later = START.plus(WAIT);
        shop.loyalty.holds().hold(anna, GOLD, "cart", 40, later, LoyalShop.MUG, CLERK);
        shop.loyalty.holds().capture(anna, GOLD, "cart", 40, CLERK);
        shop.loyalty.pending().earn(anna, GOLD, "gift", 7, later, LoyalShop.GIFT, CLERK);
        shop.loyalty.pending().cancel(anna, GOLD, "gift", 7, LoyalShop.GIFT, CLERK);
        merge();

        shop.loyalty.holds().hold(anna, GOLD, "cart", 40, later, LoyalShop.MUG, CLERK);
        shop.loyalty.pending().earn(anna, GOLD, "gift", 7, later, LoyalShop.GIFT, CLERK);

        assertThat(balance(ben).available()).isEqualTo(60);
        assertThat(balance(ben).aside()).isEqualTo(PointsAside.NONE);
    }

    @Test
    void aDeliveryIsTakenInAlsoAfterTheUndo() {
        matureLater(MaturityRule.afterDelivery(3, 60));
        merge();
        order("100");
        undo();

        shop.loyalty.earning().delivered(GOLD, ORDER, START.plus(Duration.ofDays(2)), CLERK);
        runOn(START.plus(Duration.ofDays(5)));

        assertThat(balance(ben).available()).isEqualTo(100);
    }

    @Test
    void customersAreWarnedOfWhatCameToThem() {
        ExpiryRule rule = ExpiryRule.days(90).warnings(List.of(7));
        shop.loyalty.define(LoyalShop.programme().expiry(rule).build(), CLERK);
        shop.earn(100);
        merge();

        runOn(expiry(ben).minus(Duration.ofDays(7)));

        assertThat(warnings(ben)).isOne();
        assertThat(warnings(anna)).isZero();
    }

    private long warnings(CustomerId customer) {
        return shop.shop.customers().timeline(customer, PageRequest.first(100)).items().stream()
                .filter(event -> event.body() instanceof PointsExpiring)
                .count();
    }
}
