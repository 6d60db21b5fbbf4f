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
import dev.aftercare.crm.loyalty.reward.Reward;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.TenantId;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.model.loyalty.Cause;
import dev.aftercare.crm.model.loyalty.EntryKind;
import dev.aftercare.crm.model.loyalty.PointsAccount;
import dev.aftercare.crm.model.loyalty.PointsAside;
import dev.aftercare.crm.model.loyalty.PointsEntry;
import dev.aftercare.crm.model.loyalty.PointsEvent.PointsMoved;
import dev.aftercare.crm.model.loyalty.PointsPromise;
import dev.aftercare.crm.model.purchase.PurchaseId;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.memory.InMemoryStorage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is due of holds and pending points is done before a command is decided, as if the sweep had come by just now. */
class KeptPromisesTest {

    private static final Instant TIME = START.plus(Duration.ofDays(14));

    private final InMemoryStorage storage = new InMemoryStorage();
    private final LoyalShop shop = new LoyalShop(storage);

    @AfterEach
    void theBooksHold() {
        assertThat(shop.loyalty.verifyBooks(GOLD).violations()).isEmpty();
        assertThat(shop.loyalty.verifyBooks(GOLD).balanced()).isTrue();
        assertThat(shop.loyalty.verify(shop.customer, GOLD).findings()).isEmpty();
    }

    private void hold(long points) {
        shop.loyalty.holds().hold(shop.customer, GOLD, "h", points, TIME, MUG, CLERK);
    }

    private Receipt pend(long points) {
        return shop.loyalty.pending().earn(shop.customer, GOLD, "p", points, TIME, GIFT, CLERK);
    }

    private List<EntryKind> kinds() {
        return shop.entries().stream().map(PointsEntry::kind).toList();
    }

