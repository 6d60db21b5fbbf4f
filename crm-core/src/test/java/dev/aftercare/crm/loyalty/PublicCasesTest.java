package dev.aftercare.crm.loyalty;

import static dev.aftercare.crm.loyalty.TracedAccount.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.command.Decision;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.loyalty.EntryKind;
import dev.aftercare.crm.model.loyalty.LotChange;
import dev.aftercare.crm.model.loyalty.PointsEntry;
import dev.aftercare.crm.model.loyalty.PointsLot;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Cases that other loyalty engines publish as their own tests and documents, restated for this ledger. */
class PublicCasesTest {

    private final TracedAccount account = TracedAccount.opened();

    private static Instant on(String day) {
        return Instant.parse(day + "T00:00:00Z");
    }

    @Test
    void aCreditWithoutExpiryIsSpentInPart() {
        account.earn(100, null, on("2026-01-01")).redeem(30, on("2026-01-02"));

        assertThat(account.state.balance()).isEqualTo(70);
        assertThat(account.remaining()).containsExactly(70L);
    }

    @Test
    void theSoonestExpiryGoesFirstAndNotTheOldestLot() {
        account.earn(100, on("2027-06-01"), on("2026-01-01"))
                .earn(100, on("2027-01-01"), on("2026-01-02"))
                .redeem(100, on("2026-02-01"));

        assertThat(account.state.lots()).containsExactly(new PointsLot(1, on("2026-01-01"), on("2027-06-01"), 100));
    }

    @Test
    void lotsThatNeverExpireGoLast() {
        account.earn(100, null, on("2026-01-01"))
                .earn(100, on("2027-01-01"), on("2026-01-02"))
                .redeem(100, on("2026-02-01"));

        assertThat(account.state.lots()).containsExactly(new PointsLot(1, on("2026-01-01"), null, 100));
    }

    @Test
    void aDebitIsAllocatedToTheOldestOfEqualLots() {
        account.earn(100, null, START).earn(80, null, START).redeem(130, START);

        assertThat(account.entries.get(2).lots())
                .containsExactly(new LotChange(1, -100, START, null), new LotChange(2, -30, START, null));
        assertThat(account.state.balance()).isEqualTo(50);
    }

    @Test
    void tenYearsDoNotExpireWhatNeverExpires() {
        account.earn(150, null, on("2026-01-01")).expire(on("2036-01-01"));

        assertThat(account.state.balance()).isEqualTo(150);
        assertThat(account.sum(EntryKind.EXPIRE)).isZero();
    }

    @Test
    void twoOrdersAndARewardExpireTogetherAfterNinetyDays() {
        Programme programme = Programme.builder("odd")
                .earning(Rate.of(5, Money.of("1", "EUR")))
                .expiry(ExpiryRule.days(90))
                .build();
        Instant expiry = programme.expiresAt(on("2026-01-01"));
        long first = EarningRules.pointsFor(programme, EarningRulesTest.order(EarningRulesTest.line(null, "15")))
                .points();
        long second = EarningRules.pointsFor(programme, EarningRulesTest.order(EarningRulesTest.line(null, "176")))
                .points();
        // The public engine claims the reward from the lot that was earned with it; here the oldest goes first.
        account.earn(first, expiry, on("2026-01-01")).earn(second, expiry, on("2026-01-01"));
        account.redeem(500, on("2026-01-01"));
        assertThat(account.state.balance()).isEqualTo(75 + 380);

        account.expire(on("2026-01-01").plus(Duration.ofDays(91)));

        assertThat(account.state.balance()).isZero();
        assertThat(account.state.lots()).isEmpty();
    }

    @Test
    void aRedemptionIsOneEntry() {
        account.earn(1_000, null, START).redeem(300, START);

        assertThat(account.entries).extracting(PointsEntry::points).containsExactly(1_000L, -300L);
        assertThat(account.state.balance()).isEqualTo(700);
    }

