package dev.aftercare.crm.examples.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.model.TenantId;
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
import org.junit.jupiter.api.io.TempDir;

/** Several threads on two storages on one file, none of which may overwrite what another one counted. */
class LostUpdateTest {

    private static final int THREADS = 8;
    private static final int ROUNDS = 50;
    private static final Instant T = Instant.parse("2026-03-02T10:00:00Z");
    private static final DocumentKey COUNTER = new DocumentKey("doc", "counter");

    @TempDir
    Path folder;

    @Test
    void noneOfManyIncrementsOnTwoStoragesIsLost() throws Exception {
        Path file = folder.resolve("crm");
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (KeyValueStorage one = KeyValueStorage.open(file);
                KeyValueStorage two = KeyValueStorage.open(file)) {
            one.inTransaction(TenantId.DEFAULT, unit -> {
                unit.documents().insert(Document.created(COUNTER, null, T, "0"));
                return true;
            });
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                KeyValueStorage mine = i % 2 == 0 ? one : two;
                running.add(threads.submit(() -> incrementOften(mine)));
            }
            for (Future<?> thread : running) {
                thread.get();
            }
        } finally {
            threads.shutdown();
        }

        try (KeyValueStorage again = KeyValueStorage.open(file)) {
            Document counter = again.inTransaction(
                    TenantId.DEFAULT, unit -> unit.documents().find(COUNTER).orElseThrow());
            assertThat(counter.json()).isEqualTo(String.valueOf(THREADS * ROUNDS));
            assertThat(counter.version()).isEqualTo(1 + THREADS * ROUNDS);
        }
    }

    private static void incrementOften(KeyValueStorage storage) {
        for (int done = 0; done < ROUNDS; ) {
            try {
                storage.inTransaction(TenantId.DEFAULT, LostUpdateTest::increment);
                done++;
            } catch (StorageException conflict) {
                assertThat(conflict.reason()).isEqualTo(StorageException.Reason.CONFLICT);
            }
        }
    }

    private static boolean increment(UnitOfWork unit) {
        Document counter = unit.documents().find(COUNTER).orElseThrow();
        String next = String.valueOf(Integer.parseInt(counter.json()) + 1);
        unit.documents().update(counter.changed(next, T), counter.version());
        return true;
    }
}