    private static void assertRefused(Rejection rejection, ThrowingCallable command) {
        assertThatThrownBy(command)
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        refused -> assertThat(refused.rejection()).isEqualTo(rejection));
    }

    @Test
    void whatWasHeldCanBeSpentFromTheInstantAtWhichTheHoldIsOver() {
        shop.earn(100);
        hold(70);
        shop.clock.turnTo(TIME.minusNanos(1_000));
        assertRefused(new NotEnoughPoints(31, 30), () -> shop.redeem(31));
        shop.clock.turnTo(TIME);

        assertThat(shop.redeem(100).balance()).isZero();

        assertThat(kinds()).containsExactly(EntryKind.REDEEM, EntryKind.RELEASE, EntryKind.HOLD, EntryKind.EARN);
        PointsEntry release = shop.entries().get(1);
        assertThat(release.points()).isEqualTo(70);
        assertThat(release.at()).isEqualTo(TIME);
        assertThat(release.cause()).isEqualTo(new Cause("hold-timeout", "2"));
        assertThat(release.actor()).isEqualTo(Actor.CLOCK);
        assertThat(release.marks().key()).isNull();
        assertThat(shop.shop.runDue(10).done()).isZero();
        assertRefused(
                new HoldResolved(HoldResolved.How.RUN_OUT),
                () -> shop.loyalty.holds().capture(shop.customer, GOLD, "h", 70, CLERK));
    }

    @Test
    void pendingPointsCanBeSpentFromTheInstantOfTheirMaturityOn() {
        Receipt pending = pend(40);
        shop.clock.turnTo(TIME.minusNanos(1_000));
        assertRefused(new NotEnoughPoints(1, 0), () -> shop.redeem(1));
        shop.clock.turnTo(TIME);

        assertThat(shop.redeem(30).balance()).isEqualTo(10);

        assertThat(kinds()).containsExactly(EntryKind.REDEEM, EntryKind.MATURE, EntryKind.PEND);
        PointsEntry mature = shop.entries().get(1);
        assertThat(mature.at()).isEqualTo(TIME);
        assertThat(mature.cause()).isEqualTo(new Cause("maturity", "1"));
        assertThat(mature.actor()).isEqualTo(Actor.CLOCK);
        assertThat(shop.balance().next()).isEqualTo(new Balance.Expiring(10, pending.expiresAt()));
        assertThat(shop.shop.runDue(10).done()).isZero();
        shop.clock.turnTo(pending.expiresAt());
        assertThat(shop.shop.runDue(10).done()).isEqualTo(1);
        assertThat(kinds()).startsWith(EntryKind.EXPIRE);
    }

    @Test
    void everyEntryIsToldInOneEvent() {
        shop.earn(100);
        hold(70);
        pend(40);
        shop.clock.turnTo(TIME);
        shop.redeem(140);

        List<EntryKind> told = shop.shop.customers().timeline(shop.customer, PageRequest.first(20)).items().stream()
                .map(Event::body)
                .filter(PointsMoved.class::isInstance)
                .map(event -> ((PointsMoved) event).kind())
                .toList();
        assertThat(told)
                .containsExactly(
                        EntryKind.REDEEM,
                        EntryKind.MATURE,
                        EntryKind.RELEASE,
                        EntryKind.PEND,
                        EntryKind.HOLD,
                        EntryKind.EARN);
        assertThat(kinds()).isEqualTo(told);
    }

    @Test
    void whoOnlyLooksSeesWhatCanBeSpentAndWritesNothing() {
        shop.earn(100);
        hold(70);
        Receipt pending = pend(40);
        shop.clock.turnTo(TIME.minusNanos(1_000));
        assertThat(shop.balance().available()).isEqualTo(30);
        assertThat(shop.balance().aside()).isEqualTo(new PointsAside(70, 40, 0));
        shop.clock.turnTo(TIME);

        Balance seen = shop.balance();

        assertThat(seen.available()).isEqualTo(140);
        assertThat(seen.balance()).isEqualTo(140);
        assertThat(seen.aside()).isEqualTo(PointsAside.NONE);
        assertThat(seen.next().points()).isEqualTo(100);
        assertThat(seen.next().at()).isBefore(pending.expiresAt());
        assertThat(kinds()).containsExactly(EntryKind.PEND, EntryKind.HOLD, EntryKind.EARN);
        assertThat(shop.shop.runDue(10).done()).isEqualTo(2);
        assertThat(shop.balance()).isEqualTo(seen);
    }

    @Test
    void whatWasHeldOfALotThatIsOverIsNotToBeSpent() {
        Receipt earned = shop.earn(100);
        shop.loyalty.holds().hold(shop.customer, GOLD, "h", 70, earned.expiresAt(), MUG, CLERK);
        shop.clock.turnTo(earned.expiresAt());

        assertThat(shop.balance().available()).isZero();
        assertRefused(new NotEnoughPoints(1, 0), () -> shop.redeem(1));
        assertThat(kinds()).containsExactly(EntryKind.HOLD, EntryKind.EARN);
    }

    @Test
    void aRefusedCommandTellsWhatThereIsAndLeavesItToTheSweep() {
        shop.earn(100);
        hold(70);
        shop.clock.turnTo(TIME);

        assertRefused(new NotEnoughPoints(101, 100), () -> shop.redeem(101));

        assertThat(kinds()).containsExactly(EntryKind.HOLD, EntryKind.EARN);
        assertThat(shop.shop.runDue(10).done()).isEqualTo(1);
        assertThat(kinds()).containsExactly(EntryKind.RELEASE, EntryKind.HOLD, EntryKind.EARN);
    }

    @Test
    void whatComesBackPaysADebtFirst() {
        shop.earn(100);
        hold(70);
        shop.loyalty.redeem(shop.customer, GOLD, 50, Shortfall.DEBT, MUG, CLERK);
        assertThat(shop.balance().aside().debt()).isEqualTo(20);
        shop.clock.turnTo(TIME);

        assertThat(shop.balance().available()).isEqualTo(50);
        assertThat(shop.balance().aside()).isEqualTo(PointsAside.NONE);
        assertThat(shop.earn(5).balance()).isEqualTo(55);
        assertThat(kinds()).startsWith(EntryKind.EARN, EntryKind.SETTLE, EntryKind.RELEASE);
    }

    @Test
    void pendingPointsWhoseTimeHasComeAreNotPendingAnyMore() {
        pend(40);
        shop.clock.turnTo(TIME);

        assertRefused(
                new PendingResolved(0), () -> shop.loyalty.pending().cancel(shop.customer, GOLD, "p", 1, GIFT, CLERK));
    }

    enum Spending {
        REDEEM,
        CLAMP,
        DEBT,
        PAY,
        HOLD,
        ADJUST_DOWN,
        TRANSFER,
        TAKE_BACK,
        REWARD
    }

    private void spendSixty(Spending spending) {
        Loyalty loyalty = shop.loyalty;
        CustomerId customer = shop.customer;
        Corrections corrections = loyalty.corrections();
        switch (spending) {
            case REDEEM -> shop.redeem(60);
            case CLAMP -> loyalty.redeem(customer, GOLD, 60, Shortfall.CLAMP, MUG, CLERK);
            case DEBT -> loyalty.redeem(customer, GOLD, 60, Shortfall.DEBT, MUG, CLERK);
            case PAY -> loyalty.redeemFor(customer, GOLD, new PurchaseId("O-1"), 60, CLERK);
            case HOLD -> loyalty.holds().hold(customer, GOLD, "other", 60, null, MUG, CLERK);
            case ADJUST_DOWN -> corrections.adjust(customer, GOLD, -60, Shortfall.REJECT, MUG, CLERK);
            case TRANSFER -> corrections.transfer(customer, shop.register("other"), GOLD, 60, GIFT, CLERK);
            case TAKE_BACK -> corrections.reverse(customer, GOLD, 1, 60, ReversalPolicy.STRICT, GIFT, CLERK);
            case REWARD -> {
                shop.shop.rewards().define(Reward.of("mug", GOLD, 60).withoutStock(), CLERK);
                shop.shop.rewards().redeem(customer, "mug", CLERK);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void whateverSpendsPointsFindsThem(Spending spending) {
        shop.earn(100);
        hold(100);
        shop.clock.turnTo(TIME);

        spendSixty(spending);

        assertThat(shop.balance().available()).isEqualTo(40);
        assertThat(shop.balance().aside().debt()).isZero();
        assertThat(shop.shop.runDue(10).done()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void whateverSpendsPointsFindsThoseThatAnOlderVersionHasSetAside(Spending spending) {
        shop.earn(100);
        hold(100);
        store(account -> account.promising(account.openPromises()
                .map(open -> open.stream()
                        .map(promise -> new PointsPromise(promise.entry(), promise.left()))
                        .toList())));
        shop.clock.turnTo(TIME);

        spendSixty(spending);

        assertThat(shop.balance().available()).isEqualTo(41);
        assertThat(shop.shop.runDue(10).done()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void whateverSpendsPointsFindsThoseThatTheAccountDoesNotList(Spending spending) {
        shop.earn(100);
        hold(100);
        store(account -> account.promising(Optional.empty()));
        shop.clock.turnTo(TIME);

        spendSixty(spending);

        assertThat(shop.balance().available()).isEqualTo(41);
        assertThat(shop.shop.runDue(10).done()).isZero();
    }

    /** As a version that did not tell it would have stored the account, with a point more. */
    private void store(UnaryOperator<PointsAccount> older) {
        storage.inTransaction(TenantId.DEFAULT, unit -> {
            PointsAccount account = unit.points().lock(shop.customer, GOLD).orElseThrow();
            Occasion occasion = new Occasion(START, GIFT, CLERK.actor(), null);
            Posting posting = PointsRules.earn(account, 1, null, RedemptionOrder.OLDEST_FIRST, occasion)
                    .orThrow()
                    .state();
            unit.points().update(older.apply(posting.account()), posting.expectedVersion(), posting.entries());
            return null;
        });
    }

    @Test
    void pointsOfADeliveredOrderAreFoundWhenTheyAreMissingOtherwise() {
        shop.loyalty.define(
                LoyalShop.programme()
                        .maturity(MaturityRule.afterDelivery(14, 60))
                        .build(),
                CLERK);
        shop.loyalty.earnFor(GOLD, shop.order("O-1", "100"), CLERK);
        shop.loyalty.earning().delivered(GOLD, new PurchaseId("O-1"), START, CLERK);
        shop.clock.turnTo(TIME.minusNanos(1_000));
        assertRefused(new NotEnoughPoints(100, 0), () -> shop.redeem(100));
        shop.clock.turnTo(TIME);
        assertThat(shop.earn(1).balance()).isEqualTo(1);

        assertThat(shop.redeem(101).balance()).isZero();

        assertThat(kinds()).startsWith(EntryKind.REDEEM, EntryKind.MATURE, EntryKind.EARN, EntryKind.PEND);
        assertThat(shop.shop.runDue(10).done()).isZero();
    }

    @Test
    void whatAMergeMovedIsDueWhereItIs() {
        CustomerId other = shop.register("other");
        shop.earn(100);
        hold(70);
        pend(40);
        shop.shop.loyaltyMerges().merge("m", shop.customer, other, CLERK);
        shop.clock.turnTo(TIME);

        assertThat(shop.loyalty.balance(other, GOLD).available()).isEqualTo(140);
        assertThat(shop.loyalty.redeem(other, GOLD, 140, MUG, CLERK).balance()).isZero();
        assertThat(shop.shop.runDue(10).done()).isZero();
    }

    @Test
    void ofPartsOnlyWhatIsLeftIsKept() {
        pend(40);
        shop.loyalty.pending().cancel(shop.customer, GOLD, "p", 15, GIFT, CLERK);
        shop.clock.turnTo(TIME);

        assertThat(shop.balance().available()).isEqualTo(25);
        assertRefused(new NotEnoughPoints(26, 25), () -> shop.redeem(26));
        assertThat(shop.redeem(25).balance()).isZero();
    }
}
