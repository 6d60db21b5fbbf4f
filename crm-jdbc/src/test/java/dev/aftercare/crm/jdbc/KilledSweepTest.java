package dev.aftercare.crm.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.due.DueReport;
import dev.aftercare.crm.persistence.CrmStorage;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A process that sweeps due work is killed at random moments, round after round: breaches, feedback that never came and points that expire
 * are neither lost nor done twice.
 */
class KilledSweepTest {

    /** How often a process is killed; a soak sets more. */
    private static final int ROUNDS = Integer.getInteger("aftercare.kill.rounds", 3);

    private static final long SEED = Long.getLong("aftercare.kill.seed", System.nanoTime());

    /** How many of each kind a round has to do before it is killed, at most. */
    private static final int EACH = 12;

    private final Random random = new Random(SEED);

    @Execution(ExecutionMode.CONCURRENT)
    @Test
    void dueWorkIsDoneOnceOnAFile() throws Exception {
        survives("file:" + Databases.directory().resolve("shop"));
    }

    @Execution(ExecutionMode.CONCURRENT)
    @Test
    void dueWorkIsDoneOnceOnAServer() throws Exception {
        try (DurablePostgres server = new DurablePostgres()) {
            survives(server.url());
        }
    }

    private void survives(String where) throws IOException, InterruptedException {
        System.out.println("sweeps killed: " + ROUNDS + " with -Daftercare.kill.seed=" + SEED);
        int number = EACH * (ROUNDS + 1);
        try (CrmStorage storage = LoadingProcess.storage(where)) {
            DueLoad.open(storage, number);
        }
        for (int round = 0; round < ROUNDS; round++) {
            sweepAndKill(where, round);
        }
        try (CrmStorage storage = LoadingProcess.storage(where)) {
            DueLoad load = DueLoad.due(storage, ROUNDS + 1);
            DueReport rest = load.crm.runDue(100_000);
            assertThat(rest.failed()).isZero();
            assertThat(rest.done()).as("what the killed ones left").isPositive();
            load.check(number);
        }
    }

    private void sweepAndKill(String where, int round) throws IOException, InterruptedException {
        Process process = OtherProcess.start(SweepingProcess.class, where, String.valueOf(round));
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            int enough = 1 + random.nextInt(2 * EACH);
            int done = 0;
            StringBuilder all = new StringBuilder();
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                all.append(line).append('\n');
                String[] words = line.split(" ", 3);
                assertThat(words[0]).as(all.toString()).isEqualTo("swept");
                boolean before = done < enough;
                done += Integer.parseInt(words[1]);
                if (before && done >= enough) {
                    Thread.sleep(random.nextInt(10));
                    process.toHandle().destroyForcibly();
                }
            }
            assertThat(done).as("the process ended by itself: %s", all).isGreaterThanOrEqualTo(enough);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }
}
