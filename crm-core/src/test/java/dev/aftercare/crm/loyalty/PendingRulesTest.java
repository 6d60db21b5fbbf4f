package dev.aftercare.crm.loyalty;

import static dev.aftercare.crm.loyalty.TracedAccount.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aftercare.crm.command.Decision;
import dev.aftercare.crm.command.DueChange;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.loyalty.EntryKind;
import dev.aftercare.crm.model.loyalty.PointsAside;
import dev.aftercare.crm.model.loyalty.PointsLot;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PendingRulesTest {

    private final TracedAccount account = TracedAccount.opened();

    private static Instant day(int n) {
        return START.plus(Duration.ofDays(n));
    }

    @AfterEach
    void theLedgerHolds() {
        assertThat(account.audit().findings()).isEmpty();
    }

    @Test
    void pendingPointsCannotBeSpent() {
        account.pend("p", 50, day(10), day(100), START);

        assertThat(account.state.balance()).isZero();
        assertThat(account.state.aside()).isEqualTo(new PointsAside(0, 50, 0));
        assertThat(account.tryRedeem(1, day(11))).isEqualTo(Decision.reject(new NotEnoughPoints(1, 0)));
    }

    @Test
    void theyMatureOnceAtTheirInstantIntoTheLotThatWasPromised() {
        account.pend("p", 50, day(10), day(100), START);
        assertThat(account.mature("p", day(10).minusNanos(1_000))
                        .orThrow()
                        .state()
                        .entries())
                .isEmpty();

        account.apply(account.mature("p", day(10)));

        assertThat(account.state.lots()).containsExactly(new PointsLot(1, START, day(100), 50));
        assertThat(account.state.aside()).isEqualTo(PointsAside.NONE);
        assertThat(account.due).isEqualTo(day(100));
        assertThat(account.mature("p", day(11)).orThrow().state().entries()).isEmpty();
    }

    @Test
    void aSweepThatComesTooEarlyIsToComeAgain() {
        account.pend("p", 50, day(10), null, START);

        assertThat(account.mature("p", day(9)).orThrow().due())
                .hasSize(1)
                .allMatch(DueChange.Schedule.class::isInstance);
    }

    @Test
    void whatIsCancelledDoesNotMature() {
        account.pend("p", 50, day(10), null, START);
        account.apply(account.tryCancel("p", 20, day(1))).apply(account.tryCancel("p", 5, day(2)));
        assertThat(account.tryCancel("p", 26, day(2))).isEqualTo(Decision.reject(new PendingResolved(25)));

        account.apply(account.mature("p", day(10)));

        assertThat(account.state.balance()).isEqualTo(25);
        assertThat(account.sum(EntryKind.CANCEL)).isEqualTo(-25);
        assertThat(account.tryCancel("p", 1, day(11))).isEqualTo(Decision.reject(new PendingResolved(0)));
    }

    @Test
    void whatIsCancelledWhollyIsGone() {
        account.pend("p", 50, day(10), null, START);

        account.apply(account.tryCancel("p", 50, day(1)));

        assertThat(account.mature("p", day(10)).orThrow().state().entries()).isEmpty();
        assertThat(account.state.aside()).isEqualTo(PointsAside.NONE);
    }

    @Test
    void pointsThatMatureAfterTheirExpiryExpireAtOnce() {
        account.pend("p", 50, day(10), day(20), START);

        account.apply(account.mature("p", day(20)));

        assertThat(account.kinds()).containsExactly(EntryKind.PEND, EntryKind.MATURE, EntryKind.EXPIRE);
        assertThat(account.state.balance()).isZero();
    }

    @Test
    void timesThatDoNotFollowEachOtherAreRefused() {
        assertThatThrownBy(() -> account.pend("p", 1, START, null, START)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> account.pend("p", 1, day(2), day(2), START)).isInstanceOf(InvalidInputException.class);
    }
}
