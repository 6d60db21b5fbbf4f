package dev.aftercare.crm.persistence.tck;

import static dev.aftercare.crm.persistence.tck.Given.FAR_OFF;
import static dev.aftercare.crm.persistence.tck.Given.LONG_AGO;
import static dev.aftercare.crm.persistence.tck.Given.T;
import static dev.aftercare.crm.persistence.tck.Given.customerId;
import static dev.aftercare.crm.persistence.tck.Given.micros;
import static dev.aftercare.crm.persistence.tck.Ledger.BONUS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.model.TimeSpan;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.loyalty.EarnedTotals;
import dev.aftercare.crm.model.loyalty.EntryKind;
import dev.aftercare.crm.model.loyalty.PointsAccount;
import dev.aftercare.crm.model.loyalty.PointsAccountId;
import dev.aftercare.crm.model.loyalty.PointsAside;
import dev.aftercare.crm.model.loyalty.PointsEntry;
import dev.aftercare.crm.model.loyalty.PointsStanding;
import dev.aftercare.crm.model.loyalty.PointsTotals;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.ReturnTime;
import dev.aftercare.crm.persistence.StorageException.Reason;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** {@link dev.aftercare.crm.persistence.PointsStore}, sentence by sentence. */
abstract class PointsContract extends StorageRules {

    private static final ProgrammeId OTHER_CASE = new ProgrammeId("Bonus");

    PointsContract(Storages storages) {
        super(storages);
    }

    @Test
    void anInsertedAccountIsFoundByIdAndByHolder() {
        Ledger opened = Ledger.opened(1).earn(100, T).redeem(30, T.plusSeconds(1));

        insert(opened);

        assertThat(find(1)).isEqualTo(opened.account());
        assertThat(in(unit -> unit.points().find(customerId(1), BONUS)).orElseThrow())
                .isEqualTo(opened.account());
        assertThat(in(unit -> unit.points().lock(customerId(1), BONUS)).orElseThrow())
                .isEqualTo(opened.account());
    }

    @Test
    void whatWasNeverStoredIsNotFound() {
        insert(Ledger.opened(1).earn(100, T));

        assertThat(find(2)).isNull();
        assertThat(in(unit -> unit.points().find(customerId(2), BONUS)).isPresent())
                .isFalse();
        assertThat(in(unit -> unit.points().find(customerId(1), OTHER_CASE)).isPresent())
                .isFalse();
        assertThat(in(unit -> unit.points().lock(customerId(2), BONUS)).isPresent())
                .isFalse();
        assertThat(entries(2, Long.MAX_VALUE, 9)).isEmpty();
    }

    @Test
    void aCustomerMayHaveAnAccountInEachProgramme() {
        insert(Ledger.opened(1, customerId(1), BONUS).earn(100, T));
        insert(Ledger.opened(2, customerId(1), OTHER_CASE).earn(7, T));

        assertThat(in(unit -> unit.points().find(customerId(1), OTHER_CASE)).orElseThrow())
                .isEqualTo(find(2));
    }

    @Test
    void anIdThatExistsIsADuplicateAndNothingIsStored() {
        Ledger stored = Ledger.opened(1).earn(100, T);
        Ledger twin = Ledger.opened(1, customerId(7), BONUS).earn(5, T).earn(6, T);
        insert(stored);

        run(unit -> {
            assertRefused(Reason.DUPLICATE, () -> unit.points().insert(twin.account(), twin.entries()));
            Ledger next = Ledger.opened(2).earn(1, T);
            unit.points().insert(next.account(), next.entries());
        });

        assertThat(find(1)).isEqualTo(stored.account());
        assertThat(entries(1, Long.MAX_VALUE, 9)).isEqualTo(stored.entries());
        assertThat(find(2)).isNotNull();
    }

    @Test
    void aSecondAccountOfAHolderIsADuplicateAndNothingIsStored() {
        Ledger stored = Ledger.opened(1).earn(100, T);
        Ledger second = Ledger.opened(2, customerId(1), BONUS).earn(5, T).earn(6, T);
        insert(stored);

        run(unit -> {
            assertRefused(Reason.DUPLICATE, () -> unit.points().insert(second.account(), second.entries()));
            Ledger next = Ledger.opened(3).earn(1, T);
            unit.points().insert(next.account(), next.entries());
        });

        assertThat(find(2)).isNull();
        assertThat(entries(2, Long.MAX_VALUE, 9)).isEmpty();
        assertThat(find(3)).isNotNull();
        assertThat(outstanding(BONUS)).isEqualTo(101);
    }

