package dev.aftercare.crm.loyalty.merge;

import static dev.aftercare.crm.loyalty.PointsShop.CLERK;
import static dev.aftercare.crm.loyalty.PointsShop.GIFT;
import static dev.aftercare.crm.loyalty.PointsShop.GOLD;
import static dev.aftercare.crm.loyalty.PointsShop.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.aftercare.crm.HandTurnedClock;
import dev.aftercare.crm.Shop;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.loyalty.Balance;
import dev.aftercare.crm.loyalty.PointsShop;
import dev.aftercare.crm.loyalty.ReturnReceipt;
import dev.aftercare.crm.loyalty.ReversalPolicy;
import dev.aftercare.crm.loyalty.coupon.CouponCampaign;
import dev.aftercare.crm.loyalty.coupon.CouponLimits;
import dev.aftercare.crm.loyalty.coupon.CouponQuote;
import dev.aftercare.crm.loyalty.coupon.CouponRefusal;
import dev.aftercare.crm.loyalty.coupon.Discount;
import dev.aftercare.crm.loyalty.credit.CreditBooks;
import dev.aftercare.crm.loyalty.credit.CreditEntry;
import dev.aftercare.crm.loyalty.merge.MergeRefused.Reason;
import dev.aftercare.crm.loyalty.reward.Reward;
import dev.aftercare.crm.loyalty.reward.RewardOrder;
import dev.aftercare.crm.loyalty.store.CustomerLinks;
import dev.aftercare.crm.loyalty.tier.Qualification;
import dev.aftercare.crm.loyalty.tier.TierLevel;
import dev.aftercare.crm.loyalty.tier.TierProgramme;
import dev.aftercare.crm.loyalty.tier.TierWindow;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.TenantId;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.document.Document;
import dev.aftercare.crm.model.document.DocumentKey;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.model.loyalty.MergeEvent;
import dev.aftercare.crm.model.loyalty.PointsAccount;
import dev.aftercare.crm.model.loyalty.PointsAside;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import dev.aftercare.crm.persistence.StorageException;
import dev.aftercare.crm.persistence.json.EventBodies;
import dev.aftercare.crm.persistence.memory.InMemoryStorage;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LoyaltyMergesTest {

    private final PointsShop members = new PointsShop(crm -> crm.codes(new Random(42)));
    private final HandTurnedClock clock = members.clock;
    private final InMemoryStorage storage = members.storage;
    private final Shop shop = members.shop;
    private final LoyaltyMerges merges = shop.loyaltyMerges();
    private final CustomerId anna = members.register("anna");
    private final CustomerId ben = members.register("ben");

    private Balance balance(CustomerId customer) {
        return shop.loyalty().balance(customer, GOLD);
    }

    private void holds() {
        assertThat(shop.loyalty().verifyBooks(GOLD).violations()).isEmpty();
        assertThat(shop.loyalty().verifyBooks(GOLD).balanced()).isTrue();
        assertThat(shop.loyalty().verifyBooks(GOLD).flow().transferredOut()).isZero();
        assertThat(shop.loyalty()
                        .books(GOLD, START.minusSeconds(1), clock.instant().plusSeconds(1)))
                .matches(books -> books.balanced());
    }

    private static Reason refused(ThrowingCallable command) {
        RejectedException rejected = catchThrowableOfType(RejectedException.class, command);
        return ((MergeRefused) rejected.rejection()).reason();
    }

    private static List<PurchaseLine> lines(int quantity, String amount) {
        return List.of(new PurchaseLine("sku", null, null, quantity, Money.of(amount, "EUR")));
    }

    /** The public case: A has 100 points, B has 200, and B is merged into A. */
    @Test
    void theOneHasThePointsOfBothAndTheOtherNone() {
        members.earn(anna, 100);
        members.earn(ben, 200);

        merges.merge("m", ben, anna, CLERK);

        assertThat(balance(anna).available()).isEqualTo(300);
        assertThat(shop.loyalty().statement(ben, GOLD, 1).entries().get(0).balance())
                .isZero();
        holds();
    }

    @Test
    void lotsKeepTheirExpiriesThereAndBack() {
        members.earn(anna, 100);
        clock.turnBy(Duration.ofDays(10));
        members.earn(ben, 50);
        Balance before = balance(anna);
        Balance bens = balance(ben);

        merges.merge("m", anna, ben, CLERK);
        assertThat(balance(ben).available()).isEqualTo(150);
        assertThat(balance(ben).next()).isEqualTo(before.next());
        assertThat(balance(anna)).isEqualTo(balance(ben));
        holds();

        merges.undo("m", CLERK);
        assertThat(balance(anna)).isEqualTo(before);
        assertThat(balance(ben)).isEqualTo(bens);
        holds();
    }

    @Test
    void holdsPendingPointsAndDebtsStayWhatTheyAre() {
        members.earn(anna, 100);
        Instant until = START.plus(Duration.ofDays(5));
        shop.loyalty().holds().hold(anna, GOLD, "cart", 60, until, GIFT, CLERK);
        shop.loyalty().pending().earn(anna, GOLD, "later", 25, until, GIFT, CLERK);
        members.earn(ben, 10);
        shop.loyalty().holds().hold(ben, GOLD, "cart", 10, until, GIFT, CLERK);

        merges.merge("m", anna, ben, CLERK);
        assertThat(balance(ben).aside()).isEqualTo(new PointsAside(70, 25, 0));
        assertThat(balance(ben).available()).isEqualTo(40);
        holds();

        merges.undo("m", CLERK);
        assertThat(balance(anna).aside()).isEqualTo(new PointsAside(60, 25, 0));
        assertThat(balance(ben).aside()).isEqualTo(new PointsAside(10, 0, 0));
        // The same hold, by the same id, although its first entry was resolved when it moved.
        shop.loyalty().holds().capture(anna, GOLD, "cart", 45, CLERK);
        assertThat(balance(anna).available()).isEqualTo(55);
        clock.turnTo(until);
        shop.runDue(10);
        assertThat(balance(anna).available()).isEqualTo(80);
        assertThat(balance(ben).available()).isEqualTo(10);
        holds();
    }

    @Test
    void movedHoldsRunOutAndMovedPendingPointsMatureWhereTheyAre() {
        members.earn(anna, 100);
        Instant until = START.plus(Duration.ofDays(5));
        shop.loyalty().holds().hold(anna, GOLD, "cart", 60, until, GIFT, CLERK);
        shop.loyalty().pending().earn(anna, GOLD, "later", 25, until, GIFT, CLERK);
        merges.merge("m", anna, ben, CLERK);

        clock.turnTo(until);
        shop.runDue(10);

        assertThat(balance(ben).available()).isEqualTo(125);
        assertThat(balance(ben).aside()).isEqualTo(PointsAside.NONE);
        merges.undo("m", CLERK);
        assertThat(balance(anna).available()).isEqualTo(125);
        assertThat(balance(ben).available()).isZero();
        holds();
    }

    @Test
    void heldPointsWhoseTimeIsOverAreNotLostOnTheWay() {
        members.earn(anna, 100);
        shop.loyalty().holds().hold(anna, GOLD, "cart", 100, null, GIFT, CLERK);
        clock.turnBy(Duration.ofDays(200));

        merges.merge("m", anna, ben, CLERK);
        assertThat(balance(ben).aside().held()).isEqualTo(100);
        merges.undo("m", CLERK);
        shop.loyalty().holds().capture(anna, GOLD, "cart", 100, CLERK);

        assertThat(shop.loyalty().verifyBooks(GOLD).flow().redeemed()).isEqualTo(100);
        holds();
    }

    @Test
    void aDebtIsPaidByTheOtherAndGoesBackWhole() {
        members.earn(anna, 30);
        shop.loyalty().redeem(anna, GOLD, 30, GIFT, CLERK);
        shop.loyalty().corrections().reverse(anna, GOLD, 1, 30, ReversalPolicy.LENIENT, GIFT, CLERK);
        assertThat(balance(anna).aside().debt()).isEqualTo(30);
        members.earn(ben, 20);

        merges.merge("m", anna, ben, CLERK);
        assertThat(balance(ben).available()).isZero();
        assertThat(balance(ben).aside().debt()).isEqualTo(10);
        holds();
        merges.undo("m", CLERK);

        assertThat(balance(anna).aside().debt()).isEqualTo(30);
        assertThat(balance(ben).available()).isEqualTo(20);
        assertThat(balance(ben).aside().debt()).isZero();
        holds();
    }

    @Test
    void whatWasSpentInTheMeantimeIsSpentAndTheRestGoesBack() {
        members.earn(anna, 100);
        clock.turnBy(Duration.ofDays(1));
        members.earn(ben, 50);
        merges.merge("m", anna, ben, CLERK);
        shop.loyalty().redeem(ben, GOLD, 70, GIFT, CLERK);
        members.earn(anna, 5);

        merges.undo("m", CLERK);

        assertThat(balance(anna).available()).isEqualTo(30);
        assertThat(balance(ben).available()).isEqualTo(55);
        holds();
    }

    @Test
    void aReturnOfAnOrderOfBeforeFindsItsPoints() {
        Purchase order = Purchase.sale("O-1", anna, START, lines(2, "40"));
        shop.loyalty().earnFor(GOLD, order, CLERK);
        members.earn(anna, 20);
        shop.loyalty().redeemFor(anna, GOLD, order.id(), 10, CLERK);
        merges.merge("m", anna, ben, CLERK);
        assertThat(balance(ben).available()).isEqualTo(50);

        ReturnReceipt half = shop.loyalty()
                .returns()
                .take(GOLD, Purchase.giveBack("R-1", order.id(), anna, clock.instant(), lines(1, "20")), CLERK);

        assertThat(half.takenBack()).isEqualTo(20);
        assertThat(half.givenBack()).isEqualTo(5);
        assertThat(half.balance()).isEqualTo(35);
        assertThat(balance(ben).available()).isEqualTo(35);
        holds();
        shop.loyalty().redeem(ben, GOLD, 35, GIFT, CLERK);
        ReturnReceipt rest = shop.loyalty()
                .returns()
                .take(GOLD, Purchase.giveBack("R-2", order.id(), anna, clock.instant(), lines(1, "20")), CLERK);
        assertThat(rest.takenBack() + rest.owed()).isEqualTo(20);
        assertThat(balance(ben).aside().debt()).isEqualTo(15);
        holds();
    }

    @Test
    void aReturnOfAnOrderOfTheTimeInBetweenFindsItsPointsAfterTheUndo() {
        merges.merge("m", anna, ben, CLERK);
        Purchase order = Purchase.sale("O-1", anna, START, lines(2, "40"));
        shop.loyalty().earnFor(GOLD, order, CLERK);
        assertThat(balance(ben).available()).isEqualTo(40);
        merges.undo("m", CLERK);

        shop.loyalty()
                .returns()
                .take(GOLD, Purchase.giveBack("R-1", order.id(), anna, clock.instant(), lines(2, "40")), CLERK);

        assertThat(balance(ben).available()).isZero();
        assertThat(balance(anna).available()).isZero();
        holds();
    }

    @Test
    void rewardsThatWaitAreHandedOverAndThoseHandedOverComeBack() {
        shop.rewards().define(Reward.of("mug", GOLD, 30).withoutStock().withLimit(2), CLERK);
        members.earn(anna, 60);
        RewardOrder waits = shop.rewards().redeem(anna, "mug", CLERK);
        RewardOrder had = shop.rewards().redeem(anna, "mug", CLERK);
        shop.rewards().fulfil(had.id(), CLERK);
        merges.merge("m", anna, ben, CLERK);

        shop.rewards().fulfil(waits.id(), CLERK);
        assertThat(balance(ben).aside()).isEqualTo(PointsAside.NONE);
        members.earn(ben, 100);
        assertThatThrownBy(() -> shop.rewards().redeem(ben, "mug", CLERK)).hasMessageContaining("CUSTOMER_LIMIT");
        shop.rewards().takeBack(had.id(), CLERK);

        assertThat(balance(ben).available()).isEqualTo(130);
        assertThat(shop.rewards().redeem(anna, "mug", CLERK).customer()).isEqualTo(ben);
        holds();
    }

    @Test
    void theBetterLevelIsKeptAndWhatBothDidCounts() {
        shop.tiers()
                .define(
                        TierProgramme.of(
                                "club",
                                Qualification.points(GOLD),
                                TierWindow.rolling(Period.ofDays(90)),
                                TierLevel.of("Bronze", "0", "1"),
                                TierLevel.of("Silver", "100", "1"),
                                TierLevel.of("Gold", "200", "1")),
                        CLERK);
        members.earn(anna, 120);
        members.earn(ben, 90);
        shop.tiers().evaluate(anna, "club", CLERK);
        shop.tiers().evaluate(ben, "club", CLERK);

        merges.merge("m", anna, ben, CLERK);
        assertThat(shop.tiers().standing(ben, "club").level().name()).isEqualTo("Gold");
        assertThat(shop.tiers().standing(ben, "club").measure()).isEqualByComparingTo("210");
        assertThat(shop.tiers().standing(anna, "club")).isEqualTo(shop.tiers().standing(ben, "club"));

        merges.undo("m", CLERK);
        assertThat(shop.tiers().standing(anna, "club").level().name()).isEqualTo("Silver");
        assertThat(shop.tiers().standing(ben, "club").level().name()).isEqualTo("Bronze");
        assertThat(shop.tiers().history(ben, "club", 0, 10))
                .extracting(Event::sequence)
                .doesNotHaveDuplicates()
                .isSorted();
    }

    @Test
    void aLevelThatIsNoLongerEarnedIsKeptThroughTheMergeUntilItsPeriodEnds() {
        shop.tiers()
                .define(
                        TierProgramme.of(
                                "club",
                                Qualification.points(GOLD),
                                TierWindow.sinceChange(Period.ofDays(90)),
                                TierLevel.of("Bronze", "0", "1"),
                                TierLevel.of("Silver", "100", "1")),
                        CLERK);
        members.earn(anna, 120);
        shop.tiers().evaluate(anna, "club", CLERK);
        clock.turnBy(Duration.ofDays(30));
        merges.merge("m", anna, ben, CLERK);

        assertThat(shop.tiers().standing(ben, "club").level().name()).isEqualTo("Silver");
        clock.turnTo(START.plus(Duration.ofDays(90)));
        shop.runDue(20);
        assertThat(shop.tiers().standing(ben, "club").level().name()).isEqualTo("Bronze");
    }

    @Test
    void creditOfAllCurrenciesMovesAndGoesBack() {
        Instant soon = START.plus(Duration.ofDays(10));
        shop.credit().issue(anna, Money.of("20", "EUR"), soon, GIFT, CLERK);
        shop.credit().issue(anna, Money.of("7", "USD"), null, GIFT, CLERK);
        CreditEntry spent = shop.credit().redeem(anna, Money.of("5", "EUR"), GIFT, CLERK);
        shop.credit().issue(ben, Money.of("3", "EUR"), null, GIFT, CLERK);

        merges.merge("m", anna, ben, CLERK);
        assertThat(shop.credit().balance(ben, "EUR")).isEqualTo(Money.of("18", "EUR"));
        assertThat(shop.credit().balance(anna, "USD")).isEqualTo(Money.of("7", "USD"));
        // What is given back of before goes on to where the credit is now.
        shop.credit().refund(spent.account(), spent.sequence(), Money.of("2", "EUR"), null, GIFT, CLERK);
        assertThat(shop.credit().balance(ben, "EUR")).isEqualTo(Money.of("20", "EUR"));
        shop.credit().redeem(ben, Money.of("4", "EUR"), GIFT, CLERK);

        merges.undo("m", CLERK);
        assertThat(shop.credit().balance(anna, "EUR")).isEqualTo(Money.of("13", "EUR"));
        assertThat(shop.credit().balance(ben, "EUR")).isEqualTo(Money.of("3", "EUR"));
        assertThat(shop.credit().balance(anna, "USD")).isEqualTo(Money.of("7", "USD"));
        assertThat(shop.credit().verifyBooks("EUR")).matches(CreditBooks::balanced);
        assertThat(shop.credit().verifyBooks("USD")).matches(CreditBooks::balanced);
    }

    @Test
    void couponsAndTheirLimitsAreThoseOfOnePerson() {
        CouponCampaign campaign = CouponCampaign.of("ten", Discount.percent("10"));
        shop.coupons().define(campaign.withLimits(new CouponLimits(5, null, 1L)), CLERK);
        String own = shop.coupons().issue("ten", 1, anna, CLERK).codes().get(0).printed();
        assertThat(reasons(own, ben)).containsExactly(CouponRefusal.Reason.OTHER_CUSTOMER);

        merges.merge("m", anna, ben, CLERK);
        assertThat(reasons(own, ben)).isEmpty();
        assertThat(reasons(own, anna)).isEmpty();
        shop.coupons().reserve("c-1", List.of(own), anna, lines(1, "20"), Duration.ofMinutes(5), CLERK);
        shop.coupons().confirm("c-1", CLERK);
        assertThat(reasons(own, ben)).containsExactly(CouponRefusal.Reason.CUSTOMER_LIMIT);
        shop.coupons().giveBack("c-1", CLERK);
        assertThat(reasons(own, ben)).isEmpty();

        merges.undo("m", CLERK);
        assertThat(reasons(own, ben)).containsExactly(CouponRefusal.Reason.OTHER_CUSTOMER);
    }

    private List<CouponRefusal.Reason> reasons(String code, CustomerId customer) {
        CouponQuote quote = shop.coupons().quote(List.of(code), customer, lines(1, "20"));
        return quote.refusals().stream().map(CouponRefusal::reason).toList();
    }

    @Test
    void aMergeIsDoneAndUndoneOnce() {
        members.earn(anna, 100);
        LoyaltyMerge first = merges.merge("m", anna, ben, CLERK);
        assertThat(merges.merge("m", anna, ben, CLERK)).isEqualTo(first);
        assertThat(balance(ben).available()).isEqualTo(100);

        LoyaltyMerge undone = merges.undo("m", CLERK);
        assertThat(merges.undo("m", CLERK)).isEqualTo(undone);
        assertThat(merges.find("m")).contains(undone);
        assertThat(balance(anna).available()).isEqualTo(100);

        assertThat(shop.events().history(new AggregateRef("loyalty-merge", "m")))
                .extracting(Event::body)
                .containsExactly(new MergeEvent.LoyaltyMerged(anna, ben), new MergeEvent.LoyaltyUnmerged(anna, ben));
        merges.merge("again", anna, ben, CLERK);
        assertThat(balance(ben).available()).isEqualTo(100);
        holds();
    }

    @Test
    void whatIsNotPossibleIsRefusedAndChangesNothing() {
        CustomerId cleo = members.register("cleo");
        members.earn(anna, 100);
        merges.merge("m", anna, ben, CLERK);

        assertThat(refused(() -> merges.merge("m", anna, cleo, CLERK))).isEqualTo(Reason.ID_TAKEN);
        assertThat(refused(() -> merges.merge("n", anna, cleo, CLERK))).isEqualTo(Reason.MOVED_BEFORE);
        assertThat(refused(() -> merges.merge("n", cleo, anna, CLERK))).isEqualTo(Reason.TARGET_MOVED);
        merges.merge("next", ben, cleo, CLERK);
        assertThat(refused(() -> merges.undo("m", CLERK))).isEqualTo(Reason.MERGED_ON);
        assertThat(balance(anna).available()).isEqualTo(100);
        assertThat(balance(cleo).available()).isEqualTo(100);
        assertThatThrownBy(() -> merges.undo("nothing", CLERK)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> merges.merge("x", cleo, new CustomerId(new UUID(9, 9)), CLERK))
                .isInstanceOf(NotFoundException.class);

        merges.undo("next", CLERK);
        merges.undo("m", CLERK);
        assertThat(balance(anna).available()).isEqualTo(100);
        assertThat(balance(cleo).available()).isZero();
        holds();
    }

    @Test
    void atMostAHundredCustomersAreOne() {
        for (int i = 1; i < 99; i++) {
            merges.merge("m-" + i, members.register("other-" + i), anna, CLERK);
        }
        CustomerId carl = members.register("carl");
        merges.merge("two", carl, ben, CLERK);

        assertThat(refused(() -> merges.merge("all", ben, anna, CLERK))).isEqualTo(Reason.TOO_MANY);
        assertThat(refused(() -> merges.merge("all", anna, ben, CLERK))).isEqualTo(Reason.TOO_MANY);

        merges.undo("two", CLERK);
        merges.merge("hundred", ben, anna, CLERK);
        assertThat(refused(() -> merges.merge("more", carl, anna, CLERK))).isEqualTo(Reason.TOO_MANY);
        merges.undo("m-50", CLERK);
        merges.merge("more", carl, anna, CLERK);
    }

    @Test
    void theLoyaltyOfACustomerIsMovedOnAtMostFiveTimes() {
        CustomerId last = anna;
        for (int i = 1; i <= 5; i++) {
            CustomerId next = members.register("next-" + i);
            merges.merge("m-" + i, last, next, CLERK);
            last = next;
        }
        CustomerId end = last;

        assertThat(refused(() -> merges.merge("m-6", end, ben, CLERK))).isEqualTo(Reason.TOO_OFTEN);
        merges.merge("m-6", ben, end, CLERK);

        members.earn(anna, 7);
        assertThat(balance(ben).balance()).isEqualTo(7);
        assertThat(balance(end).balance()).isEqualTo(7);
    }

    @Test
    void theLoyaltyOfACustomerIsMovedToAtMostFiveOthersAndBack() {
        for (int i = 1; i <= 5; i++) {
            merges.merge("m-" + i, anna, members.register("other-" + i), CLERK);
            merges.undo("m-" + i, CLERK);
        }

        assertThat(refused(() -> merges.merge("m-6", anna, ben, CLERK))).isEqualTo(Reason.TOO_OFTEN);
        merges.merge("m-6", ben, anna, CLERK);
    }

    @Test
    void whoIsOneIsToldOnTheWayThereAndBack() {
        CustomerId carl = members.register("carl");
        CustomerId dora = members.register("dora");
        merges.merge("a-b", anna, ben, CLERK);
        merges.merge("d-b", dora, ben, CLERK);
        merges.merge("b-c", ben, carl, CLERK);
        assertThat(one(carl)).containsExactly(carl, ben, anna, dora);

        merges.undo("b-c", CLERK);
        assertThat(one(carl)).containsExactly(carl);
        assertThat(one(ben)).containsExactly(ben, anna, dora);

        merges.undo("a-b", CLERK);
        assertThat(one(ben)).containsExactly(ben, dora);
        assertThat(one(anna)).containsExactly(anna);
    }

    /** As it was stored by merges that met, before both of them were written. */
    @Test
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void movesThatGoRoundInWhatIsStoredAreAnError() {
        moved(anna, ben);
        moved(ben, anna);

        assertThatThrownBy(() -> members.earn(anna, 5))
                .isInstanceOf(StorageException.class)
                .extracting(failure -> ((StorageException) failure).reason())
                .isEqualTo(StorageException.Reason.CORRUPT);
    }

    private void moved(CustomerId from, CustomerId into) {
        String id = from.value().toString();
        String json = """
                {"customer":"%s","into":"%s","merge":"m","formerly":[],"members":[]}""".formatted(id, into.value());
        storage.inTransaction(TenantId.DEFAULT, unit -> {
            unit.documents().insert(Document.created(new DocumentKey("loyalty-moved", id), null, START, json));
            return from;
        });
    }

    private List<CustomerId> one(CustomerId customer) {
        return storage.inTransaction(TenantId.DEFAULT, unit -> CustomerLinks.all(unit, customer));
    }

    @Test
    void manyHoldsAndPendingPointsMoveThoughTheAccountListsNotAll() {
        members.earn(anna, 10_000);
        for (int i = 0; i <= PointsAccount.MAX_PROMISES; i++) {
            shop.loyalty().holds().hold(anna, GOLD, "h-" + i, 2, null, GIFT, CLERK);
        }

        merges.merge("m", anna, ben, CLERK);

        assertThat(balance(ben).aside().held()).isEqualTo(2L * (PointsAccount.MAX_PROMISES + 1));
        shop.loyalty().holds().capture(anna, GOLD, "h-0", 1, CLERK);
        shop.loyalty().holds().release(anna, GOLD, "h-500", CLERK);
        assertThat(shop.loyalty().verify(ben, GOLD).isSound()).isTrue();
        assertThat(shop.loyalty().verify(anna, GOLD).isSound()).isTrue();
    }

    @Test
    void eventsStayReadable() {
        CustomerId one = new CustomerId(new UUID(1, 1));
        CustomerId two = new CustomerId(new UUID(1, 2));
        String body =
                "{\"from\":\"00000000-0000-0001-0000-000000000001\",\"into\":\"00000000-0000-0001-0000-000000000002\"}";

        assertThat(EventBodies.encode(new MergeEvent.LoyaltyMerged(one, two))).isEqualTo(body);
        assertThat(EventBodies.decode("loyalty-merged", body)).isEqualTo(new MergeEvent.LoyaltyMerged(one, two));
        assertThat(EventBodies.decode("loyalty-unmerged", body)).isEqualTo(new MergeEvent.LoyaltyUnmerged(one, two));
    }
}
