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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;

/** Several threads on two storages on one file that count together: each step raises one counter and leaves a document beside it. */
final class Counting {

    static final int THREADS = 8;

    private static final Instant T = Instant.parse("2026-03-02T10:00:00Z");
    private static final DocumentKey COUNTER = new DocumentKey("counter", "all");

    private Counting() {}

    /** Tells of every step that is stored; a second count goes on from the first. */
    static void count(Path file, int stepsOfEach, LongConsumer stored) throws ExecutionException, InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (KeyValueStorage one = KeyValueStorage.open(file);
                KeyValueStorage two = KeyValueStorage.open(file)) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                KeyValueStorage mine = i % 2 == 0 ? one : two;
                running.add(threads.submit(() -> {
                    for (int step = 0; step < stepsOfEach; step++) {
                        stored.accept(step(mine));
                    }
                }));
            }
            for (Future<?> thread : running) {
                thread.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** What the counter says, which is as many as there are documents beside it. */
    static long counted(KeyValueStorage storage) {
        return storage.inTransaction(TenantId.DEFAULT, unit -> {
            long counted = unit.documents().find(COUNTER).map(Document::version).orElse(0L);
            for (long step = 1; step <= counted; step++) {
                assertThat(unit.documents().find(beside(step)))
                        .as("step %s", step)
                        .isPresent();
            }
            assertThat(unit.documents().find(beside(counted + 1))).isEmpty();
            return counted;
        });
    }

    private static long step(KeyValueStorage storage) {
        while (true) {
            try {
                return storage.inTransaction(TenantId.DEFAULT, Counting::step);
            } catch (StorageException conflict) {
                assertThat(conflict.isRetryable()).isTrue();
            }
        }
    }

    private static long step(UnitOfWork unit) {
        Document next = unit.documents()
                .find(COUNTER)
                .map(stored -> stored.changed("{}", T))
                .orElseGet(() -> Document.created(COUNTER, null, T, "{}"));
        if (next.version() == 1) {
            unit.documents().insert(next);
        } else {
            unit.documents().update(next, next.version() - 1);
        }
        unit.documents().insert(Document.created(beside(next.version()), null, T, "{}"));
        return next.version();
    }

    private static DocumentKey beside(long step) {
        return new DocumentKey("step", "s-" + step);
    }
}