    @Test
    void anUpdateReplacesTheAccountAndAppendsItsEntries() {
        Ledger opened = Ledger.opened(1).earn(100, T);
        Ledger spent = Ledger.of(opened.account()).redeem(30, T).expire(70, T.plusSeconds(1));
        insert(opened);

        run(unit -> unit.points().update(spent.account(), 1, spent.entries()));

        assertThat(find(1)).isEqualTo(spent.account());
        assertThat(entries(1, Long.MAX_VALUE, 9))
                .containsExactly(
                        spent.entries().get(1),
                        spent.entries().get(0),
                        opened.entries().get(0));
    }

    @Test
    void anUpdateOfAStaleVersionChangesNothingAndTheTransactionGoesOn() {
        Ledger opened = Ledger.opened(1).earn(100, T);
        Ledger second = Ledger.of(opened.account()).redeem(30, T);
        Ledger late = Ledger.of(opened.account()).redeem(1, T).redeem(2, T);
        insert(opened);
        run(unit -> unit.points().update(second.account(), 1, second.entries()));

        run(unit -> {
            assertRefused(Reason.CONFLICT, () -> unit.points().update(late.account(), 1, late.entries()));
            Ledger next = Ledger.opened(2).earn(1, T);
            unit.points().insert(next.account(), next.entries());
        });

        assertThat(find(1)).isEqualTo(second.account());
        assertThat(entries(1, Long.MAX_VALUE, 9))
                .hasSize(2)
                .startsWith(second.entries().get(0));
        assertThat(find(2)).isNotNull();
    }

    @Test
    void anUpdateOfNothingIsAConflict() {
        Ledger second = Ledger.of(Ledger.opened(1).earn(100, T).account()).redeem(30, T);

        run(unit -> assertRefused(Reason.CONFLICT, () -> unit.points().update(second.account(), 1, second.entries())));

        assertThat(find(1)).isNull();
        assertThat(entries(1, Long.MAX_VALUE, 9)).isEmpty();
    }

    @Test
    void entriesAreListedTheLastFirstBelowASequence() {
        Ledger ledger = Ledger.opened(1);
        for (int i = 1; i <= 12; i++) {
            ledger = ledger.earn(i, T.minusSeconds(i));
        }
        insert(ledger);
        insert(Ledger.opened(2).earn(1, T));

        assertThat(sequences(entries(1, Long.MAX_VALUE, 3))).containsExactly(12L, 11L, 10L);
        assertThat(sequences(entries(1, 10, 3))).containsExactly(9L, 8L, 7L);
        assertThat(sequences(entries(1, 3, 3))).containsExactly(2L, 1L);
        assertThat(entries(1, 1, 3)).isEmpty();
        assertThat(entries(1, Long.MAX_VALUE, PageRequest.MAX_LIMIT)).hasSize(12);
    }

    @Test
    void totalsAddUpEachKindOverAllAccountsOfTheProgramme() {
        insert(Ledger.opened(1).earn(100, T).earn(50, T).redeem(30, T).expire(20, T));
        insert(Ledger.opened(2).earn(7, T).redeem(7, T));
        insert(Ledger.opened(3, customerId(3), OTHER_CASE).earn(1_000, T));

        assertThat(totals(LONG_AGO, FAR_OFF))
                .containsExactly(
                        new PointsTotals(EntryKind.EARN, 3, 157),
                        new PointsTotals(EntryKind.REDEEM, 2, -37),
                        new PointsTotals(EntryKind.EXPIRE, 1, -20));
    }

    @Test
    void thePeriodOfTotalsIncludesItsFirstInstantAndExcludesItsLast() {
        insert(Ledger.opened(1)
                .earn(1, micros(T, -1))
                .earn(10, T)
                .earn(100, micros(T, 1))
                .earn(1_000, micros(T, 2)));

        assertThat(totals(T, micros(T, 2))).containsExactly(new PointsTotals(EntryKind.EARN, 2, 110));
        assertThat(totals(micros(T, 3), FAR_OFF)).isEmpty();
        assertThat(totals(T, T)).isEmpty();
    }

