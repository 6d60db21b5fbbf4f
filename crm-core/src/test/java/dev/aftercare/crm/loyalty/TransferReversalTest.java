package dev.aftercare.crm.loyalty;

import static dev.aftercare.crm.loyalty.LoyalShop.CLERK;
import static dev.aftercare.crm.loyalty.LoyalShop.GIFT;
import static dev.aftercare.crm.loyalty.LoyalShop.GOLD;
import static dev.aftercare.crm.loyalty.LoyalShop.MUG;
import static dev.aftercare.crm.loyalty.LoyalShop.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.IdempotencyKeyReusedException;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.command.Rejection;
import dev.aftercare.crm.loyalty.ReturnPolicy.ExpiredPoints;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.loyalty.Cause;
import dev.aftercare.crm.model.loyalty.EntryKind;
import dev.aftercare.crm.model.loyalty.PointsEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One customer sends points to another and they come back: both accounts change together, and nothing is issued or lost by it. */
class TransferReversalTest {

    private static final Cause MISTAKE = new Cause("mistake", "ticket-17");
    private static final ReversalPolicy STRICT = ReversalPolicy.STRICT;
    private static final ReversalPolicy CLAMP = new ReversalPolicy(Shortfall.CLAMP, LateReturn.STAY_EXPIRED);
    private static final ReversalPolicy OWED = new ReversalPolicy(Shortfall.DEBT, LateReturn.STAY_EXPIRED);
    private static final Instant LATE = START.plus(Duration.ofDays(100));

    private final LoyalShop shop = new LoyalShop();
    private final CustomerId mei = shop.customer;
    private final CustomerId jo = shop.register("jo");

    @AfterEach
    void theBooksHold() {
        assertBooksHold(shop);
    }

    private static void assertBooksHold(LoyalShop of) {
        BooksCheck check = of.loyalty.verifyBooks(GOLD);
        assertThat(check.violations()).isEmpty();
        assertThat(check.balanced()).isTrue();
        assertThat(check.flow().transferredOut()).isZero();
        Books books =
                of.loyalty.books(GOLD, START.minusSeconds(1), of.clock.instant().plusSeconds(1));
        assertThat(books.balanced()).isTrue();
        assertThat(of.loyalty.liability(GOLD, of.clock.instant().plusSeconds(1)).outstanding())
                .isEqualTo(check.outstanding());
    }

    private long send(long points) {
        Receipt sent = shop.loyalty.corrections().transfer(mei, jo, GOLD, points, GIFT, CLERK);
        return sent.entries().get(sent.entries().size() - 1);
    }

    private Receipt undo(long entry, long points, ReversalPolicy policy) {
        return undo(entry, points, policy, CLERK);
    }

    private Receipt undo(long entry, long points, ReversalPolicy policy, By by) {
        return shop.loyalty.corrections().reverse(mei, GOLD, entry, points, policy, MISTAKE, by);
    }

    private void merge(String id, CustomerId from, CustomerId into) {
        shop.shop.loyaltyMerges().merge(id, from, into, CLERK);
    }

    private long available(CustomerId customer) {
        return shop.loyalty.balance(customer, GOLD).available();
    }

    private long debt(CustomerId customer) {
        return shop.loyalty.balance(customer, GOLD).aside().debt();
    }

    private List<PointsEntry> entries(CustomerId customer) {
        return shop.loyalty.statement(customer, GOLD, 1_000).entries();
    }

