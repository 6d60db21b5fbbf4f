package dev.aftercare.crm.loyalty;

import static dev.aftercare.crm.loyalty.TracedAccount.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.model.loyalty.EntryKind;
import dev.aftercare.crm.model.loyalty.EntryMarks;
import dev.aftercare.crm.model.loyalty.LotChange;
import dev.aftercare.crm.model.loyalty.PointsAccount;
import dev.aftercare.crm.model.loyalty.PointsAside;
import dev.aftercare.crm.model.loyalty.PointsEntry;
import dev.aftercare.crm.model.loyalty.PointsLot;
import dev.aftercare.crm.model.loyalty.PointsPromise;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class LedgerAuditTest {

    private static final String OTHER_PROMISES = "the account lists other points as held or pending than its entries";

    private static final Instant LATER = START.plus(Duration.ofDays(9));

    /** Entries: 1 earns 100, 2 earns 50, 3 spends 20 of lot 2, 4 expires its other 30, 5 earns 7. */
    private final TracedAccount account = TracedAccount.opened()
            .earn(100, START.plus(Duration.ofDays(20)), START)
            .earn(50, LATER, START)
            .redeem(20, START)
            .earn(7, null, LATER);

    @Test
    void whatTheRulesWroteIsSound() {
        assertThat(audit(account.state, account.entries)).isEqualTo(new LedgerCheck(5, List.of()));
    }

    @Test
    void aMissingEntryIsFound() {
        for (int missing = 0; missing < account.entries.size(); missing++) {
            List<PointsEntry> entries = new ArrayList<>(account.entries);
            entries.remove(missing);

            assertThat(audit(account.state, entries).isSound())
                    .as("without entry %d", missing + 1)
                    .isFalse();
        }
    }

    @Test
    void aFindingNamesWhatIsMissing() {
        assertThat(audit(account.state, account.entries.subList(1, 5)).findings())
                .containsExactly(
                        "the entries up to 1 are missing",
                        "the ledger begins with 100 points",
                        "lot 1 was brought by no entry",
                        "the entries do not add up to the account");
        List<PointsEntry> gap = new ArrayList<>(account.entries);
        gap.remove(3);
        assertThat(audit(account.state, gap).findings())
                .startsWith("entry 3 stands where 4 is expected", "entry 3 has the balance 130 instead of 100");
    }

    @Test
    void aLotThatIsThereTwiceIsFound() {
        PointsLot half = new PointsLot(1, START, null, 50);
        PointsAccount damaged = new PointsAccount(
                account.state.id(),
                1,
                account.state.customer(),
                account.state.programme(),
                100,
                List.of(half, half),
                START,
                account.state.unknown());

        assertThat(audit(damaged, account.entries.subList(0, 1)).findings()).contains("lot 1 is there twice");
    }

    @Test
    void aChangedAmountIsFound() {
        assertThat(audit(account.state, with(3, e -> entry(e, -19, e.balance(), List.of(new LotChange(2, -19)))))
                        .findings())
                .isNotEmpty();
    }

    @Test
    void aChangedRunningBalanceIsFound() {
        assertThat(audit(account.state, with(3, e -> entry(e, e.points(), 131, e.lots())))
                        .findings())
                .containsExactly(
                        "entry 3 has the balance 131 instead of 130", "entry 2 has the balance 150 instead of 151");
    }

    @Test
    void pointsTakenFromAnotherLotAreFound() {
        assertThat(audit(account.state, with(3, e -> entry(e, -20, e.balance(), List.of(new LotChange(1, -20)))))
                        .findings())
                .containsExactly(
                        "entry 2 brings lot 2 points that are nowhere",
                        "entry 2 brings a lot that held -20 before",
                        "entry 1 brings a lot that held 20 before");
    }

    /** The account with the same sum in other lots. */
    private PointsAccount withLots(List<PointsLot> lots) {
        return new PointsAccount(
                account.state.id(),
                5,
                account.state.customer(),
                account.state.programme(),
                107,
                lots,
                START,
                account.state.unknown());
    }

    @Test
    void aLotThatNoEntryBroughtIsFound() {
        List<PointsLot> lots = List.of(
                new PointsLot(1, START, START.plus(Duration.ofDays(20)), 100), new PointsLot(4, START, null, 7));

        assertThat(audit(withLots(lots), account.entries).findings())
                .containsExactly(
                        "entry 5 brings lot 5 points that are nowhere",
                        "entry 5 brings a lot that held -7 before",
                        "lot 4 was brought by no entry");
    }

    @Test
    void aLotThatExpiresAtAnotherTimeThanItCameWithIsFound() {
        List<PointsLot> lots = List.of(
                new PointsLot(1, START, START.plus(Duration.ofDays(21)), 100), new PointsLot(5, START, null, 7));

        assertThat(audit(withLots(lots), account.entries).findings())
                .containsExactly(
                        "entry 5 brings lot 5 with other times than the account says",
                        "entry 1 brings lot 1 with other times than the account says");
    }

    @Test
    void findingsAreBounded() {
        TracedAccount many = TracedAccount.opened();
        for (int i = 0; i < 300; i++) {
            many.earn(1, null, START);
        }
        List<PointsEntry> wrong = many.entries.stream()
                .map(e -> entry(e, e.points(), e.balance() + e.sequence(), e.lots()))
                .toList();

        assertThat(audit(many.state, wrong).findings()).hasSize(100);
    }

    @Test
    void otherPointsAsideThanTheEntriesSayAreFound() {
        TracedAccount held = TracedAccount.opened().earn(100, null, START).hold("h", 70, null, START);
        PointsAccount damaged = held.state.with(held.state.lots(), new PointsAside(71, 0, 0));
        held.state = new PointsAccount(
                damaged.id(),
                2,
                damaged.customer(),
                damaged.programme(),
                30,
                damaged.lots(),
                damaged.aside(),
                START,
                damaged.unknown());

        assertThat(held.audit().findings())
                .containsExactly(
                        "entry 2 has other points held, pending or owed than the entry after it says",
                        "the entries do not add up to the account");
    }

    @Test
    void aHoldResolvedTwiceIsFound() {
        TracedAccount held = TracedAccount.opened()
                .earn(100, null, START)
                .hold("h", 30, null, START)
                .hold("i", 30, null, START);
        held.apply(held.tryRelease("h", START));
        assertThat(held.audit().isSound()).isTrue();

        // The release of the other hold, as if it were one of the first once more.
        held.apply(held.tryRelease("i", START));
        PointsEntry last = held.entries.remove(held.entries.size() - 1);
        held.entries.add(aboutOther(last, 2L));

        assertThat(held.audit().findings()).containsExactly("entry 2 of 30 points is resolved by 60", OTHER_PROMISES);
    }

    @Test
    void aHoldResolvedOnlyInPartIsFound() {
        TracedAccount held = TracedAccount.opened()
                .earn(100, null, START)
                .hold("h", 30, null, START)
                .hold("i", 10, null, START);
        held.apply(held.tryRelease("i", START));
        PointsEntry last = held.entries.remove(held.entries.size() - 1);
        held.entries.add(aboutOther(last, 2L));

        assertThat(held.audit().findings())
                .containsExactly("entry 2 is a hold that is resolved in part", OTHER_PROMISES);
    }

    @Test
    void aPromiseThatIsListedWithAnotherTimeIsFoundAndOneWithoutIsOfAnOlderVersion() {
        TracedAccount held = TracedAccount.opened().earn(100, null, START).hold("h", 30, LATER, START);
        assertThat(held.state.promises()).containsExactly(new PointsPromise(2, 30, LATER));
        assertThat(held.audit().isSound()).isTrue();

        held.state = held.state.promising(Optional.of(List.of(new PointsPromise(2, 30))));
        assertThat(held.audit().isSound()).isTrue();
        held.state = held.state.promising(Optional.of(List.of(new PointsPromise(2, 30, LATER.plusSeconds(1)))));
        assertThat(held.audit().findings()).containsExactly(OTHER_PROMISES);
    }

    @Test
    void aReversalOfMoreThanThereWasIsFound() {
        TracedAccount earned = TracedAccount.opened().earn(100, null, START).earn(100, null, START);
        earned.apply(earned.tryReverse(1, 60, ReversalPolicy.STRICT, null, START))
                .apply(earned.tryReverse(2, 60, ReversalPolicy.STRICT, null, START));
        PointsEntry last = earned.entries.remove(3);
        earned.entries.add(aboutOther(last, 1L));

        assertThat(earned.audit().findings()).containsExactly("entry 1 of 100 points is resolved by 120");
    }

    private static PointsEntry aboutOther(PointsEntry e, Long about) {
        return new PointsEntry(
                e.account(),
                e.sequence(),
                e.kind(),
                e.points(),
                e.balance(),
                e.aside(),
                e.at(),
                e.cause(),
                e.actor(),
                e.lots(),
                new EntryMarks(null, about, null, null));
    }

    private static LedgerCheck audit(PointsAccount state, List<PointsEntry> entries) {
        LedgerAudit audit = new LedgerAudit(state);
        for (int i = entries.size() - 1; i >= 0; i--) {
            audit.undo(entries.get(i));
        }
        return audit.result();
    }

    private List<PointsEntry> with(long sequence, UnaryOperator<PointsEntry> change) {
        return account.entries.stream()
                .map(e -> e.sequence() == sequence ? change.apply(e) : e)
                .toList();
    }

    private static PointsEntry entry(PointsEntry e, long points, long balance, List<LotChange> lots) {
        EntryKind kind = points > 0 ? EntryKind.EARN : EntryKind.REDEEM;
        return new PointsEntry(e.account(), e.sequence(), kind, points, balance, e.at(), e.cause(), e.actor(), lots);
    }
}
