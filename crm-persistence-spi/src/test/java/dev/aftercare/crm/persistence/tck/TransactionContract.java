package dev.aftercare.crm.persistence.tck;

import static dev.aftercare.crm.persistence.tck.Given.T;
import static dev.aftercare.crm.persistence.tck.Given.document;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.aftercare.crm.model.document.DocumentKey;
import dev.aftercare.crm.persistence.CrmStorage;
import dev.aftercare.crm.persistence.DocumentStore;
import dev.aftercare.crm.persistence.StorageException;
import dev.aftercare.crm.persistence.StorageException.Reason;
import dev.aftercare.crm.persistence.UnitOfWork;
import dev.aftercare.crm.persistence.tck.Concurrently.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** {@link CrmStorage} and {@link UnitOfWork}: what a transaction is. */
abstract class TransactionContract extends StorageRules {

    TransactionContract(Storages storages) {
        super(storages);
    }

    @Test
    void theResultOfTheWorkReachesTheCaller() {
        Object result = new Object();

        assertThat(this.<Object>in(unit -> result)).isSameAs(result);
    }

    @Test
    void whatWasCommittedIsThereForEveryInstance() {
        run(unit -> insert(unit, "a", "b"));

        assertThat(stored(storage(), "a", "b")).isEqualTo(2);
        assertThat(stored(second(), "a", "b")).isEqualTo(2);
    }

    @Test
    void aWorkSeesItsOwnWrites() {
        run(unit -> {
            insert(unit, "a");
            assertThat(count(unit, "a")).isEqualTo(1);
            unit.documents().delete(key("a"), 1);
            assertThat(count(unit, "a")).isZero();
        });
    }

    @Test
    void ifTheWorkThrowsNothingRemainsAndTheExceptionArrivesAsItIs() {
        Throwable failure = new RollBack();

        Throwable caught = catchThrowable(() -> run(unit -> {
            insert(unit, "a", "b");
            throw (RollBack) failure;
        }));

        assertThat(caught).isSameAs(failure);
        assertThat(stored(storage(), "a", "b")).isZero();
    }

    @Test
    void anErrorUndoesTheWorkToo() {
        AssertionError failure = new AssertionError("on purpose");

        Throwable caught = catchThrowable(() -> run(unit -> {
            insert(unit, "a");
            throw failure;
        }));

        assertThat(caught).isSameAs(failure);
        assertThat(stored(storage(), "a")).isZero();
    }

    @Test
    void aWorkIsNeverRepeatedByTheStorage() {
        AtomicInteger runs = new AtomicInteger();

        assertRefused(
                Reason.CONFLICT,
                () -> run(unit -> {
                    runs.incrementAndGet();
                    throw new StorageException(Reason.CONFLICT, "on purpose");
                }));

        assertThat(runs).hasValue(1);
    }

    @Test
    void othersSeeNothingOfAnUnfinishedTransactionAndThenAllOfIt() {
        AtomicReference<Future<Integer>> early = new AtomicReference<>();
        List<Boolean> before = new ArrayList<>();

        run(unit -> {
            insert(unit, "a");
            early.set(Concurrently.start(() -> stored(second(), "a", "b")));
            before.add(Concurrently.isDoneSoon(early.get()));
            insert(unit, "b");
        });

        int seen = Concurrently.result(early.get());
        assertThat(seen).isIn(before.get(0) ? List.of(0) : List.of(0, 2));
        assertThat(stored(second(), "a", "b")).isEqualTo(2);
    }

    @Test
    void othersNeverSeeWhatIsRolledBack() {
        AtomicReference<Future<Integer>> other = new AtomicReference<>();

        runAndRollBack(unit -> {
            insert(unit, "a");
            other.set(Concurrently.start(() -> stored(second(), "a")));
            Concurrently.isDoneSoon(other.get());
        });

        assertThat(Concurrently.result(other.get())).isZero();
    }

    @Test
    void aTransactionInsideAnotherIsRefusedAndTheOuterOneGoesOn() {
        run(unit -> {
            insert(unit, "a");
            assertThatThrownBy(() -> run(inner -> insert(inner, "b"))).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> storage().inTransaction(Storages.newTenant(), inner -> inner))
                    .isInstanceOf(IllegalStateException.class);
            insert(unit, "c");
        });

