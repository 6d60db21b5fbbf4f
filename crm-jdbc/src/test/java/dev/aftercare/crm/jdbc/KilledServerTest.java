package dev.aftercare.crm.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.aftercare.crm.persistence.StorageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/**
 * The database server is killed at random moments while commands are given, and started again: what was said to be done is there, once, and
 * a command in its middle is done once when it is given again under its key.
 */
class KilledServerTest {

    /** How often the server is killed; a soak sets more. */
    private static final int ROUNDS = Integer.getInteger("aftercare.kill.server.rounds", 2);

    private static final long SEED = Long.getLong("aftercare.kill.seed", System.nanoTime());

    private final Random random = new Random(SEED);
    private final Answers answers = new Answers();

    @Test
    void nothingAcknowledgedIsLostWithTheServer() throws Exception {
        System.out.println("server kills: " + ROUNDS + " with -Daftercare.kill.seed=" + SEED);
        try (DurablePostgres server = new DurablePostgres();
                HikariDataSource pool = pool(server)) {
            JdbcStorage storage = JdbcStorage.own(pool).build();
            for (int round = 0; round < ROUNDS; round++) {
                loadAndKill(server, new LoadOfCommands(storage, round));
            }

            answers.check(new LoadOfCommands(storage, ROUNDS), new LoadOfCommands(storage, ROUNDS + 1));
        }
    }

    /** With a pool that soon says so when the server is gone. */
    private static HikariDataSource pool(DurablePostgres server) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(server.url());
        config.setMaximumPoolSize(LoadOfCommands.LANES + 1);
        config.setConnectionTimeout(500);
        return new HikariDataSource(config);
    }

    private void loadAndKill(DurablePostgres server, LoadOfCommands load) throws Exception {
        AtomicBoolean stopped = new AtomicBoolean();
        ExecutorService lanes = Executors.newFixedThreadPool(LoadOfCommands.LANES);
        try {
            List<Future<?>> driven = new ArrayList<>();
            for (int n = 0; n < LoadOfCommands.LANES; n++) {
                int lane = n;
                driven.add(lanes.submit(() -> drive(load, lane, stopped)));
            }
            await(answers.size() + 40 + random.nextInt(100));
            Thread.sleep(random.nextInt(15));
            server.kill();
            Thread.sleep(random.nextInt(200));
            server.restart();
            await(answers.size() + 20);
            stopped.set(true);
            for (Future<?> lane : driven) {
                lane.get();
            }
        } finally {
            stopped.set(true);
            lanes.shutdownNow();
        }
    }

    private void await(int size) throws InterruptedException {
        long end = System.nanoTime() + 120_000_000_000L;
        while (answers.size() < size) {
            assertThat(System.nanoTime()).as("the load came to a standstill").isLessThan(end);
            Thread.sleep(2);
        }
    }

    private void drive(LoadOfCommands load, int lane, AtomicBoolean stopped) {
        int number = answers.begin(lane);
        while (!stopped.get()) {
            try {
                answers.heard(lane, number, load.give(lane, number));
                number++;
            } catch (StorageException failure) {
                // What a caller does who is told that the store cannot be reached: ask again.
                assertThat(failure.isRetryable()).isTrue();
            }
        }
    }
}
