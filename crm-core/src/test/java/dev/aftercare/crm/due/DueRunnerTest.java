package dev.aftercare.crm.due;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.TestCrm;
import dev.aftercare.crm.command.CommandRunner;
import dev.aftercare.crm.command.RetryPolicy;
import dev.aftercare.crm.model.due.DueEntry;
import dev.aftercare.crm.model.due.DueKey;
import dev.aftercare.crm.model.event.AggregateRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DueRunnerTest {

    private final TestCrm crm = new TestCrm();
    private final CommandRunner runner = crm.runner(RetryPolicy.DEFAULT);
    private final List<String> done = new CopyOnWriteArrayList<>();
    private final DueRunner due = new DueRunner(
            runner,
            Map.of("note", (context, entry) -> done.add(entry.key().aggregate().id())));

    @Test
    void whatIsDueIsDoneOnceAndWhatIsNotYetDueWaits() {
        schedule("past", TestCrm.START.minusSeconds(1));
        schedule("now", TestCrm.START);
        schedule("later", TestCrm.START.plusNanos(1_000));

        assertThat(due.run(10)).isEqualTo(new DueReport(2, 0, 0));
        assertThat(due.run(10)).isEqualTo(DueReport.NOTHING);
        assertThat(done).containsExactly("past", "now");

        crm.clock.turnBy(Duration.ofNanos(1_000));
        assertThat(due.run(10).done()).isEqualTo(1);
    }

    @Test
    void theLimitIsKept() {
        for (int i = 0; i < 5; i++) {
            schedule("e" + i, TestCrm.START);
        }

        assertThat(due.run(3).done()).isEqualTo(3);
        assertThat(due.run(3).done()).isEqualTo(2);
    }

    @Test
    void aFailureLeavesTheEntryForAfterTheLease() {
        DueRunner failing = new DueRunner(runner, Map.of("note", (context, entry) -> {
            throw new IllegalStateException("no");
        }));
        schedule("e", TestCrm.START);

        assertThat(failing.run(10)).isEqualTo(new DueReport(0, 0, 1));
        assertThat(due.run(10)).isEqualTo(DueReport.NOTHING);
        crm.clock.turnBy(Duration.ofMinutes(5));
        assertThat(due.run(10)).isEqualTo(new DueReport(1, 0, 0));
    }

    @Test
    void anEntryOfAnUnknownKindFailsAndIsKept() {
        DueRunner deaf = new DueRunner(runner, Map.of());
        schedule("e", TestCrm.START);

        assertThat(deaf.run(10)).isEqualTo(new DueReport(0, 0, 1));
        assertThat(runner.<Boolean>inTransaction(
                        unit -> unit.due().find(key("e")).isPresent()))
                .isTrue();
    }

    @Test
    void severalSweepersDoEachEntryOnce() throws Exception {
        for (int i = 0; i < 500; i++) {
            schedule("e" + i, TestCrm.START);
        }
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            Callable<DueReport> sweep = () -> due.run(1_000);
            List<Future<DueReport>> sweeps =
                    IntStream.range(0, 4).mapToObj(i -> pool.submit(sweep)).toList();
            int sum = 0;
            for (Future<DueReport> each : sweeps) {
                sum += each.get().done();
            }
            assertThat(sum).isEqualTo(500);
        } finally {
            pool.shutdownNow();
        }
        assertThat(done).doesNotHaveDuplicates().hasSize(500);
    }

    private void schedule(String id, Instant at) {
        runner.inTransaction(unit -> {
            unit.due().schedule(new DueEntry(key(id), at));
            return true;
        });
    }

    private static DueKey key(String id) {
        return DueKey.of("note", new AggregateRef("test", id));
    }
}
