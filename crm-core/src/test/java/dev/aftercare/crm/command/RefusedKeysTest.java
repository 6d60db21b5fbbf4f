package dev.aftercare.crm.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.aftercare.crm.TestCrm;
import dev.aftercare.crm.model.IdempotencyKey;
import dev.aftercare.crm.persistence.StorageException;
import dev.aftercare.crm.persistence.StorageException.Reason;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A shop whose keys are spent by a refusal. */
class RefusedKeysTest {

    private static final RetryPolicy QUICK = new RetryPolicy(5, Duration.ZERO, Duration.ZERO);
    private static final By BY = By.system("test").once("k");

    private final TestCrm crm = new TestCrm();
    private final CommandRunner runner = crm.runner(QUICK, RefusedKeys.SPENT);
    private boolean open;

    private String enter(By by, String who) {
        return runner.run("enter", by, who, String.class, context -> {
            if (!open) {
                throw new RejectedException(() -> "closed");
            }
            return "come in";
        });
    }

    private Rejection refused(By by) {
        return catchThrowableOfType(RejectedException.class, () -> enter(by, "ann"))
                .rejection();
    }

    @Test
    void aRefusedKeyStaysRefusedWhateverChanges() {
        assertThat(refused(BY).message()).isEqualTo("closed");
        open = true;

        RefusedBefore again = new RefusedBefore(new IdempotencyKey("k"), "closed");
        assertThat(refused(BY)).isEqualTo(again);
        assertThat(refused(BY)).isEqualTo(again);
        assertThat(enter(By.system("test").once("k2"), "ann")).isEqualTo("come in");
        assertThat(enter(By.system("test"), "ann")).isEqualTo("come in");
    }

    @Test
    void anotherRequestUnderARefusedKeyIsAnError() {
        refused(BY);

        assertThatThrownBy(() -> enter(BY, "bob")).isInstanceOf(IdempotencyKeyReusedException.class);
    }

    @Test
    void aRefusalCountsAsLongAsKeysAreRemembered() {
        refused(BY);
        open = true;
        crm.clock.turnBy(Duration.ofDays(1));

        int forgotten = runner.inTransaction(unit -> unit.commands().forget(crm.clock.instant(), 10));

        assertThat(forgotten).isEqualTo(1);
        assertThat(enter(BY, "ann")).isEqualTo("come in");
    }

    @Test
    void aResultThatLooksLikeARefusalIsAResult() {
        record Found(String refused) {}
        CommandWork<Found> work = context -> new Found("@refused");

        Found first = runner.run("find", BY, "", Found.class, work);

        assertThat(runner.run("find", BY, "", Found.class, work)).isEqualTo(first);
    }

    @Test
    void aFailureOfTheStoreSpendsNothing() {
        assertThatThrownBy(() -> runner.run("enter", BY, "ann", String.class, context -> {
                    throw new StorageException(Reason.CONSTRAINT, "made up");
                }))
                .isInstanceOf(StorageException.class);
        open = true;

        assertThat(enter(BY, "ann")).isEqualTo("come in");
    }

    @Test
    void twinsOfWhichOneIsRefusedAgreeFromThenOn() throws Exception {
        AtomicInteger turn = new AtomicInteger();
        CommandWork<String> everyOtherIsRefused = context -> {
            if (turn.getAndIncrement() % 2 == 0) {
                throw new RejectedException(() -> "closed");
            }
            return "come in";
        };
        for (int round = 0; round < 50; round++) {
            By by = By.system("test").once("round-" + round);
            Set<String> heard = new HashSet<>();
            ExecutorService pool = Executors.newFixedThreadPool(4);
            try {
                List<Future<String>> twins = IntStream.range(0, 8)
                        .mapToObj(i -> pool.submit(() -> settled(by, everyOtherIsRefused)))
                        .toList();
                for (Future<String> twin : twins) {
                    heard.add(twin.get());
                }
            } finally {
                pool.shutdownNow();
            }
            assertThat(heard).hasSize(1);
        }
    }

    /** What a caller learns who asks until it is told the same as everybody. */
    private String settled(By by, CommandWork<String> work) {
        while (true) {
            try {
                return runner.run("enter", by, "ann", String.class, work);
            } catch (RejectedException e) {
                if (e.rejection() instanceof RefusedBefore before) {
                    return before.reason();
                }
            }
        }
    }
}