    @Test
    void theGreatestAmountsAddUp() {
        insert(Ledger.opened(1).earn(PointsAccount.MAX_POINTS, T));
        insert(Ledger.opened(2).earn(PointsAccount.MAX_POINTS, T));

        assertThat(totals(LONG_AGO, FAR_OFF))
                .containsExactly(new PointsTotals(EntryKind.EARN, 2, 2 * PointsAccount.MAX_POINTS));
        assertThat(outstanding(BONUS)).isEqualTo(2 * PointsAccount.MAX_POINTS);
    }

    @Test
    void outstandingAddsUpTheBalancesOfTheProgramme() {
        Ledger opened = Ledger.opened(1).earn(100, T);
        Ledger spent = Ledger.of(opened.account()).redeem(60, T);
        insert(opened);
        insert(Ledger.opened(2).earn(7, T));
        insert(Ledger.opened(3, customerId(3), OTHER_CASE).earn(1_000, T));
        run(unit -> unit.points().update(spent.account(), 1, spent.entries()));

        assertThat(outstanding(BONUS)).isEqualTo(47);
        assertThat(outstanding(new ProgrammeId("nobody"))).isZero();
    }

    @Test
    void outstandingAddsUpWhatStandsAside() {
        insert(Ledger.opened(1).earn(100, T).hold(30, T).pend(7, T));
        insert(Ledger.opened(2).pend(5, T).owe(2, T));

        PointsStanding standing = in(unit -> unit.points().outstanding(BONUS));
        PointsStanding none = in(unit -> unit.points().outstanding(OTHER_CASE));

        assertThat(standing).isEqualTo(new PointsStanding(2, 70, 30, 12, 2));
        assertThat(none).isEqualTo(new PointsStanding(0, 0, 0, 0, 0));
        assertThat(find(1).aside()).isEqualTo(new PointsAside(30, 7, 0));
    }

    @Test
    void anEntryIsFoundByItsNameInItsAccountOnly() {
        Ledger marked = Ledger.opened(1).earn(100, T).mark("hold/A", null).redeem(1, T);
        insert(marked);
        insert(Ledger.opened(2).earn(1, T));

        assertThat(named(1, "hold/A")).isEqualTo(marked.entries().get(0));
        assertThat(named(1, "hold/a")).isNull();
        assertThat(named(2, "hold/A")).isNull();
    }

    @Test
    void aNameIsUsedOnceInAnAccountAndNothingIsChangedByTheSecondUse() {
        Ledger first = Ledger.opened(1).earn(100, T).mark("n", null);
        insert(first);
        Ledger again = Ledger.of(first.account()).redeem(1, T).redeem(2, T).mark("n", null);
        Ledger twice = Ledger.opened(2).earn(1, T).mark("m", null).earn(1, T).mark("m", null);

        run(unit -> {
            assertRefused(Reason.DUPLICATE, () -> unit.points().update(again.account(), 1, again.entries()));
            assertRefused(Reason.DUPLICATE, () -> unit.points().insert(twice.account(), twice.entries()));
            Ledger next = Ledger.opened(3).earn(1, T).mark("n", null);
            unit.points().insert(next.account(), next.entries());
        });

        assertThat(find(1)).isEqualTo(first.account());
        assertThat(entries(1, Long.MAX_VALUE, 9)).isEqualTo(first.entries());
        assertThat(find(2)).isNull();
        assertThat(named(3, "n")).isNotNull();
    }

    @Test
    void aStaleVersionIsAConflictEvenIfANameWasUsedBefore() {
        Ledger first = Ledger.opened(1).earn(100, T).mark("n", null);
        Ledger late = Ledger.of(Ledger.opened(1).account()).earn(1, T).mark("n", null);
        Ledger other = Ledger.of(first.account()).redeem(1, T);
        insert(first);
        run(unit -> unit.points().update(other.account(), 1, other.entries()));
        Ledger stale = Ledger.of(first.account()).redeem(2, T).mark("n", null);

        run(unit -> {
            assertRefused(Reason.CONFLICT, () -> unit.points().update(stale.account(), 1, stale.entries()));
            assertRefused(Reason.CONFLICT, () -> unit.points().update(late.account(), 0, late.entries()));
        });
    }