    @Test
    void moreThanTheBalanceIsRefusedAndNotCut() {
        account.earn(200, null, START);

        assertThat(account.tryRedeem(500, START)).isEqualTo(Decision.reject(new NotEnoughPoints(500, 200)));
    }

    private void redeem(long points, Shortfall shortfall) {
        account.apply(PointsRules.redeem(
                account.state, points, shortfall, account.order, TracedAccount.on(START, "reward", "r")));
    }

    private long redeemed() {
        return PointsFlow.ofEntries(account.entries).redeemed();
    }

    @Test
    void aDebitBeyondTheBalanceIsAbsorbedByTheNextCreditIfDebtIsAllowed() {
        account.earn(50, null, START);
        redeem(80, Shortfall.DEBT);
        account.earn(100, null, START);

        assertThat(account.remaining()).containsExactly(70L);
        assertThat(account.state.aside().debt()).isZero();
    }

    @Test
    void anAccountMayGoBelowZeroIfDebtIsAllowed() {
        account.earn(10, null, START);
        redeem(25, Shortfall.DEBT);

        assertThat(account.state.balance() - account.state.aside().debt()).isEqualTo(-15);
        assertThat(account.sum(EntryKind.OWE)).isEqualTo(-15);
    }

    @Test
    void aClampedRedemptionTakesWhatThereIs() {
        account.earn(200, null, START);
        redeem(500, Shortfall.CLAMP);

        assertThat(account.state.balance()).isZero();
        assertThat(account.entries.get(1).points()).isEqualTo(-200);
    }

    @Test
    void clampedDebitsSpareWhatIsHeldAndEndWithNothing() {
        account.earn(10, null, START).hold("h", 1, null, START);
        redeem(3, Shortfall.CLAMP);
        redeem(13, Shortfall.CLAMP);
        redeem(1, Shortfall.CLAMP);

        assertThat(account.entries)
                .filteredOn(entry -> entry.kind() == EntryKind.REDEEM)
                .extracting(PointsEntry::points)
                .containsExactly(-3L, -6L);
        assertThat(redeemed()).isEqualTo(9);
    }

    @Test
    void aTransferIsOneLegOutAndOneIn() {
        TracedAccount other = TracedAccount.opened();
        account.earn(900, null, START);
        Occasion occasion = TracedAccount.on(START, "transfer", "t");
        account.apply(TransferRules.out(account.state, 250, account.order, occasion));
        other.apply(TransferRules.in(other.state, account.entries.get(1), other.order, occasion));

        assertThat(account.state.balance()).isEqualTo(650);
        assertThat(other.state.balance()).isEqualTo(250);
        assertThat(account.kinds()).containsExactly(EntryKind.EARN, EntryKind.TRANSFER_OUT);
        assertThat(other.kinds()).containsExactly(EntryKind.TRANSFER_IN);
    }

    @Test
    void aTransferPreservesExpiries() {
        TracedAccount other = TracedAccount.opened();
        Instant five = START.plus(Duration.ofDays(5));
        Instant twenty = START.plus(Duration.ofDays(20));
        account.earn(100, five, START).earn(80, twenty, START);
        Occasion occasion = TracedAccount.on(START, "transfer", "t");
        account.apply(TransferRules.out(account.state, 130, account.order, occasion));
        other.apply(TransferRules.in(other.state, account.entries.get(2), other.order, occasion));

        assertThat(other.remaining()).containsExactly(100L, 30L);
        assertThat(other.state.lots()).extracting(PointsLot::expiresAt).containsExactly(five, twenty);
    }

    @Test
    void lockedPointsArePendingUntilTheyAreUnlocked() {
        account.pend("p", 100, START.plus(Duration.ofDays(10)), null, START);
        assertThat(account.state.aside().pending()).isEqualTo(100);

        account.apply(account.mature("p", START.plus(Duration.ofDays(10))));
        assertThat(account.state.available(START.plus(Duration.ofDays(10)))).isEqualTo(100);
    }

