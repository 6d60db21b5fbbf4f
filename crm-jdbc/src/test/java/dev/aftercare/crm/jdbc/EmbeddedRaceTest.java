package dev.aftercare.crm.jdbc;

import static dev.aftercare.crm.jdbc.Shop.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.model.document.Document;
import dev.aftercare.crm.model.document.DocumentKey;
import dev.aftercare.crm.persistence.StorageException;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * H2 loses committed changes now and then if it writes its file while another transaction changes rows. One file shows it seldom, so
 * many are tried.
 */
class EmbeddedRaceTest {

    private static final int FILES = 60;
    private static final int THREADS = 6;
    private static final int ROUNDS = 10;

    private static final Instant T = Instant.parse("2026-03-01T12:00:00Z");
    private static final DocumentKey COUNTER = new DocumentKey("counter", "one");

    @Test
    void noneOfManyIncrementsByTwoStoragesOnOneFileIsLost() throws Exception {
        List<Long> left = new ArrayList<>();
        for (int file = 0; file < FILES; file++) {
            left.add(counted(Databases.directory().resolve("shop")));
        }

        assertThat(left).containsOnly(1L + THREADS * ROUNDS);
    }

    private static long counted(Path file) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (JdbcStorage one = JdbcStorage.embedded(file).build();
                JdbcStorage two = JdbcStorage.embedded(file).build()) {
            one.inTransaction(TENANT, unit -> {
                unit.documents().insert(Document.created(COUNTER, null, T, "{}"));
                return true;
            });
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                JdbcStorage mine = i % 2 == 0 ? one : two;
                running.add(threads.submit(() -> incrementOften(mine)));
            }
            for (Future<?> thread : running) {
                thread.get();
            }
            return one.inTransaction(
                    TENANT, unit -> unit.documents().find(COUNTER).orElseThrow().version());
        } finally {
            threads.shutdown();
        }
    }

    private static void incrementOften(JdbcStorage storage) {
        for (int done = 0; done < ROUNDS; ) {
            try {
                storage.inTransaction(TENANT, EmbeddedRaceTest::increment);
                done++;
            } catch (StorageException conflict) {
                assertThat(conflict.reason()).isEqualTo(StorageException.Reason.CONFLICT);
            }
        }
    }

    private static boolean increment(UnitOfWork unit) {
        Document counter = unit.documents().find(COUNTER).orElseThrow();
        unit.documents().update(counter.changed("{}", T), counter.version());
        return true;
    }
}