    private static void assertRefused(Rejection rejection, ThrowingCallable command) {
        assertThatThrownBy(command)
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        refused -> assertThat(refused.rejection()).isEqualTo(rejection));
    }

    @Test
    void bothLegsGoBackTogetherAndEachLotHasItsOldExpiry() {
        shop.earn(100);
        Instant first = shop.balance().next().at();
        shop.clock.turnBy(Duration.ofDays(10));
        shop.earn(80);
        long sent = send(130);
        shop.clock.turnBy(Duration.ofDays(10));

        Receipt back = undo(sent, 130, STRICT);

        assertThat(back.points()).isEqualTo(130);
        assertThat(back.balance()).isEqualTo(180);
        assertThat(available(jo)).isZero();
        assertThat(shop.balance().next()).isEqualTo(new Balance.Expiring(100, first));
        shop.clock.turnTo(first);
        shop.shop.runDue(10);
        assertThat(available(mei)).isEqualTo(80);
        assertThat(shop.loyalty.verifyBooks(GOLD).flow().issued()).isEqualTo(180);
        assertRefused(new ReversedBefore(sent, 0), () -> undo(sent, 1, STRICT));
    }

    @Test
    void theEntriesOfBothSidesLeadToEachOther() {
        shop.earn(100);
        long sent = send(60);
        undo(sent, 25, STRICT, CLERK.once("k"));

        PointsEntry out = entries(mei).get(1);
        PointsEntry in = entries(jo).get(1);
        assertThat(out.marks().name()).isEqualTo("to/" + in.account().value() + "/1");
        assertThat(in.marks().name()).isEqualTo("from/" + out.account().value() + "/2");
        PointsEntry back = entries(mei).get(0);
        PointsEntry gone = entries(jo).get(0);
        assertThat(back.kind()).isEqualTo(EntryKind.TRANSFER_IN);
        assertThat(gone.kind()).isEqualTo(EntryKind.TRANSFER_OUT);
        assertThat(back.isAbout(out.sequence()) && gone.isAbout(in.sequence())).isTrue();
        assertThat(List.of(back, gone)).allSatisfy(entry -> {
            assertThat(entry.size()).isEqualTo(25);
            assertThat(entry.cause()).isEqualTo(MISTAKE);
            assertThat(entry.actor()).isEqualTo(CLERK.actor());
            assertThat(entry.marks().key().value()).isEqualTo("k");
        });
    }

    @Test
    void partsNeverComeToMoreThanTheTransfer() {
        shop.earn(100);
        long sent = send(100);
        undo(sent, 60, STRICT);

        assertRefused(new ReversedBefore(sent, 40), () -> undo(sent, 60, STRICT));
        undo(sent, 40, STRICT);
        assertRefused(new ReversedBefore(sent, 0), () -> undo(sent, 1, ReversalPolicy.LENIENT));
        assertThat(available(mei)).isEqualTo(100);
    }

    @Test
    void whatIsStillThereGoesBackFirst() {
        shop.earn(100);
        shop.clock.turnBy(Duration.ofDays(10));
        shop.earn(80);
        Instant second = shop.loyalty.balance(mei, GOLD).next().at().plus(Duration.ofDays(10));
        long sent = send(130);
        // The 100 that expire first.
        shop.loyalty.redeem(jo, GOLD, 100, MUG, CLERK);

        undo(sent, 30, STRICT);

        assertThat(available(jo)).isZero();
        assertThat(shop.balance().next()).isEqualTo(new Balance.Expiring(80, second));
    }

    @Test
    void whatIsSpentIsRefusedForgoneOrOwedByTheOneWhoSpentIt() {
        shop.earn(100);
        long sent = send(100);
        shop.loyalty.redeem(jo, GOLD, 70, MUG, CLERK);

        assertRefused(new NotEnoughPoints(100, 30), () -> undo(sent, 100, STRICT));
        assertThat(undo(sent, 100, CLAMP).points()).isEqualTo(30);
        assertThat(undo(sent, 70, CLAMP).points()).isZero();
        assertThat(undo(sent, 70, OWED).points()).isEqualTo(70);

        assertThat(available(mei)).isEqualTo(100);
        assertThat(debt(jo)).isEqualTo(70);
        PointsFlow flow = shop.loyalty.verifyBooks(GOLD).flow();
        assertThat(List.of(flow.issued(), flow.redeemed(), flow.adjustedOut(), flow.outstanding()))
                .containsExactly(100L, 70L, 0L, 30L);
        shop.loyalty.earn(jo, GOLD, 100, GIFT, CLERK);
        assertThat(available(jo)).isEqualTo(30);
    }

    @Test
    void whatCameBackPaysWhatTheGiverOwesByNow() {
        shop.earn(100);
        long sent = send(100);
        shop.loyalty.redeem(mei, GOLD, 40, Shortfall.DEBT, MUG, CLERK);

        undo(sent, 100, STRICT);

        assertThat(available(mei)).isEqualTo(60);
        assertThat(debt(mei)).isZero();
    }

    @Test
    void whatExpiredWithTheTakerIsLostThereAndWhatWasSpentIsRenewedForTheGiver() {
        shop.earn(100);
        long sent = send(100);
        shop.loyalty.redeem(jo, GOLD, 40, MUG, CLERK);
        shop.clock.turnTo(LATE);

        Receipt back = undo(sent, 100, ReversalPolicy.LENIENT);

        assertThat(back.points()).isEqualTo(40);
        assertThat(available(mei)).isEqualTo(40);
        assertThat(shop.balance().next().at()).isAfter(LATE.plus(Duration.ofDays(89)));
        assertThat(debt(jo)).isEqualTo(40);
        assertThat(undo(sent, 60, ReversalPolicy.LENIENT).points()).isZero();
    }

    @Test
    void whatExpiredWithTheTakerIsTakenFromOtherPointsIfTheProgrammeSaysSo() {
        shop.loyalty.define(
                LoyalShop.programme()
                        .returns(ReturnPolicy.DEFAULT.expired(ExpiredPoints.COUNT_AS_SPENT))
                        .build(),
                CLERK);
        shop.earn(100);
        long sent = send(100);
        shop.clock.turnTo(LATE);
        shop.loyalty.earn(jo, GOLD, 70, GIFT, CLERK);

        assertThat(undo(sent, 100, ReversalPolicy.LENIENT).points()).isEqualTo(100);

        assertThat(available(mei)).isEqualTo(100);
        assertThat(available(jo)).isZero();
        assertThat(debt(jo)).isEqualTo(30);
    }

    @Test
    void whatGoesBackToALotWhoseTimeIsOverExpiresThereIfItIsToStayExpired() {
        shop.earn(100);
        long sent = send(100);
        shop.loyalty.redeem(jo, GOLD, 100, MUG, CLERK);
        shop.clock.turnTo(LATE);

        assertThat(undo(sent, 100, OWED).points()).isEqualTo(100);

        assertThat(available(mei)).isZero();
        assertThat(debt(jo)).isEqualTo(100);
        assertThat(shop.loyalty.verifyBooks(GOLD).flow().expired()).isEqualTo(100);
    }

    @Test
    void atTheVeryInstantOfItsExpiryALotIsOver() {
        shop.earn(100);
        Instant expiry = shop.balance().next().at();
        long sent = send(100);
        shop.clock.turnTo(expiry.minusNanos(1_000));
        assertThat(undo(sent, 30, STRICT).points()).isEqualTo(30);
        shop.clock.turnTo(expiry);

        assertThat(undo(sent, 70, STRICT).points()).isZero();
        assertThat(available(mei) + available(jo)).isZero();
    }

    @Test
    void aKeyUndoesOnceAndServesNoOtherRequest() {
        shop.earn(100);
        long sent = send(100);
        Receipt first = undo(sent, 40, STRICT, CLERK.once("k"));

        assertThat(undo(sent, 40, STRICT, CLERK.once("k"))).isEqualTo(first);
        assertThatThrownBy(() -> undo(sent, 41, STRICT, CLERK.once("k")))
                .isInstanceOf(IdempotencyKeyReusedException.class);
        assertThat(available(mei)).isEqualTo(40);
    }

    @Test
    void theTakingSideAndWhatUndoesATransferAreNotReversible() {
        shop.earn(100);
        long sent = send(100);
        undo(sent, 100, STRICT);

        Corrections corrections = shop.loyalty.corrections();
        assertRefused(
                new NotReversible(EntryKind.TRANSFER_IN),
                () -> corrections.reverse(jo, GOLD, 1, 1, STRICT, MISTAKE, CLERK));
        assertRefused(
                new NotReversible(EntryKind.TRANSFER_OUT),
                () -> corrections.reverse(jo, GOLD, 2, 1, STRICT, MISTAKE, CLERK));
        assertRefused(new NotReversible(EntryKind.TRANSFER_IN), () -> undo(sent + 1, 1, STRICT));
    }

    @Test
    void whatWasPassedOnIsSpent() {
        CustomerId kim = shop.register("kim");
        shop.earn(100);
        long sent = send(100);
        Receipt on = shop.loyalty.corrections().transfer(jo, kim, GOLD, 80, GIFT, CLERK);

        assertRefused(new NotEnoughPoints(100, 20), () -> undo(sent, 100, STRICT));
        shop.loyalty.corrections().reverse(jo, GOLD, on.entries().get(0), 80, STRICT, MISTAKE, CLERK);
        undo(sent, 100, STRICT);
        assertThat(available(mei)).isEqualTo(100);
        assertThat(available(jo) + available(kim)).isZero();
    }

    @Test
    void pointsThatAMergeMovedOnAreFetchedFromWhereTheyAre() {
        CustomerId kim = shop.register("kim");
        shop.earn(100);
        Instant expiry = shop.balance().next().at();
        long sent = send(100);
        shop.clock.turnBy(Duration.ofDays(5));
        shop.loyalty.earn(kim, GOLD, 50, GIFT, CLERK);
        merge("m", jo, kim);

        undo(sent, 100, STRICT);

        assertThat(available(kim)).isEqualTo(50);
        assertThat(shop.balance().next()).isEqualTo(new Balance.Expiring(100, expiry));
        shop.shop.loyaltyMerges().undo("m", CLERK);
        assertThat(available(kim)).isEqualTo(50);
        assertThat(available(jo)).isZero();
    }

    @Test
    void everyLotIsFetchedFromWhereAMergeMovedIt() {
        CustomerId kim = shop.register("kim");
        shop.earn(100);
        Instant first = shop.balance().next().at();
        shop.clock.turnBy(Duration.ofDays(10));
        shop.earn(80);
        long sent = send(180);
        shop.loyalty.earn(kim, GOLD, 50, GIFT, CLERK);
        merge("m", jo, kim);

        undo(sent, 150, STRICT);

        // The lot spent last went back whole, and 70 of the first one.
        assertThat(available(kim)).isEqualTo(80);
        assertThat(shop.loyalty.balance(kim, GOLD).next()).isEqualTo(new Balance.Expiring(30, first));
        assertThat(available(mei)).isEqualTo(150);
        assertThat(shop.balance().next()).isEqualTo(new Balance.Expiring(70, first));
        shop.shop.loyaltyMerges().undo("m", CLERK);
        assertThat(available(jo)).isEqualTo(30);
        assertThat(available(kim)).isEqualTo(50);
    }

    @Test
    void whatComesBackToACustomerWhoWasMergedGoesOnToTheOther() {
        CustomerId kim = shop.register("kim");
        shop.earn(100);
        Instant expiry = shop.balance().next().at();
        long sent = send(100);
        merge("m", mei, kim);

        undo(sent, 100, STRICT);

        assertThat(shop.loyalty.balance(kim, GOLD).next()).isEqualTo(new Balance.Expiring(100, expiry));
        shop.shop.loyaltyMerges().undo("m", CLERK);
        assertThat(available(mei)).isEqualTo(100);
        assertThat(available(kim)).isZero();
    }

    @Test
    void ofTwoWhoAreOneByNowNothingChangesUntilTheyAreTwoAgain() {
        shop.earn(100);
        long sent = send(100);
        merge("m", jo, mei);

        assertThat(undo(sent, 100, STRICT).points()).isEqualTo(100);

        assertThat(available(mei)).isEqualTo(100);
        shop.shop.loyaltyMerges().undo("m", CLERK);
        assertThat(available(mei)).isEqualTo(100);
        assertThat(available(jo)).isZero();
    }

    @Test
    void twoWhoWentIntoAThirdAreOneAsWell() {
        CustomerId kim = shop.register("kim");
        shop.earn(100);
        long sent = send(100);
        merge("m1", mei, kim);
        merge("m2", jo, kim);

        undo(sent, 100, STRICT);

        assertThat(available(kim)).isEqualTo(100);
        shop.shop.loyaltyMerges().undo("m2", CLERK);
        shop.shop.loyaltyMerges().undo("m1", CLERK);
        assertThat(available(mei)).isEqualTo(100);
        assertThat(available(jo) + available(kim)).isZero();
    }

    @Test
    void aDebtOfAMergedCustomerGoesAlongAndComesBack() {
        CustomerId kim = shop.register("kim");
        shop.earn(100);
        long sent = send(100);
        shop.loyalty.redeem(jo, GOLD, 100, MUG, CLERK);
        merge("m", jo, kim);

        undo(sent, 100, OWED);

        assertThat(debt(kim)).isEqualTo(100);
        shop.shop.loyaltyMerges().undo("m", CLERK);
        assertThat(debt(kim)).isZero();
        assertThat(debt(jo)).isEqualTo(100);
    }

    @Test
    void aDebtOfTheOneWhoStaysIsTheirsWhenTheMergeIsUndone() {
        CustomerId kim = shop.register("kim");
        shop.earn(100);
        long sent = send(100);
        shop.loyalty.redeem(jo, GOLD, 100, MUG, CLERK);
        shop.loyalty.redeem(kim, GOLD, 7, Shortfall.DEBT, MUG, CLERK);
        merge("m", kim, jo);

        undo(sent, 100, OWED);

        assertThat(debt(jo)).isEqualTo(107);
        shop.shop.loyaltyMerges().undo("m", CLERK);
        assertThat(debt(kim)).isEqualTo(7);
        assertThat(debt(jo)).isEqualTo(100);
    }

    /** However it goes back, in whatever parts: what the one gets the other gives or owes, and never more than was sent. */
    @Property(tries = 60)
    void whatTheOneGetsTheOtherGivesOrOwes(@ForAll long seed) {
        LoyalShop other = new LoyalShop();
        CustomerId friend = other.register("jo");
        Random random = new Random(seed);
        for (int i = 0; i < 4; i++) {
            other.earn(1 + random.nextInt(50));
            other.clock.turnBy(Duration.ofDays(random.nextInt(20)));
        }
        long points = 1L + random.nextInt((int) other.balance().available());
        Receipt sent = other.loyalty.corrections().transfer(other.customer, friend, GOLD, points, GIFT, CLERK);
        long entry = sent.entries().get(sent.entries().size() - 1);
        List<Shortfall> shortfalls = List.of(Shortfall.values());
        long back = 0;
        for (int i = 0; i < 12; i++) {
            other.clock.turnBy(Duration.ofHours(random.nextInt(500)));
            other.loyalty.redeem(friend, GOLD, 1 + random.nextInt(20), Shortfall.CLAMP, MUG, CLERK);
            other.loyalty.earn(friend, GOLD, 1 + random.nextInt(15), GIFT, CLERK);
            Shortfall shortfall = shortfalls.get(random.nextInt(shortfalls.size()));
            ReversalPolicy policy = new ReversalPolicy(shortfall, LateReturn.RENEW);
            long mine = other.balance().available();
            long theirs = standing(other, friend);
            try {
                long moved = other.loyalty
                        .corrections()
                        .reverse(other.customer, GOLD, entry, 1 + random.nextInt(40), policy, MISTAKE, CLERK)
                        .points();
                assertThat(other.balance().available()).isEqualTo(mine + moved);
                assertThat(standing(other, friend)).isEqualTo(theirs - moved);
                back += moved;
            } catch (RejectedException refused) {
                assertThat(other.balance().available()).isEqualTo(mine);
                assertThat(standing(other, friend)).isEqualTo(theirs);
            }
            assertThat(back).isLessThanOrEqualTo(points);
            assertBooksHold(other);
        }
    }

    private static long standing(LoyalShop of, CustomerId customer) {
        Balance balance = of.loyalty.balance(customer, GOLD);
        return balance.available() - balance.aside().debt();
    }
}