    @Test
    void aRollbackOfARedemptionCountsOnce() {
        account.earn(1_000, null, START).redeem(300, START);
        account.apply(account.tryReverse(2, 300, ReversalPolicy.STRICT, null, START));

        assertThat(account.tryReverse(2, 300, ReversalPolicy.STRICT, null, START)
                        .isAccepted())
                .isFalse();
        assertThat(account.state.balance()).isEqualTo(1_000);
        assertThat(account.kinds()).containsOnlyOnce(EntryKind.GIVE_BACK);
    }

    @Test
    void aClawbackCountsOnce() {
        account.earn(150, null, START);
        account.apply(account.tryReverse(1, 150, ReversalPolicy.STRICT, null, START));

        assertThat(account.tryReverse(1, 150, ReversalPolicy.STRICT, null, START)
                        .isAccepted())
                .isFalse();
        assertThat(account.state.balance()).isZero();
        assertThat(account.sum(EntryKind.TAKE_BACK)).isEqualTo(-150);
    }

    @Test
    void aReversalThatTheBalanceDoesNotCoverIsRefusedOrForced() {
        account.earn(100, null, START).redeem(100, START);

        assertThat(account.tryReverse(1, 100, ReversalPolicy.STRICT, null, START))
                .isEqualTo(Decision.reject(new NotEnoughPoints(100, 0)));
        assertThat(account.tryReverse(1, 100, ReversalPolicy.LENIENT, null, START)
                        .isAccepted())
                .isTrue();
    }

    @Test
    void heldAndPostedAmountsAreKeptApartAndAPartialPostReleasesTheRest() {
        account.earn(1_000, null, START).redeem(15, START);
        Instant second = START.plusSeconds(1);
        account.hold("a", 15, null, START)
                .hold("b", 15, null, START)
                .hold("c", 15, second, START)
                .hold("d", 7, null, START)
                .hold("e", 1, null, START)
                .hold("f", 1, null, START);
        assertThat(account.state.aside().held()).isEqualTo(54);
        assertThat(redeemed()).isEqualTo(15);

        account.apply(account.tryCapture("a", 13, START))
                .apply(account.tryRelease("b", START))
                .apply(account.timeOut("c", second))
                .apply(account.tryCapture("d", 7, second))
                .apply(account.tryCapture("e", 1, second))
                .apply(account.tryRelease("f", second));

        assertThat(account.state.aside().held()).isZero();
        assertThat(redeemed()).isEqualTo(36);
    }

    @Test
    void holdsExpireOneByOneAndOnlyTheOneWithoutATimeOutCanBePosted() {
        account.earn(100, null, START).hold("0", 10, null, START);
        for (int i = 1; i <= 3; i++) {
            account.hold("" + i, 10 + i, START.plusSeconds(i), START);
        }
        long[] pending = {46, 35, 23, 10};
        for (int tick = 0; tick <= 3; tick++) {
            if (tick > 0) {
                account.apply(account.timeOut("" + tick, START.plusSeconds(tick)));
            }
            assertThat(account.state.aside().held()).isEqualTo(pending[tick]);
        }

        account.apply(account.tryCapture("0", 10, START.plusSeconds(3)));
        for (int i = 1; i <= 3; i++) {
            assertThat(account.tryCapture("" + i, 10 + i, START.plusSeconds(3)))
                    .isEqualTo(Decision.reject(new HoldResolved(HoldResolved.How.RUN_OUT)));
        }
        assertThat(redeemed()).isEqualTo(10);
    }

    @Test
    void anOverdraftIsRefusedWhenPointsAreHeldAndNotOnlyWhenTheyAreSpent() {
        account.earn(100, null, START).redeem(70, START);

        assertThat(HoldRules.hold(
                        account.state, "h", 50, null, account.order, TracedAccount.on(START, "checkout", "h")))
                .isEqualTo(Decision.reject(new NotEnoughPoints(50, 30)));
    }
}