    @Test
    void entriesAboutAnotherAreListedTheFirstFirstAboveASequence() {
        Ledger ledger = Ledger.opened(1).earn(100, T);
        for (int i = 2; i <= 12; i++) {
            ledger = ledger.redeem(1, T.minusSeconds(i)).mark("n" + i, i % 2 == 0 ? 1L : 2L);
        }
        insert(ledger);
        insert(Ledger.opened(2).earn(9, T).redeem(1, T).mark("n", 1L));

        assertThat(sequences(about(1, 1, 0, 3))).containsExactly(2L, 4L, 6L);
        assertThat(sequences(about(1, 1, 6, 3))).containsExactly(8L, 10L, 12L);
        assertThat(about(1, 1, 12, 3)).isEmpty();
        assertThat(about(1, 3, 0, 3)).isEmpty();
    }

    @Test
    void accountsAreListedByTheirCustomersIdsByteByByte() {
        CustomerId low = new CustomerId(new UUID(0, 1));
        CustomerId middle = new CustomerId(new UUID(Long.MAX_VALUE, 0));
        CustomerId high = new CustomerId(new UUID(-1, -1));
        insert(Ledger.opened(3, high, BONUS).earn(1, T));
        insert(Ledger.opened(1, middle, BONUS).earn(1, T));
        insert(Ledger.opened(2, low, BONUS).earn(1, T));
        insert(Ledger.opened(4, low, OTHER_CASE).earn(1, T));

        assertThat(holders(null, 9)).containsExactly(low, middle, high);
        assertThat(holders(null, 2)).containsExactly(low, middle);
        assertThat(holders(middle, 2)).containsExactly(high);
        assertThat(holders(high, 2)).isEmpty();
    }

    @Test
    void earnedIsWhatWasEarnedOrMaturedAndNotWhatAMergeBrought() {
        Ledger ledger = Ledger.opened(1)
                .earn(100, T)
                .pend(70, T)
                .mature(20, T)
                .mark(null, 2L)
                .mature(50, T)
                .mark(null, 2L)
                .merged()
                .earn(3, T)
                .merged()
                .adjust(1_000, T)
                .redeem(7, T);
        insert(ledger);

        assertThat(earned(TimeSpan.ALWAYS, ReturnTime.OWN, 1)).isEqualTo(new EarnedTotals(123, 0));
    }

    @Test
    void takenBackIsWhatIsAboutAnEarnedEntryOfTheSameAccount() {
        Ledger ledger = Ledger.opened(1)
                .earn(100, T)
                .adjust(100_000, T)
                .takeBack(1, T)
                .mark(null, 1L)
                .owe(20, T)
                .mark(null, 1L)
                .takeBack(300, T)
                .mark(null, 2L)
                .takeBack(4_000, T)
                .redeem(50_000, T)
                .mark(null, 1L);
        insert(ledger);
        insert(Ledger.opened(2).adjust(100, T).takeBack(7, T).mark(null, 1L));
        insert(Ledger.opened(3).pend(9, T).mature(9, T).merged().takeBack(8, T).mark(null, 2L));

        assertThat(earned(TimeSpan.ALWAYS, ReturnTime.OWN, 1, 2, 3)).isEqualTo(new EarnedTotals(100, 21));
        assertThat(earned(TimeSpan.ALWAYS, ReturnTime.ORIGINAL, 1, 2, 3)).isEqualTo(new EarnedTotals(100, 21));
    }

    @Test
    void aSpanOfWhatIsEarnedIncludesItsFirstInstantAndExcludesTheOneAfterIt() {
        Ledger ledger = Ledger.opened(1).earn(1_000, T.minusSeconds(9));
        for (int i = 0; i < 4; i++) {
            ledger = ledger.earn(1L << i, micros(T, i))
                    .takeBack(1L << i, micros(T, i))
                    .mark(null, 1L);
        }
        insert(ledger);

        assertThat(earned(new TimeSpan(micros(T, 1), micros(T, 3)), ReturnTime.OWN, 1))
                .isEqualTo(new EarnedTotals(6, 6));
        assertThat(earned(new TimeSpan(micros(T, 1), micros(T, 1)), ReturnTime.OWN, 1))
                .isEqualTo(EarnedTotals.NONE);
    }

