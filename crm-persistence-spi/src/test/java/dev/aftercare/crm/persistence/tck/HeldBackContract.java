package dev.aftercare.crm.persistence.tck;

import static dev.aftercare.crm.persistence.tck.Given.T;
import static dev.aftercare.crm.persistence.tck.Given.aggregate;
import static dev.aftercare.crm.persistence.tck.Given.command;
import static dev.aftercare.crm.persistence.tck.Given.customerId;
import static dev.aftercare.crm.persistence.tck.Given.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.aftercare.crm.model.due.DueEntry;
import dev.aftercare.crm.model.due.DueKey;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.persistence.CommandRecord;
import dev.aftercare.crm.persistence.StorageException;
import dev.aftercare.crm.persistence.StorageException.Reason;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an adapter may hold back, as {@link UnitOfWork} says: writes to what the work has locked or written itself. */
abstract class HeldBackContract extends StorageRules {

    private static final AggregateRef OTHER = aggregate("other");

    private final Ledger opened = Ledger.opened(1).earn(5, T);
    private final AggregateRef own = AggregateRef.of(opened.account().id());
    private final Event taken = event(1, OTHER, 1);
    private final Event told = event(2, own, 2);
    private final DueEntry due = new DueEntry(DueKey.of("expiry", own), T);
    private final CommandRecord done = command("k-1", T);

    HeldBackContract(Storages storages) {
        super(storages);
    }

    @BeforeEach
    void openTheAccount() {
        run(unit -> {
            unit.points().insert(opened.account(), opened.entries());
            unit.journal().append(List.of(taken));
        });
    }

    /** Locks the account and writes all that a command on points writes. */
    private void redeem(UnitOfWork unit, Event event) {
        Ledger stored =
                Ledger.of(unit.points().lock(customerId(1), Ledger.BONUS).orElseThrow());
        Ledger next = stored.redeem(2, T);
        unit.points().update(next.account(), 1, next.entries());
        unit.journal().append(List.of(event));
        unit.due().schedule(due);
    }

    private void assertSeen(Consumer<UnitOfWork> look) {
        run(unit -> {
            unit.due().cancel(due.key());
            assertThat(balance(unit)).isEqualTo(5);
        });
        runAndRollBack(unit -> {
            redeem(unit, told);
            look.accept(unit);
        });
    }

    private static long balance(UnitOfWork unit) {
        return unit.points().find(customerId(1), Ledger.BONUS).orElseThrow().balance();
    }

    @Test
    void aWorkReadsAtOnceWhatItWroteToWhatItHasLocked() {
        assertSeen(unit -> assertThat(balance(unit)).isEqualTo(3));
        assertSeen(unit -> assertThat(unit.points().entries(opened.account().id(), Long.MAX_VALUE, 9))
                .hasSize(2));
        assertSeen(unit -> assertThat(unit.journal().history(own, 0, 9)).containsExactly(told));
        assertSeen(unit -> assertThat(unit.due().find(due.key())).contains(due));
        assertSeen(unit -> assertThat(unit.points()
                        .lock(customerId(1), Ledger.BONUS)
                        .orElseThrow()
                        .version())
                .isEqualTo(2));
    }

    @Test
    void whatAWorkWroteLastIsCommittedToo() {
        run(unit -> redeem(unit, told));

        run(unit -> {
            assertThat(balance(unit)).isEqualTo(3);
            assertThat(unit.journal().history(own, 0, 9)).containsExactly(told);
            assertThat(unit.due().find(due.key())).contains(due);
        });
    }

    @Test
    void aConflictComesBeforeTheCommitAndNothingIsLeft() {
        Event twice = new Event(taken.id(), own, 2, null, T, Given.ANN, taken.body());

        assertRefused(
                Reason.CONFLICT,
                () -> run(unit -> {
                    redeem(unit, twice);
                    unit.commands().append(done);
                }));

        assertNothingWasWritten();
    }

    @Test
    void aConflictThatTheWorkCatchesUndoesTheCallOrEverything() {
        Event twice = new Event(taken.id(), own, 2, null, T, Given.ANN, taken.body());
        AtomicBoolean refusedAtTheCall = new AtomicBoolean();

        Throwable end = catchThrowable(() -> run(unit -> {
            refusedAtTheCall.set(catchThrowable(() -> redeem(unit, twice)) != null);
            // Who looks sees what was written, so it is sent by now.
            assertThat(catchThrowable(() -> balance(unit)) == null).isEqualTo(refusedAtTheCall.get());
        }));

        if (refusedAtTheCall.get()) {
            assertThat(end).isNull();
            run(unit -> assertThat(balance(unit)).isEqualTo(3));
        } else {
            assertThat(end).isInstanceOf(StorageException.class);
            assertNothingWasWritten();
        }
    }

    @Test
    void aCommandThatWasDoneBeforeLeavesNothing() {
        run(unit -> unit.commands().append(done));

        assertRefused(
                Reason.CONFLICT,
                () -> run(unit -> {
                    redeem(unit, told);
                    unit.commands().append(new CommandRecord(done.key(), "other", "{}", T.plusSeconds(1)));
                }));

        assertNothingMoved();
        run(unit -> assertThat(unit.commands().find(done.key())).contains(done));
    }

    private void assertNothingWasWritten() {
        assertNothingMoved();
        run(unit -> assertThat(unit.commands().find(done.key())).isEmpty());
    }

    private void assertNothingMoved() {
        run(unit -> {
            assertThat(balance(unit)).isEqualTo(5);
            assertThat(unit.points().entries(opened.account().id(), Long.MAX_VALUE, 9))
                    .hasSize(1);
            assertThat(unit.journal().history(own, 0, 9)).isEmpty();
            assertThat(unit.due().find(due.key())).isEmpty();
        });
    }
}
