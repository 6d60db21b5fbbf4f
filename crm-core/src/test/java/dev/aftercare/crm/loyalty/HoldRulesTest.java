package dev.aftercare.crm.loyalty;

import static dev.aftercare.crm.loyalty.TracedAccount.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aftercare.crm.command.Decision;
import dev.aftercare.crm.command.DueChange;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.due.DueEntry;
import dev.aftercare.crm.model.due.DueKey;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.loyalty.EntryKind;
import dev.aftercare.crm.model.loyalty.PointsAside;
import dev.aftercare.crm.model.loyalty.PointsLot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HoldRulesTest {

    private final TracedAccount account = TracedAccount.opened();

    private static Instant day(int n) {
        return START.plus(Duration.ofDays(n));
    }

    @AfterEach
    void theLedgerHolds() {
        assertThat(account.audit().findings()).isEmpty();
    }

    @Test
    void heldPointsCanBeNeitherSpentNorHeldAgain() {
        account.earn(100, null, START).hold("h", 70, null, START);

        assertThat(account.state.balance()).isEqualTo(30);
        assertThat(account.state.aside()).isEqualTo(new PointsAside(70, 0, 0));
        assertThat(account.tryRedeem(31, START)).isEqualTo(Decision.reject(new NotEnoughPoints(31, 30)));
        assertThat(HoldRules.hold(
                        account.state, "i", 31, null, account.order, TracedAccount.on(START, "checkout", "i")))
                .isEqualTo(Decision.reject(new NotEnoughPoints(31, 30)));
    }

    @Test
    void aCaptureOfAllLeavesNothingHeld() {
        account.earn(100, null, START).hold("h", 70, null, START);

        account.apply(account.tryCapture("h", 70, day(1)));

        assertThat(account.kinds()).containsExactly(EntryKind.EARN, EntryKind.HOLD, EntryKind.CAPTURE);
        assertThat(account.state.aside()).isEqualTo(PointsAside.NONE);
        assertThat(account.state.balance()).isEqualTo(30);
    }

    @Test
    void aCaptureOfPartGivesTheRestBackIntoTheLotsThatAreSpentLast() {
        account.earn(50, day(20), START).earn(50, null, START).hold("h", 80, null, START);

        account.apply(account.tryCapture("h", 60, day(1)));

        assertThat(account.entries.get(3).points()).isEqualTo(-60);
        assertThat(account.entries.get(4).points()).isEqualTo(20);
        assertThat(account.state.lots()).containsExactly(new PointsLot(2, START, null, 40));
    }

    @Test
    void aReleaseGivesEverythingBackToTheOldLotsWithTheirExpiry() {
        account.earn(50, day(20), START).earn(50, null, START);
        List<PointsLot> before = account.state.lots();

        account.hold("h", 80, null, START).apply(account.tryRelease("h", day(1)));

        assertThat(account.state.lots()).isEqualTo(before);
        assertThat(account.state.aside()).isEqualTo(PointsAside.NONE);
        assertThat(account.due).isEqualTo(day(20));
    }

    @Test
    void aHoldIsResolvedOnce() {
        account.earn(100, null, START)
                .hold("captured", 10, null, START)
                .hold("released", 10, null, START)
                .hold("late", 10, day(2), START);
        account.apply(account.tryCapture("captured", 4, day(1))).apply(account.tryRelease("released", day(1)));
        account.apply(account.timeOut("late", day(2)));

        for (String[] pair : new String[][] {{"captured", "CAPTURED"}, {"released", "RELEASED"}, {"late", "RUN_OUT"}}) {
            Decision<Posting> refused = Decision.reject(new HoldResolved(HoldResolved.How.valueOf(pair[1])));
            assertThat(account.tryCapture(pair[0], 4, day(3))).isEqualTo(refused);
            assertThat(account.tryRelease(pair[0], day(3))).isEqualTo(refused);
            assertThat(account.timeOut(pair[0], day(3)).orThrow().state().entries())
                    .isEmpty();
        }
    }

    @Test
    void aHoldRunsOutAtItsInstantWhetherOrNotASweepCameBy() {
        account.earn(100, null, START).hold("h", 70, day(1), START);
        Instant justBefore = day(1).minusNanos(1_000);

        assertThat(account.timeOut("h", justBefore).orThrow().state().entries()).isEmpty();
        assertThat(account.tryCapture("h", 70, justBefore).isAccepted()).isTrue();
        assertThat(account.tryCapture("h", 70, day(1)))
                .isEqualTo(Decision.reject(new HoldResolved(HoldResolved.How.RUN_OUT)));

        account.apply(account.timeOut("h", day(1)));
        assertThat(account.state.balance()).isEqualTo(100);
    }

    @Test
    void aHoldWithATimeIsDueThenAndNoMoreOnceItIsResolved() {
        account.earn(100, null, START);
        Decision.Accepted<Posting> held = HoldRules.hold(
                        account.state, "h", 70, day(1), account.order, TracedAccount.on(START, "checkout", "h"))
                .orThrow();
        account.apply(held);
        DueKey key = new DueKey(HoldRules.TIMEOUT_DUE, AggregateRef.of(account.state.id()), "2");

        assertThat(held.due()).containsExactly(new DueChange.Schedule(new DueEntry(key, day(1))));
        assertThat(account.timeOut("h", START).orThrow().due())
                .containsExactly(new DueChange.Schedule(new DueEntry(key, day(1))));
        assertThat(account.tryCapture("h", 1, START).orThrow().due()).containsExactly(new DueChange.Cancel(key));
        assertThat(account.tryRelease("h", START).orThrow().due()).containsExactly(new DueChange.Cancel(key));
    }

    @Test
    void heldPointsDoNotExpireWhileTheyAreHeld() {
        account.earn(100, day(1), START).hold("h", 70, null, START).expire(day(5));

        assertThat(account.sum(EntryKind.EXPIRE)).isEqualTo(-30);
        account.apply(account.tryCapture("h", 70, day(5)));
        assertThat(account.sum(EntryKind.CAPTURE)).isEqualTo(-70);
    }

    @Test
    void pointsThatComeBackToALotWhoseTimeIsOverExpireAtOnce() {
        account.earn(100, day(1), START).hold("h", 70, null, START);

        account.apply(account.tryRelease("h", day(1)));

        assertThat(account.kinds())
                .containsExactly(EntryKind.EARN, EntryKind.HOLD, EntryKind.EXPIRE, EntryKind.RELEASE, EntryKind.EXPIRE);
        assertThat(account.state.balance()).isZero();
        assertThat(account.sum(EntryKind.EXPIRE)).isEqualTo(-100);
    }

    @Test
    void moreThanIsHeldAndTimesThatHavePassedAreRefused() {
        account.earn(100, null, START).hold("h", 70, null, START);

        assertThatThrownBy(() -> account.tryCapture("h", 71, START)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> account.tryCapture("h", 0, START)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> account.hold("i", 1, START, START)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> account.hold("with space", 1, null, START)).isInstanceOf(InvalidInputException.class);
    }
}