        assertThat(stored(storage(), "a", "c")).isEqualTo(2);
        assertThat(stored(storage(), "b")).isZero();
    }

    @Test
    void oneTransactionMayFollowAnotherAlsoAfterAFailure() {
        runAndRollBack(unit -> insert(unit, "a"));
        run(unit -> insert(unit, "b"));
        run(unit -> insert(unit, "c"));

        assertThat(stored(storage(), "b", "c")).isEqualTo(2);
    }

    @Test
    void aUnitOfWorkIsOfNoUseAfterItsEnd() {
        AtomicReference<UnitOfWork> ended = new AtomicReference<>();
        AtomicReference<DocumentStore> store = new AtomicReference<>();
        run(unit -> {
            ended.set(unit);
            store.set(unit.documents());
        });

        assertThatThrownBy(() -> store.get().find(key("a"))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> ended.get().documents().find(key("a"))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> ended.get().tickets().find(Given.ticketId(1)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> ended.get().afterCommit(() -> {})).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aUnitOfWorkIsOfNoUseToAnotherThread() {
        run(unit -> {
            DocumentStore store = unit.documents();
            Future<Throwable> other = Concurrently.start(() -> catchThrowable(() -> store.find(key("a"))));
            assertThat(Concurrently.result(other)).isInstanceOf(IllegalStateException.class);
        });
    }

    @Test
    void actionsRunAfterTheCommitInTheirOrderOnTheSameThread() {
        List<String> order = new ArrayList<>();
        Thread caller = Thread.currentThread();

        run(unit -> {
            unit.afterCommit(() -> {
                int seen = Concurrently.quickResult(Concurrently.start(() -> stored(second(), "a")));
                order.add("first saw " + seen);
            });
            insert(unit, "a");
            unit.afterCommit(
                    () -> order.add("second on " + Thread.currentThread().equals(caller)));
            order.add("work");
        });

        assertThat(order).containsExactly("work", "first saw 1", "second on true");
    }

    @Test
    void anActionRunsOutsideTheTransactionAndMayOpenTheNext() {
        run(unit -> {
            insert(unit, "a");
            unit.afterCommit(() -> {
                assertThatThrownBy(unit::documents).isInstanceOf(IllegalStateException.class);
                run(next -> insert(next, "b"));
            });
        });

        assertThat(stored(second(), "a", "b")).isEqualTo(2);
    }

    @Test
    void actionsDoNotRunIfTheTransactionDoesNotCommit() {
        List<String> ran = new ArrayList<>();

        runAndRollBack(unit -> unit.afterCommit(() -> ran.add("action")));
        run(unit -> insert(unit, "a"));

        assertThat(ran).isEmpty();
    }

    @Test
    void anActionThatThrowsStopsNeitherTheOthersNorTheCaller() {
        List<String> ran = new ArrayList<>();
        Thread caller = Thread.currentThread();
        Thread.UncaughtExceptionHandler before = caller.getUncaughtExceptionHandler();
        caller.setUncaughtExceptionHandler((thread, failure) -> {});
        try {
            run(unit -> {
                insert(unit, "a");
                unit.afterCommit(() -> {
                    throw new RollBack();
                });
                unit.afterCommit(() -> ran.add("second"));
            });
        } finally {
            caller.setUncaughtExceptionHandler(before);
        }

        assertThat(ran).containsExactly("second");
        assertThat(stored(storage(), "a")).isEqualTo(1);
    }

    @Test
    void aRefusalThatTheWorkCatchesLeavesTheTransactionWhole() {
        run(unit -> insert(unit, "a"));

        run(unit -> {
            insert(unit, "b");
            assertRefused(Reason.DUPLICATE, () -> insert(unit, "a"));
            assertRefused(Reason.CONFLICT, () -> unit.documents().delete(key("x"), 1));
            assertRefused(Reason.DUPLICATE, () -> insert(unit, "b"));
            insert(unit, "c");
        });

        assertThat(stored(storage(), "a", "b", "c")).isEqualTo(3);
    }

    @Test
    void aRefusalThatTheWorkLetsPassUndoesTheWork() {
        run(unit -> insert(unit, "a"));

        List<Outcome<Boolean>> outcome = Concurrently.race(
                1,
                i -> in(unit -> {
                    insert(unit, "b");
                    insert(unit, "a");
                    return true;
                }));

        assertThat(outcome.get(0).refusal().reason()).isEqualTo(Reason.DUPLICATE);
        assertThat(stored(storage(), "b")).isZero();
    }

    private int stored(CrmStorage instance, String... ids) {
        return instance.inTransaction(tenant, unit -> count(unit, ids));
    }

    private static int count(UnitOfWork unit, String... ids) {
        int found = 0;
        for (String id : ids) {
            found += unit.documents().find(key(id)).isPresent() ? 1 : 0;
        }
        return found;
    }

    private static void insert(UnitOfWork unit, String... ids) {
        for (String id : ids) {
            unit.documents().insert(document("doc", id, T));
        }
    }

    private static DocumentKey key(String id) {
        return new DocumentKey("doc", id);
    }
}
