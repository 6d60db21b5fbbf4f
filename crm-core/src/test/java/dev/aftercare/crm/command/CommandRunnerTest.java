package dev.aftercare.crm.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aftercare.crm.TestCrm;
import dev.aftercare.crm.model.IdempotencyKey;
import dev.aftercare.crm.model.document.Document;
import dev.aftercare.crm.model.document.DocumentKey;
import dev.aftercare.crm.persistence.StorageException;
import dev.aftercare.crm.persistence.StorageException.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandRunnerTest {

    private static final DocumentKey COUNTER = new DocumentKey("test", "counter");
    private static final RetryPolicy QUICK = new RetryPolicy(5, Duration.ZERO, Duration.ZERO);

    private final TestCrm crm = new TestCrm();
    private final CommandRunner runner = crm.runner(QUICK);

    @Test
    void theSameKeyAndRequestGiveTheFirstResultAndOneEffect() {
        By by = By.system("test").once("k");

        assertThat(count(by, "a")).isEqualTo(1);
        assertThat(count(by, "a")).isEqualTo(1);

        assertThat(counter()).isEqualTo(1);
    }

    @Test
    void withoutAKeyARepetitionIsANewRequest() {
        By by = By.system("test");

        assertThat(List.of(count(by, "a"), count(by, "a"))).containsExactly(1, 2);
    }

    @Test
    void theSameKeyWithAnotherRequestIsAnErrorAndChangesNothing() {
        By by = By.system("test").once("k");
        count(by, "a");

        assertThatThrownBy(() -> count(by, "b"))
                .isInstanceOf(IdempotencyKeyReusedException.class)
                .hasMessageContaining("k");
        assertThat(counter()).isEqualTo(1);
    }

    @Test
    void theSameKeyForAnotherCommandIsAnError() {
        By by = By.system("test").once("k");
        runner.run("one", by, "a", Integer.class, context -> 1);

        assertThatThrownBy(() -> runner.run("two", by, "a", Integer.class, context -> 2))
                .isInstanceOf(IdempotencyKeyReusedException.class);
    }

    @Test
    void aFailedCommandDoesNotUseUpItsKey() {
        By by = By.system("test").once("k");
        assertThatThrownBy(() -> runner.run("count", by, "a", Integer.class, context -> {
                    throw new IllegalStateException("no");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(count(by, "a")).isEqualTo(1);
    }

    /** As when points are spent to the last one, and the request comes again. */
    @Test
    void aRepetitionThatFailsByWhatTheFirstHasDoneGivesTheFirstResult() {
        By by = By.system("test").once("k");
        AtomicInteger works = new AtomicInteger();
        CommandWork<Integer> once = context -> {
            if (works.incrementAndGet() > 1) {
                throw new IllegalStateException("nothing left");
            }
            return 7;
        };

        assertThat(runner.run("once", by, "a", Integer.class, once)).isEqualTo(7);
        assertThat(runner.run("once", by, "a", Integer.class, once)).isEqualTo(7);
        assertThatThrownBy(() -> runner.run("once", by.once("other"), "a", Integer.class, once))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aRepetitionIsKnownEvenIfThereIsNoFurtherAttempt() {
        By by = By.system("test").once("k");
        CommandRunner atOnce = crm.runner(new RetryPolicy(1, Duration.ZERO, Duration.ZERO));

        assertThat(atOnce.run("one", by, "a", Integer.class, context -> 1)).isEqualTo(1);
        assertThat(atOnce.run("one", by, "a", Integer.class, context -> 2)).isEqualTo(1);
    }

    @Test
    void concurrentTwinsHaveOneEffectAndTheSameResult() throws Exception {
        By by = By.system("test").once("twin");
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Future<Integer>> twins = IntStream.range(0, 32)
                    .mapToObj(i -> pool.submit(() -> count(by, "a")))
                    .toList();
            for (Future<Integer> twin : twins) {
                assertThat(twin.get()).isEqualTo(1);
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(counter()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void aConflictIsTriedAgainUpToTheLimit(int conflicts) {
        AtomicInteger attempts = new AtomicInteger();

        int result = runner.run("x", By.system("test"), "", Integer.class, context -> {
            if (attempts.incrementAndGet() <= conflicts) {
                throw new StorageException(Reason.CONFLICT, "made up");
            }
            return attempts.get();
        });

        assertThat(result).isEqualTo(conflicts + 1);
    }

    @Test
    void afterTheLastAttemptAConflictIsReported() {
        AtomicInteger attempts = new AtomicInteger();

        assertThatThrownBy(() -> runner.run("x", By.system("test"), "", Integer.class, context -> {
                    attempts.incrementAndGet();
                    throw new StorageException(Reason.CONFLICT, "made up");
                }))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("5");
        assertThat(attempts).hasValue(5);
    }

    @Test
    void anUnknownEffectIsTriedAgainOnlyUnderAKey() {
        AtomicInteger attempts = new AtomicInteger();
        CommandWork<Integer> unreachableOnce = context -> {
            if (attempts.incrementAndGet() == 1) {
                throw new StorageException(Reason.UNAVAILABLE, "made up");
            }
            return attempts.get();
        };

        assertThatThrownBy(() -> runner.run("x", By.system("test"), "", Integer.class, unreachableOnce))
                .isInstanceOf(StorageException.class);
        attempts.set(0);
        assertThat(runner.run("x", By.system("test").once("k"), "", Integer.class, unreachableOnce))
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DUPLICATE", "CONSTRAINT", "CORRUPT", "UNSUPPORTED"})
    void otherFailuresOfTheStoreAreNotTriedAgain(Reason reason) {
        AtomicInteger attempts = new AtomicInteger();

        assertThatThrownBy(() -> runner.run("x", By.system("test").once("k"), "", Integer.class, context -> {
                    attempts.incrementAndGet();
                    throw new StorageException(reason, "made up");
                }))
                .isInstanceOf(StorageException.class);
        assertThat(attempts).hasValue(1);
    }

    @Test
    void aRejectedCommandLeavesNothing() {
        assertThatThrownBy(() -> runner.run("x", By.system("test").once("k"), "", Integer.class, context -> {
                    increment(context);
                    throw new RejectedException(() -> "not today");
                }))
                .isInstanceOf(RejectedException.class)
                .hasMessage("not today");

        assertThat(counter()).isZero();
        assertThat(crm.heard).isEmpty();
        Optional<?> record = runner.inTransaction(unit -> unit.commands().find(new IdempotencyKey("k")));
        assertThat(record).isEmpty();
    }

    private int count(By by, String request) {
        return runner.run("count", by, request, Integer.class, CommandRunnerTest::increment);
    }

    private int counter() {
        return runner.inTransaction(unit -> unit.documents()
                .find(COUNTER)
                .map(document -> Integer.parseInt(document.json()))
                .orElse(0));
    }

    private static int increment(CommandContext context) {
        Optional<Document> before = context.unit().documents().find(COUNTER);
        if (before.isEmpty()) {
            context.unit().documents().insert(Document.created(COUNTER, null, context.now(), "1"));
            return 1;
        }
        int next = Integer.parseInt(before.get().json()) + 1;
        Document changed = before.get().changed(Integer.toString(next), context.now());
        context.unit().documents().update(changed, before.get().version());
        return next;
    }
}
