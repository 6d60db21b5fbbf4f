package dev.aftercare.crm.persistence.tck;

import static dev.aftercare.crm.persistence.tck.Given.T;
import static dev.aftercare.crm.persistence.tck.Given.command;
import static dev.aftercare.crm.persistence.tck.Given.customer;
import static dev.aftercare.crm.persistence.tck.Given.customerId;
import static dev.aftercare.crm.persistence.tck.Given.due;
import static dev.aftercare.crm.persistence.tck.Given.sale;
import static dev.aftercare.crm.persistence.tck.Ledger.BONUS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.model.due.DueClaim;
import dev.aftercare.crm.model.due.DueEntry;
import dev.aftercare.crm.model.loyalty.PointsAccount;
import dev.aftercare.crm.persistence.CommandRecord;
import dev.aftercare.crm.persistence.StorageException.Reason;
import dev.aftercare.crm.persistence.TransactionWork;
import dev.aftercare.crm.persistence.UnitOfWork;
import dev.aftercare.crm.persistence.tck.Concurrently.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a second transaction gets that wants what an unfinished one holds: the answer that its end gives. */
abstract class WaitContract extends StorageRules {

    WaitContract(Storages storages) {
        super(storages);
    }

    @Test
    void aTwinPurchaseIsRefusedOnceTheFirstCommits() {
        Outcome<Boolean> twin = whileUnfinished(
                true,
                unit -> unit.purchases().append(sale("A-1", customerId(1), T, "1.00")),
                unit -> unit.purchases().append(sale("A-1", customerId(2), T, "2.00")));

        assertAnswer(twin, false);
    }

    @Test
    void aTwinPurchaseIsStoredOnceTheFirstRollsBack() {
        Outcome<Boolean> twin = whileUnfinished(
                false,
                unit -> unit.purchases().append(sale("A-1", customerId(1), T, "1.00")),
                unit -> unit.purchases().append(sale("A-1", customerId(2), T, "2.00")));

        assertAnswer(twin, true);
    }

    @Test
    void aTwinCommandIsRefusedOnceTheFirstCommits() {
        Outcome<Boolean> twin = whileUnfinished(
                true, unit -> appended(unit, command("k", T)), unit -> appended(unit, command("k", T.plusSeconds(1))));

        assertThat(twin.succeeded()).isFalse();
        assertThat(twin.refusal().reason()).isEqualTo(Reason.CONFLICT);
    }

    @Test
    void aTwinCommandIsStoredOnceTheFirstRollsBack() {
        Outcome<Boolean> twin = whileUnfinished(
                false, unit -> appended(unit, command("k", T)), unit -> appended(unit, command("k", T.plusSeconds(1))));

        assertAnswer(twin, true);
    }

    private static boolean appended(UnitOfWork unit, CommandRecord command) {
        unit.commands().append(command);
        // Who looks sees what was written, so it is sent by now.
        return unit.commands().find(command.key()).equals(Optional.of(command));
    }

    @Test
    void aClaimedIdentityIsADuplicateOnceTheFirstCommits() {
        Outcome<Boolean> twin = whileUnfinished(true, unit -> unit.customers().insert(customer(1, "ann")), unit -> {
            unit.customers().insert(customer(2, "ann"));
            return true;
        });

        assertThat(twin.succeeded()).isFalse();
        assertThat(twin.refusal().reason()).isIn(Reason.DUPLICATE, Reason.CONFLICT);
    }

    @Test
    void aClaimedIdentityIsFreeOnceTheFirstRollsBack() {
        Outcome<Boolean> twin = whileUnfinished(false, unit -> unit.customers().insert(customer(1, "ann")), unit -> {
            unit.customers().insert(customer(2, "ann"));
            return true;
        });

        assertAnswer(twin, true);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aKeyThatTwoScheduleHasOneEntryAndTheLaterOneCounts(boolean firstCommits) {
        DueEntry first = due("visit", "a", T);
        DueEntry later = due("visit", "a", T.plusSeconds(1));

        Outcome<Boolean> second =
                whileUnfinished(firstCommits, unit -> unit.due().schedule(first), unit -> {
                    unit.due().schedule(later);
                    return true;
                });

        assertAnswer(second, true);
        Instant at = T.plusSeconds(9);
        List<DueEntry> claimed = in(unit -> unit.due().claim(Given.uuid(1), at, 9, Duration.ofMinutes(5))).stream()
                .map(DueClaim::entry)
                .toList();
        List<DueEntry> withoutTheLater = firstCommits ? List.of(first) : List.of();
        assertThat(claimed).isEqualTo(second.succeeded() ? List.of(later) : withoutTheLater);
    }

    @Test
    void aLockedAccountIsReadAsTheFirstTransactionLeftIt() {
        Ledger opened = Ledger.opened(1).earn(100, T);
        run(unit -> unit.points().insert(opened.account(), opened.entries()));

        Outcome<Long> second = whileUnfinished(
                true,
                unit -> spend(unit.points().lock(customerId(1), BONUS).orElseThrow(), 60, unit),
                unit -> spend(unit.points().lock(customerId(1), BONUS).orElseThrow(), 40, unit));

        long balance = in(unit -> unit.points().find(customerId(1), BONUS))
                .orElseThrow()
                .balance();
        if (second.succeeded()) {
            assertThat(balance).isEqualTo(0);
        } else {
            assertThat(second.refusal().reason()).isEqualTo(Reason.CONFLICT);
            assertThat(balance).isEqualTo(40);
        }
    }

    private static long spend(PointsAccount account, long points, UnitOfWork unit) {
        Ledger next = Ledger.of(account).redeem(points, T);
        unit.points().update(next.account(), account.version(), next.entries());
        return next.account().balance();
    }

    /** A transaction that got in the way may always be reported as such; a wrong answer is what must not be. */
    private static void assertAnswer(Outcome<Boolean> twin, boolean answer) {
        if (twin.succeeded()) {
            assertThat(twin.value()).isEqualTo(answer);
        } else {
            assertThat(twin.refusal().reason()).isEqualTo(Reason.CONFLICT);
        }
    }

    /** Starts the second on the other instance after the first wrote, and ends the first once the second waits. */
    private <R> Outcome<R> whileUnfinished(boolean commit, Consumer<UnitOfWork> first, TransactionWork<R> second) {
        AtomicReference<Future<Outcome<R>>> other = new AtomicReference<>();
        Consumer<UnitOfWork> work = unit -> {
            first.accept(unit);
            other.set(Concurrently.startAttempt(() -> second().inTransaction(tenant, second)));
            Concurrently.isDoneSoon(other.get());
        };
        if (commit) {
            run(work);
        } else {
            runAndRollBack(work);
        }
        return Concurrently.result(other.get());
    }
}
