package dev.aftercare.crm.loyalty;

import static dev.aftercare.crm.loyalty.LoyalShop.CLERK;
import static dev.aftercare.crm.loyalty.LoyalShop.GIFT;
import static dev.aftercare.crm.loyalty.LoyalShop.GOLD;
import static dev.aftercare.crm.loyalty.LoyalShop.MUG;
import static dev.aftercare.crm.loyalty.LoyalShop.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aftercare.crm.command.IdempotencyKeyReusedException;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.command.Rejection;
import dev.aftercare.crm.model.IdempotencyKey;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.loyalty.EntryKind;
import dev.aftercare.crm.model.loyalty.PointsAside;
import dev.aftercare.crm.model.loyalty.PointsEntry;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LedgerServicesTest {

    private final LoyalShop shop = new LoyalShop();
    private final Holds holds = shop.loyalty.holds();
    private final PendingPoints pending = shop.loyalty.pending();
    private final Corrections corrections = shop.loyalty.corrections();

    @AfterEach
    void theBooksHold() {
        assertThat(shop.loyalty.verifyBooks(GOLD).violations()).isEmpty();
        assertThat(shop.loyalty.verifyBooks(GOLD).balanced()).isTrue();
    }

    private static void assertRefused(Rejection rejection, ThrowingCallable command) {
        assertThatThrownBy(command)
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        refused -> assertThat(refused.rejection()).isEqualTo(rejection));
    }

    private Receipt hold(String id, long points, Instant until) {
        return holds.hold(shop.customer, GOLD, id, points, until, MUG, CLERK);
    }

    @Test
    void theSameHoldAgainGivesTheFirstReceiptAlsoAfterItWasResolved() {
        shop.earn(100);
        Receipt first = hold("checkout-1", 70, null);

        assertThat(hold("checkout-1", 70, null)).isEqualTo(first);
        assertRefused(new NameTaken("checkout-1"), () -> hold("checkout-1", 71, null));
        holds.capture(shop.customer, GOLD, "checkout-1", 70, CLERK);
        assertThat(hold("checkout-1", 70, null)).isEqualTo(first);
        assertThat(shop.balance().available()).isEqualTo(30);
        assertThat(shop.balance().aside()).isEqualTo(PointsAside.NONE);
    }

    @Test
    void aCaptureWithAKeyCountsOnceAndWithoutOneIsRefusedTheSecondTime() {
        shop.earn(100);
        hold("h", 70, null);
        Receipt first = holds.capture(shop.customer, GOLD, "h", 50, CLERK.once("k"));

        assertThat(holds.capture(shop.customer, GOLD, "h", 50, CLERK.once("k"))).isEqualTo(first);
        assertThatThrownBy(() -> holds.capture(shop.customer, GOLD, "h", 51, CLERK.once("k")))
                .isInstanceOf(IdempotencyKeyReusedException.class);
        assertRefused(
                new HoldResolved(HoldResolved.How.CAPTURED), () -> holds.capture(shop.customer, GOLD, "h", 50, CLERK));
        assertThat(shop.balance().available()).isEqualTo(50);
    }

    @Test
    void aHoldGoesBackByItselfWhenItsTimeIsOver() {
        shop.earn(100);
        hold("h", 70, START.plus(Duration.ofMinutes(15)));
        shop.clock.turnBy(Duration.ofMinutes(15));

        assertThat(shop.shop.runDue(10).done()).isEqualTo(1);
        assertThat(shop.balance().available()).isEqualTo(100);
        assertThat(shop.shop.runDue(10).done()).isZero();
        assertRefused(new HoldResolved(HoldResolved.How.RUN_OUT), () -> holds.release(shop.customer, GOLD, "h", CLERK));
    }

    @Test
    void aResolvedHoldIsNotDueAnyMore() {
        shop.earn(100);
        hold("h", 70, START.plus(Duration.ofMinutes(15)));
        holds.release(shop.customer, GOLD, "h", CLERK);
        shop.clock.turnBy(Duration.ofMinutes(15));

        assertThat(shop.shop.runDue(10).done()).isZero();
    }

    @Test
    void pendingPointsMatureWithTheSweep() {
        Instant until = START.plus(Duration.ofDays(14));
        Receipt first = pending.earn(shop.customer, GOLD, "o-1", 40, until, GIFT, CLERK);
        assertThat(pending.earn(shop.customer, GOLD, "o-1", 40, until, GIFT, CLERK))
                .isEqualTo(first);
        assertRefused(new NameTaken("o-1"), () -> pending.earn(shop.customer, GOLD, "o-1", 41, until, GIFT, CLERK));
        pending.cancel(shop.customer, GOLD, "o-1", 15, GIFT, CLERK);
        assertThat(shop.balance().aside().pending()).isEqualTo(25);

        shop.clock.turnTo(until);
        shop.shop.runDue(10);

        assertThat(shop.balance().available()).isEqualTo(25);
        assertThat(shop.balance().next().at()).isEqualTo(first.expiresAt());
        assertRefused(new PendingResolved(0), () -> pending.cancel(shop.customer, GOLD, "o-1", 1, GIFT, CLERK));
    }

    @Test
    void anEntryGoesInSoManyPartsAndThenAllThatIsLeftAtOnce() {
        pending.earn(shop.customer, GOLD, "o-1", 1_000, START.plus(Duration.ofDays(14)), GIFT, CLERK);
        for (int i = 0; i < EntryState.MAX_PARTS; i++) {
            pending.cancel(shop.customer, GOLD, "o-1", 1, GIFT, CLERK);
        }

        assertRefused(new TooManyParts(1, 100), () -> pending.cancel(shop.customer, GOLD, "o-1", 99, GIFT, CLERK));
        pending.cancel(shop.customer, GOLD, "o-1", 100, GIFT, CLERK);
        assertThat(shop.balance().aside().pending()).isZero();
    }

    @Test
    void aRedemptionOfMoreThanThereIsIsRefusedClampedOrOwed() {
        shop.earn(10);
        assertRefused(new NotEnoughPoints(25, 10), () -> redeem(25, Shortfall.REJECT));

        assertThat(redeem(4, Shortfall.DEBT).points()).isEqualTo(4);
        assertThat(redeem(25, Shortfall.CLAMP).points()).isEqualTo(6);
        assertThat(redeem(25, Shortfall.CLAMP).points()).isZero();
        assertThat(redeem(15, Shortfall.DEBT).points()).isEqualTo(15);

        assertThat(shop.balance().aside().debt()).isEqualTo(15);
        assertThat(shop.earn(20).balance()).isEqualTo(5);
    }

    private Receipt redeem(long points, Shortfall shortfall) {
        return shop.loyalty.redeem(shop.customer, GOLD, points, shortfall, MUG, CLERK);
    }

    @Test
    void whatDoesNotExistIsNotFoundAndOpensNoAccount() {
        assertThatThrownBy(() -> holds.release(shop.customer, GOLD, "none", CLERK))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> pending.cancel(shop.customer, GOLD, "none", 1, GIFT, CLERK))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> corrections.reverse(shop.customer, GOLD, 7, 1, ReversalPolicy.STRICT, GIFT, CLERK))
                .isInstanceOf(NotFoundException.class);
        assertThat(shop.loyalty.verifyBooks(GOLD).accounts()).isZero();
    }

    @Test
    void aTransferMovesPointsOnceWithTheirExpiry() {
        CustomerId friend = shop.register("friend");
        shop.earn(900);
        Instant expiry = shop.balance().next().at();
        shop.clock.turnBy(Duration.ofDays(10));

        Receipt first = corrections.transfer(shop.customer, friend, GOLD, 250, GIFT, CLERK.once("t"));
        assertThat(corrections.transfer(shop.customer, friend, GOLD, 250, GIFT, CLERK.once("t")))
                .isEqualTo(first);

        assertThat(shop.balance().available()).isEqualTo(650);
        Balance theirs = shop.loyalty.balance(friend, GOLD);
        assertThat(theirs.available()).isEqualTo(250);
        assertThat(theirs.next().at()).isEqualTo(expiry);
        assertThat(shop.loyalty.verifyBooks(GOLD).flow().transferredOut()).isZero();
        assertThatThrownBy(() -> corrections.transfer(shop.customer, shop.customer, GOLD, 1, GIFT, CLERK))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void aTransferOfMoreThanThereIsChangesNeitherAccount() {
        CustomerId friend = shop.register("friend");
        shop.earn(10);

        assertRefused(
                new NotEnoughPoints(11, 10), () -> corrections.transfer(shop.customer, friend, GOLD, 11, GIFT, CLERK));
        assertThat(shop.loyalty.verifyBooks(GOLD).entries()).isEqualTo(1);
    }

    @Test
    void anEntryCarriesWhatItWasForWhoCausedItAndTheKeyOfItsRequest() {
        shop.loyalty.earn(shop.customer, GOLD, 5, GIFT, CLERK.once("k-1"));

        PointsEntry entry = shop.entries().get(0);
        assertThat(entry.cause()).isEqualTo(GIFT);
        assertThat(entry.actor()).isEqualTo(CLERK.actor());
        assertThat(entry.marks().key()).isEqualTo(new IdempotencyKey("k-1"));
    }

    @Test
    void aSpendingIsReversedIntoItsOldLots() {
        shop.earn(100);
        Receipt spent = shop.redeem(60);
        long entry = spent.entries().get(0);

        corrections.reverse(shop.customer, GOLD, entry, 60, ReversalPolicy.STRICT, GIFT, CLERK);

        assertThat(shop.balance().available()).isEqualTo(100);
        assertRefused(
                new ReversedBefore(entry, 0),
                () -> corrections.reverse(shop.customer, GOLD, entry, 1, ReversalPolicy.STRICT, GIFT, CLERK));
    }

    @Test
    void thePastIsToldByTheEntries() {
        shop.earn(100);
        hold("h", 30, null);
        pending.earn(shop.customer, GOLD, "o", 7, START.plus(Duration.ofDays(9)), GIFT, CLERK);
        shop.clock.turnBy(Duration.ofDays(1));
        Instant tomorrow = shop.clock.instant();
        holds.capture(shop.customer, GOLD, "h", 30, CLERK);

        assertThat(shop.loyalty.liability(GOLD, tomorrow).outstanding()).isEqualTo(107);
        assertThat(shop.loyalty.liability(GOLD, tomorrow).held()).isEqualTo(30);
        assertThat(shop.loyalty.liability(GOLD, tomorrow.plusSeconds(1)).outstanding())
                .isEqualTo(77);
        assertThat(shop.loyalty.liability(GOLD, START).outstanding()).isZero();
        Books day = shop.loyalty.books(GOLD, tomorrow, tomorrow.plusSeconds(1));
        assertThat(day).isEqualTo(new Books(GOLD, tomorrow, tomorrow.plusSeconds(1), 107, 0, 30, 0, 0, 77));
    }

    @Test
    void lotsAreSortedByTheirAge() {
        shop.earn(10);
        shop.clock.turnBy(Duration.ofDays(30));
        shop.earn(5);
        shop.redeem(2);
        Duration month = Duration.ofDays(30);

        assertThat(shop.loyalty.ageing(GOLD, List.of(month)))
                .containsExactly(new Ageing(Duration.ZERO, month, 1, 5), new Ageing(month, null, 1, 8));
    }

    @Test
    void agesOfNoProgrammeAreNotTold() {
        List<Duration> month = List.of(Duration.ofDays(30));
        assertThatThrownBy(() -> shop.loyalty.ageing(new ProgrammeId("none"), month))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> shop.loyalty.ageing(GOLD, Arrays.asList(month.get(0), null)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("ageing.bounds");
    }

    @Test
    void eventsTellWhatStandsAside() {
        shop.earn(100);
        hold("h", 70, null);

        assertThat(shop.entries()).extracting(PointsEntry::kind).containsExactly(EntryKind.HOLD, EntryKind.EARN);
        assertThat(shop.entries().get(0).aside()).isEqualTo(new PointsAside(70, 0, 0));
    }
}
