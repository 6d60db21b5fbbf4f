package dev.aftercare.crm.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.persistence.CrmStorage;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A loading process is killed at random moments and started again, round after round: what it said was done is there, once, the
 * books balance, and due work is neither lost nor done twice.
 */
class KilledProcessTest {

    /** How often a process is killed; a soak sets more. */
    private static final int ROUNDS = Integer.getInteger("aftercare.kill.rounds", 4);

    private static final long SEED = Long.getLong("aftercare.kill.seed", System.nanoTime());

    private final Random random = new Random(SEED);

    private final Answers answers = new Answers();

    @Execution(ExecutionMode.CONCURRENT)
    @Test
    void nothingAcknowledgedIsLostFromAFile() throws Exception {
        survives("file:" + Databases.directory().resolve("shop"));
    }

    @Execution(ExecutionMode.CONCURRENT)
    @Test
    void nothingAcknowledgedIsLostFromAServer() throws Exception {
        try (DurablePostgres server = new DurablePostgres()) {
            survives(server.url());
        }
    }

    private void survives(String where) throws Exception {
        System.out.println("kills: " + ROUNDS + " with -Daftercare.kill.seed=" + SEED);
        for (int round = 0; round < ROUNDS; round++) {
            loadAndKill(where, round);
        }

        try (CrmStorage storage = LoadingProcess.storage(where)) {
            answers.check(new LoadOfCommands(storage, ROUNDS), new LoadOfCommands(storage, ROUNDS + 1));
        }
    }

    private void loadAndKill(String where, int round) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(where, String.valueOf(round)));
        for (int lane = 0; lane < LoadOfCommands.LANES; lane++) {
            arguments.add(String.valueOf(answers.begin(lane)));
        }
        Process process = OtherProcess.start(LoadingProcess.class, arguments.toArray(String[]::new));
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            int enough = 30 + random.nextInt(200);
            int lines = 0;
            StringBuilder other = new StringBuilder();
            // What it said before it was killed counts, also if it is read afterwards.
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                String[] words = line.split(" ", 4);
                if (words[0].equals("done")) {
                    answers.heard(Integer.parseInt(words[1]), Integer.parseInt(words[2]), words[3]);
                    lines++;
                } else {
                    other.append(line).append('\n');
                }
                if (lines == enough) {
                    Thread.sleep(random.nextInt(15));
                    process.toHandle().destroyForcibly(); // Unlike its process, it leaves the output to be read.
                }
            }
            assertThat(lines).as("the process ended by itself: %s", other).isGreaterThanOrEqualTo(enough);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }
}
