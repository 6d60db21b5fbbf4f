package dev.aftercare.crm.loyalty;

import static dev.aftercare.crm.loyalty.TracedAccount.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aftercare.crm.command.Decision;
import dev.aftercare.crm.command.DueChange;
import dev.aftercare.crm.command.Happened;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.due.DueEntry;
import dev.aftercare.crm.model.due.DueKey;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.loyalty.Cause;
import dev.aftercare.crm.model.loyalty.EntryKind;
import dev.aftercare.crm.model.loyalty.LotChange;
import dev.aftercare.crm.model.loyalty.PointsAccount;
import dev.aftercare.crm.model.loyalty.PointsAside;
import dev.aftercare.crm.model.loyalty.PointsEntry;
import dev.aftercare.crm.model.loyalty.PointsEvent.PointsMoved;
import dev.aftercare.crm.model.loyalty.PointsLot;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PointsRulesTest {

    private static final Cause CAUSE = new Cause("reward", "mug");

    private static Instant day(long days) {
        return START.plus(Duration.ofDays(days));
    }

    @Test
    void earnedPointsAreALotNamedByTheirEntry() {
        TracedAccount account = TracedAccount.opened().earn(100, day(10), START).earn(50, null, day(1));

        assertThat(account.state.lots())
                .containsExactly(new PointsLot(1, START, day(10), 100), new PointsLot(2, day(1), null, 50));
        assertThat(account.state.balance()).isEqualTo(150);
        assertThat(account.state.version()).isEqualTo(2);
    }

    @Test
    void everyEntryHasTheNextSequenceTheRunningBalanceAndOneEvent() {
        TracedAccount account = TracedAccount.opened()
                .earn(100, day(10), START)
                .earn(50, null, day(1))
                .redeem(120, day(2))
                .earn(7, day(20), day(3));

        assertThat(account.entries).extracting(PointsEntry::sequence).containsExactly(1L, 2L, 3L, 4L);
        assertThat(account.entries).extracting(PointsEntry::points).containsExactly(100L, 50L, -120L, 7L);
        assertThat(account.entries).extracting(PointsEntry::balance).containsExactly(100L, 150L, 30L, 37L);
        assertThat(account.events)
                .element(2)
                .isEqualTo(new Happened(
                        new PointsMoved(
                                account.state.programme(),
                                EntryKind.REDEEM,
                                -120,
                                30,
                                PointsAside.NONE,
                                new Cause("reward", "r120")),
                        TracedAccount.CLERK));
        assertThat(account.events).hasSameSizeAs(account.entries);
    }

    @ParameterizedTest
    @CsvSource({"-1, false", "0, true", "1, true"})
    void aLotIsExpiredFromItsInstantOn(long microsAfterExpiry, boolean expired) {
        Instant expiry = day(10);
        TracedAccount account = TracedAccount.opened().earn(100, expiry, START);

        Decision<Posting> redeemed = account.tryRedeem(1, expiry.plus(microsAfterExpiry, ChronoUnit.MICROS));

        assertThat(redeemed.isAccepted()).isEqualTo(!expired);
        assertThat(account.expire(expiry.plus(microsAfterExpiry, ChronoUnit.MICROS))
                        .state
                        .balance())
                .isEqualTo(expired ? 0 : 100);
    }

    @ParameterizedTest
    @CsvSource({"99, true", "100, true", "101, false"})
    void noMoreThanIsThereCanBeSpent(long points, boolean accepted) {
        TracedAccount account = TracedAccount.opened().earn(60, day(10), START).earn(40, null, START);

        assertThat(account.tryRedeem(points, day(1)).isAccepted()).isEqualTo(accepted);
    }

    @Test
    void aRejectionSaysWhatWasWantedAndWhatIsThere() {
        TracedAccount account = TracedAccount.opened().earn(60, day(10), START).earn(40, null, START);

        assertThat(account.tryRedeem(41, day(10))).isEqualTo(Decision.reject(new NotEnoughPoints(41, 40)));
        assertThatThrownBy(() -> account.tryRedeem(41, day(10)).orThrow())
                .isInstanceOf(RejectedException.class)
                .hasMessage("41 points were requested; allowed: at most the 40 available");
    }

    @Test
    void anEmptyAccountHasNothingToSpend() {
        assertThat(TracedAccount.opened().tryRedeem(1, START)).isEqualTo(Decision.reject(new NotEnoughPoints(1, 0)));
    }

    @Test
    void whatHasExpiredIsTakenOutBeforeAnythingElseByTheClock() {
        TracedAccount account = TracedAccount.opened()
                .earn(10, day(1), START)
                .earn(20, day(2), START)
                .earn(30, day(1), START)
                .earn(40, null, START)
                .redeem(15, day(2));

        assertThat(account.entries.subList(4, 7))
                .containsExactly(
                        new PointsEntry(
                                account.state.id(),
                                5,
                                EntryKind.EXPIRE,
                                -40,
                                60,
                                day(2),
                                new Cause("expiry", "2026-01-02T00:00:00Z"),
                                Actor.CLOCK,
                                List.of(new LotChange(1, -10, START, day(1)), new LotChange(3, -30, START, day(1)))),
                        new PointsEntry(
                                account.state.id(),
                                6,
                                EntryKind.EXPIRE,
                                -20,
                                40,
                                day(2),
                                new Cause("expiry", "2026-01-03T00:00:00Z"),
                                Actor.CLOCK,
                                List.of(new LotChange(2, -20, START, day(2)))),
                        new PointsEntry(
                                account.state.id(),
                                7,
                                EntryKind.REDEEM,
                                -15,
                                25,
                                day(2),
                                new Cause("reward", "r15"),
                                TracedAccount.CLERK,
                                List.of(new LotChange(4, -15, START, null))));
        assertThat(account.events).extracting(Happened::actor).endsWith(Actor.CLOCK, Actor.CLOCK, TracedAccount.CLERK);
    }

    @Test
    void earningTakesOutWhatHasExpiredToo() {
        TracedAccount account = TracedAccount.opened().earn(10, day(1), START).earn(5, null, day(1));

        assertThat(account.entries)
                .extracting(PointsEntry::kind)
                .containsExactly(EntryKind.EARN, EntryKind.EXPIRE, EntryKind.EARN);
        assertThat(account.state.lots()).containsExactly(new PointsLot(3, day(1), null, 5));
    }

    @ParameterizedTest
    @CsvSource({
        // The first lot never expires, the second expires last, the third and fourth together and first.
        "SOONEST_EXPIRY_FIRST, 10,  100 100 90 100",
        "SOONEST_EXPIRY_FIRST, 100, 100 100 100",
        "SOONEST_EXPIRY_FIRST, 150, 100 100 50",
        "SOONEST_EXPIRY_FIRST, 250, 100 50",
        "SOONEST_EXPIRY_FIRST, 350, 50",
        "OLDEST_FIRST,         10,  90 100 100 100",
        "OLDEST_FIRST,         150, 50 100 100",
        "OLDEST_FIRST,         350, 50",
    })
    void lotsAreSpentInTheOrderOfTheProgramme(RedemptionOrder order, long points, String remaining) {
        TracedAccount account = new TracedAccount(order)
                .earn(100, null, START)
                .earn(100, day(30), START)
                .earn(100, day(20), START)
                .earn(100, day(20), START)
                .redeem(points, day(1));

        assertThat(account.remaining().stream().map(String::valueOf)).isEqualTo(List.of(remaining.split(" ")));
    }

    @Test
    void anEntryTellsTheLotsInTheOrderOfSpending() {
        TracedAccount account = TracedAccount.opened()
                .earn(100, null, START)
                .earn(100, day(20), START)
                .redeem(130, day(1));

        assertThat(account.entries.get(2).lots())
                .containsExactly(new LotChange(2, -100, START, day(20)), new LotChange(1, -30, START, null));
    }

    @Test
    void aSweepWithNothingExpiredWritesNothing() {
        PointsAccount account = TracedAccount.opened().earn(10, day(1), START).state;

        Decision.Accepted<Posting> swept =
                PointsRules.expire(account, day(1).minusNanos(1_000)).orThrow();

        assertThat(swept.state()).isEqualTo(new Posting(account, List.of()));
        assertThat(swept.events()).isEmpty();
    }

    @Test
    void theDueEntryStandsAtTheSoonestExpiry() {
        TracedAccount account = TracedAccount.opened().earn(10, null, START);
        assertThat(account.due).isNull();
        assertThat(account.earn(10, day(9), START).due).isEqualTo(day(9));
        assertThat(account.earn(10, day(5), START).due).isEqualTo(day(5));
        assertThat(account.earn(10, day(7), START).due).isEqualTo(day(5));
        assertThat(account.redeem(10, day(1)).due).isEqualTo(day(7));
        assertThat(account.expire(day(7)).due).isEqualTo(day(9));
        assertThat(account.redeem(15, day(8)).due).isNull();
    }

    @Test
    void aSweepThatCameTooEarlyIsWantedAgain() {
        PointsAccount account = TracedAccount.opened().earn(10, day(9), START).state;

        assertThat(PointsRules.expire(account, day(1)).orThrow().due())
                .containsExactly(new DueChange.Schedule(
                        new DueEntry(DueKey.of("points-expiry", AggregateRef.of(account.id())), day(9))));
    }

    @Test
    void aPostingThatLeavesTheSoonestExpiryWritesNothingDue() {
        PointsAccount account = TracedAccount.opened().earn(10, day(9), START).state;

        assertThat(PointsRules.earn(account, 5, day(10), RedemptionOrder.OLDEST_FIRST, at(day(1)))
                        .orThrow()
                        .due())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -1, 0, PointsAccount.MAX_POINTS + 1, Long.MAX_VALUE})
    void pointsOutOfRangeAreRefused(long points) {
        PointsAccount account = TracedAccount.opened().earn(10, null, START).state;

        assertThatThrownBy(() -> PointsRules.earn(account, points, null, RedemptionOrder.OLDEST_FIRST, at(START)))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() ->
                        PointsRules.redeem(account, points, Shortfall.REJECT, RedemptionOrder.OLDEST_FIRST, at(START)))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void anAccountTakesWhatItHasRoomForAndExpiredLotsMakeRoom() {
        TracedAccount account = TracedAccount.opened()
                .earn(PointsAccount.MAX_POINTS - 5, day(1), START)
                .earn(4, null, START);

        assertThatThrownBy(() -> account.earn(2, null, START))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("points do not fit into the account; allowed: at most 1");
        assertThat(account.earn(1, null, START).state.balance()).isEqualTo(PointsAccount.MAX_POINTS);
        assertThat(account.earn(PointsAccount.MAX_POINTS - 5, null, day(1))
                        .state
                        .balance())
                .isEqualTo(PointsAccount.MAX_POINTS);
    }

    @Test
    void pointsThatExpireAtOnceAreRefused() {
        TracedAccount account = TracedAccount.opened();

        assertThatThrownBy(() -> account.earn(1, START, START))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("lot.expiresAt");
    }

    @Test
    void aClockThatRunsBehindBreaksNothing() {
        TracedAccount account = TracedAccount.opened().earn(10, day(9), day(5)).earn(20, day(3), day(2));

        // Both lots came "later" than day 1 and can be spent; sequences and balances go on.
        account.redeem(5, day(1));

        assertThat(account.remaining()).containsExactly(10L, 15L);
        assertThat(account.entries).extracting(PointsEntry::sequence).containsExactly(1L, 2L, 3L);
        // What was taken out stays out, even for a clock by which it has not expired.
        assertThat(account.expire(day(3)).expire(day(2)).state.balance()).isEqualTo(10);
        assertThat(account.tryRedeem(11, day(2))).isEqualTo(Decision.reject(new NotEnoughPoints(11, 10)));
    }

    private static Occasion at(Instant instant) {
        return new Occasion(instant, CAUSE, Actor.CLOCK, null);
    }
}
