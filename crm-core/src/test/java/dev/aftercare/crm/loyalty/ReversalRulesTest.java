package dev.aftercare.crm.loyalty;

import static dev.aftercare.crm.loyalty.TracedAccount.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.command.Decision;
import dev.aftercare.crm.model.loyalty.EntryKind;
import dev.aftercare.crm.model.loyalty.PointsAside;
import dev.aftercare.crm.model.loyalty.PointsEntry;
import dev.aftercare.crm.model.loyalty.PointsLot;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReversalRulesTest {

    private static final ReversalPolicy STRICT = ReversalPolicy.STRICT;
    private static final ReversalPolicy CLAMP = new ReversalPolicy(Shortfall.CLAMP, LateReturn.STAY_EXPIRED);
    private static final ReversalPolicy LENIENT = ReversalPolicy.LENIENT;

    private final TracedAccount account = TracedAccount.opened();

    private static Instant day(int n) {
        return START.plus(Duration.ofDays(n));
    }

    private TracedAccount reverse(long entry, long points, ReversalPolicy policy, Instant at) {
        return account.apply(account.tryReverse(entry, points, policy, null, at));
    }

    @AfterEach
    void theLedgerHolds() {
        assertThat(account.audit().findings()).isEmpty();
    }

    @Test
    void partialReversalsNeverExceedTheOriginal() {
        account.earn(100, null, START);
        reverse(1, 60, STRICT, START);

        assertThat(account.tryReverse(1, 60, STRICT, null, START))
                .isEqualTo(Decision.reject(new ReversedBefore(1, 40)));
        reverse(1, 40, STRICT, START);
        assertThat(account.tryReverse(1, 1, STRICT, null, START)).isEqualTo(Decision.reject(new ReversedBefore(1, 0)));
        assertThat(account.state.balance()).isZero();
    }

    @Test
    void afterSoManyPartsOnlyAllTheRestGoes() {
        account.earn(1_000, null, START);
        for (int i = 0; i < EntryState.MAX_PARTS; i++) {
            reverse(1, 1, STRICT, START);
        }

        assertThat(account.tryReverse(1, 99, STRICT, null, START)).isEqualTo(Decision.reject(new TooManyParts(1, 100)));
        reverse(1, 100, STRICT, START);
        assertThat(account.state.balance()).isZero();
    }

    @Test
    void whatIsTakenBackComesFromItsOwnLotFirst() {
        account.earn(100, day(5), START).earn(100, day(9), START);

        reverse(2, 100, STRICT, START);

        assertThat(account.state.lots()).containsExactly(new PointsLot(1, START, day(5), 100));
    }

    @Test
    void pointsThatAreSpentAreRefusedForgoneOrOwedAsThePolicySays() {
        account.earn(100, null, START).redeem(70, START);

        assertThat(account.tryReverse(1, 100, STRICT, null, START))
                .isEqualTo(Decision.reject(new NotEnoughPoints(100, 30)));
        Posting clamped =
                account.tryReverse(1, 100, CLAMP, null, START).orThrow().state();
        assertThat(clamped.entries()).extracting(PointsEntry::points).containsExactly(-30L);
        reverse(1, 100, LENIENT, START);
        assertThat(account.kinds())
                .containsExactly(EntryKind.EARN, EntryKind.REDEEM, EntryKind.TAKE_BACK, EntryKind.OWE);
        assertThat(account.state.aside()).isEqualTo(new PointsAside(0, 0, 70));
    }

    @Test
    void whatIsOwedIsPaidByTheNextPointsThatComeIn() {
        account.earn(100, null, START).redeem(70, START);
        reverse(1, 100, LENIENT, START);

        account.earn(50, null, START);
        assertThat(account.state.balance()).isZero();
        assertThat(account.state.aside().debt()).isEqualTo(20);
        account.earn(50, null, START);
        assertThat(account.state.balance()).isEqualTo(30);
        assertThat(account.state.aside()).isEqualTo(PointsAside.NONE);
    }

    @Test
    void whatWasSpentGoesBackIntoItsOldLotsTheLastSpentFirst() {
        account.earn(50, day(20), START).earn(50, null, START).redeem(80, START);

        reverse(3, 40, STRICT, day(1));
        assertThat(account.state.lots())
                .containsExactly(new PointsLot(1, START, day(20), 10), new PointsLot(2, START, null, 50));
        reverse(3, 40, STRICT, day(1));
        assertThat(account.state.lots())
                .containsExactly(new PointsLot(1, START, day(20), 50), new PointsLot(2, START, null, 50));
        assertThat(account.tryReverse(3, 1, STRICT, null, day(1))).isEqualTo(Decision.reject(new ReversedBefore(3, 0)));
    }

    @Test
    void whatGoesBackToALotWhoseTimeIsOverExpiresOrIsRenewedAsThePolicySays() {
        account.earn(50, day(5), START).redeem(50, START);
        Posting expired =
                account.tryReverse(2, 50, STRICT, day(30), day(5)).orThrow().state();
        assertThat(expired.account().balance()).isZero();
        assertThat(expired.entries())
                .extracting(PointsEntry::kind)
                .containsExactly(EntryKind.GIVE_BACK, EntryKind.EXPIRE);

        account.apply(account.tryReverse(2, 50, LENIENT, day(30), day(5)));

        assertThat(account.state.lots()).containsExactly(new PointsLot(5, day(5), day(30), 50));
    }

    @Test
    void aCaptureIsGivenBackLikeARedemption() {
        account.earn(50, day(20), START).hold("h", 40, null, START).apply(account.tryCapture("h", 30, START));

        reverse(3, 30, STRICT, day(1));

        assertThat(account.state.lots()).containsExactly(new PointsLot(1, START, day(20), 50));
    }

    @Test
    void entriesThatOnlyFollowFromOthersCannotBeReversed() {
        account.earn(50, null, START).hold("h", 40, null, START);

        assertThat(account.tryReverse(2, 1, STRICT, null, START))
                .isEqualTo(Decision.reject(new NotReversible(EntryKind.HOLD)));
    }

    @Test
    void whatWasSpentOnCreditIsUndoneTogetherWithWhatIsOwed() {
        account.earn(10, null, START);
        account.apply(PointsRules.redeem(
                account.state, 25, Shortfall.DEBT, account.order, TracedAccount.on(START, "mug", "1")));

        reverse(3, 15, STRICT, START);
        assertThat(account.state.aside()).isEqualTo(PointsAside.NONE);
        assertThat(account.state.balance()).isZero();
        reverse(2, 10, STRICT, START);
        assertThat(account.state.balance()).isEqualTo(10);
        assertThat(account.tryReverse(3, 1, STRICT, null, START)).isEqualTo(Decision.reject(new ReversedBefore(3, 0)));
        assertThat(account.kinds().subList(3, 6))
                .containsExactly(EntryKind.ADJUST_UP, EntryKind.SETTLE, EntryKind.GIVE_BACK);
        assertThat(account.tryReverse(4, 1, STRICT, null, START))
                .isEqualTo(Decision.reject(new NotReversible(EntryKind.ADJUST_UP)));
    }

    @Test
    void whatWasOwedAndIsPaidByNowComesBackAsPoints() {
        account.apply(PointsRules.redeem(
                account.state, 25, Shortfall.DEBT, account.order, TracedAccount.on(START, "mug", "1")));
        account.earn(30, null, START);

        reverse(1, 20, STRICT, day(1));

        assertThat(account.state.balance()).isEqualTo(25);
    }

    @Test
    void whatIsOwedForWhatWasTakenBackIsNotReversible() {
        account.earn(100, null, START).redeem(100, START);
        reverse(1, 100, LENIENT, START);

        assertThat(account.tryReverse(3, 1, STRICT, null, START))
                .isEqualTo(Decision.reject(new NotReversible(EntryKind.OWE)));
    }

    @Test
    void anAdjustmentMayNeedMoreThanThereIs() {
        account.earn(10, null, START);

        account.apply(PointsRules.adjust(
                account.state, -25, null, Shortfall.DEBT, account.order, TracedAccount.on(START, "fix", "1")));
        assertThat(account.state.aside().debt()).isEqualTo(15);
        account.apply(PointsRules.adjust(
                account.state, 40, day(1), Shortfall.REJECT, account.order, TracedAccount.on(START, "fix", "2")));
        assertThat(account.state.lots()).containsExactly(new PointsLot(4, START, day(1), 25));
    }

    @Test
    void aTransferKeepsTheLotsAndTheirExpiries() {
        account.earn(100, day(5), START).earn(80, day(20), START);
        TracedAccount other = TracedAccount.opened();
        Occasion gift = TracedAccount.on(day(1), "gift", "friend");

        account.apply(TransferRules.out(account.state, 130, account.order, gift));
        other.apply(TransferRules.in(other.state, account.entries.get(2), other.order, gift));

        assertThat(other.state.lots())
                .containsExactly(new PointsLot(1, START, day(5), 100), new PointsLot(2, START, day(20), 30));
        assertThat(account.state.lots()).containsExactly(new PointsLot(2, START, day(20), 50));
        assertThat(other.due).isEqualTo(day(5));
        assertThat(other.audit().findings()).isEmpty();
    }

    @Test
    void lotsThatWouldBeTooManyAreFoldedIntoThoseThatExpireNext() {
        for (int i = 0; i < PointsRules.MAX_OPEN_LOTS; i++) {
            account.earn(1, START.plus(Duration.ofDays(2L * i + 10)), START);
        }
        account.earn(7, day(10).plusSeconds(1), START);

        assertThat(account.state.lots()).hasSize(PointsRules.MAX_OPEN_LOTS);
        assertThat(account.state.lots())
                .contains(new PointsLot(PointsRules.MAX_OPEN_LOTS + 1L, START, day(10).plusSeconds(1), 8));
        assertThat(account.kinds()).endsWith(EntryKind.EARN, EntryKind.FOLD);
    }
}