    @Test
    void whatIsTakenBackCountsByItsOwnInstantOrByThatOfTheEarningUnlessItIsTheEarlier() {
        insert(Ledger.opened(1)
                .earn(100, T)
                .takeBack(1, T.plusSeconds(5))
                .mark(null, 1L)
                .takeBack(20, T.minusSeconds(5))
                .mark(null, 1L));
        TimeSpan before = new TimeSpan(T.minusSeconds(5), T);
        TimeSpan then = new TimeSpan(T, T.plusSeconds(5));
        TimeSpan after = new TimeSpan(T.plusSeconds(5), T.plusSeconds(6));

        assertThat(earned(List.of(before, then, after), ReturnTime.OWN, 1))
                .containsExactly(new EarnedTotals(0, 20), new EarnedTotals(100, 0), new EarnedTotals(0, 1));
        assertThat(earned(List.of(before, then, after), ReturnTime.ORIGINAL, 1))
                .containsExactly(new EarnedTotals(0, 20), new EarnedTotals(100, 1), EarnedTotals.NONE);
    }

    @Test
    void whatIsEarnedIsAddedUpForTheCustomersTogetherAndForEachSpan() {
        insert(Ledger.opened(1).earn(1, T));
        insert(Ledger.opened(2).earn(20, T.plusSeconds(1)));
        insert(Ledger.opened(3).earn(300, T));
        insert(Ledger.opened(4, customerId(1), OTHER_CASE).earn(4_000, T));
        TimeSpan first = new TimeSpan(T, T.plusSeconds(1));
        TimeSpan second = new TimeSpan(T.plusSeconds(1), T.plusSeconds(2));

        assertThat(earned(List.of(second, TimeSpan.ALWAYS, first, second), ReturnTime.OWN, 1, 2, 7, 1))
                .containsExactly(
                        new EarnedTotals(20, 0),
                        new EarnedTotals(21, 0),
                        new EarnedTotals(1, 0),
                        new EarnedTotals(20, 0));
        assertThat(earned(List.of(first, second), ReturnTime.ORIGINAL))
                .as("of nobody")
                .containsExactly(EarnedTotals.NONE, EarnedTotals.NONE);
        assertThat(earned(List.of(), ReturnTime.ORIGINAL, 1)).as("over no time").isEmpty();
    }

    @Test
    void theMostCustomersAndSpansAtOnceAreAddedUp() {
        insert(Ledger.opened(1, customerId(PageRequest.MAX_LIMIT), BONUS).earn(5, T));

        assertThat(earned(
                        Collections.nCopies(TimeSpan.MAX_AT_ONCE, TimeSpan.ALWAYS),
                        ReturnTime.ORIGINAL,
                        IntStream.rangeClosed(1, PageRequest.MAX_LIMIT).toArray()))
                .hasSize(TimeSpan.MAX_AT_ONCE)
                .containsOnly(new EarnedTotals(5, 0));
    }

    private EarnedTotals earned(TimeSpan span, ReturnTime returns, int... customers) {
        return earned(List.of(span), returns, customers).get(0);
    }

    private List<EarnedTotals> earned(List<TimeSpan> spans, ReturnTime returns, int... customers) {
        List<CustomerId> ids =
                Arrays.stream(customers).mapToObj(Given::customerId).toList();
        return in(unit -> unit.points().earned(ids, BONUS, spans, returns));
    }

    private List<CustomerId> holders(CustomerId after, int limit) {
        return in(unit -> unit.points().accounts(BONUS, after, limit)).stream()
                .map(PointsAccount::customer)
                .toList();
    }

    private PointsEntry named(int n, String name) {
        return in(unit -> unit.points().named(new PointsAccountId(Given.uuid(n)), name))
                .orElse(null);
    }

    private List<PointsEntry> about(int n, long about, long afterSequence, int limit) {
        return in(unit -> unit.points().about(new PointsAccountId(Given.uuid(n)), about, afterSequence, limit));
    }

    private static List<Long> sequences(List<PointsEntry> entries) {
        return entries.stream().map(PointsEntry::sequence).toList();
    }

    private void insert(Ledger ledger) {
        run(unit -> unit.points().insert(ledger.account(), ledger.entries()));
    }

    private PointsAccount find(int n) {
        return in(unit -> unit.points().find(new PointsAccountId(Given.uuid(n))))
                .orElse(null);
    }

    private List<PointsEntry> entries(int n, long beforeSequence, int limit) {
        return in(unit -> unit.points().entries(new PointsAccountId(Given.uuid(n)), beforeSequence, limit));
    }

    private List<PointsTotals> totals(Instant from, Instant before) {
        return in(unit -> unit.points().totals(BONUS, from, before));
    }

    private long outstanding(ProgrammeId programme) {
        return in(unit -> unit.points().outstanding(programme)).balance();
    }
}
