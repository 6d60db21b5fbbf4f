package dev.aftercare.crm.persistence.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aftercare.crm.model.TenantId;
import dev.aftercare.crm.model.document.Document;
import dev.aftercare.crm.model.document.DocumentKey;
import dev.aftercare.crm.persistence.StorageException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InMemoryStorageTest {

    private static final DocumentKey KEY = new DocumentKey("policy", "p-1");
    private static final Document DOCUMENT = Document.created(KEY, null, Instant.EPOCH, "{}");

    private final InMemoryStorage storage = new InMemoryStorage();

    @Test
    void instancesThatShareSeeTheSameRecordsAlsoAfterOneIsClosed() {
        InMemoryStorage second = InMemoryStorage.sharing(storage);
        insert(storage);
        storage.close();

        assertThat(second.<Boolean>inTransaction(
                        TenantId.DEFAULT, unit -> unit.documents().find(KEY).isPresent()))
                .isTrue();
    }

    @Test
    void aClosedStorageIsUnavailable() {
        storage.close();
        storage.close();

        assertThatThrownBy(() -> insert(storage))
                .isInstanceOfSatisfying(
                        StorageException.class,
                        e -> assertThat(e.reason()).isEqualTo(StorageException.Reason.UNAVAILABLE));
    }

    @Test
    void anActionAfterCommitThatThrowsIsToldToTheThreadsHandler() throws InterruptedException {
        List<Throwable> told = new ArrayList<>();
        IllegalStateException failure = new IllegalStateException("on purpose");
        Thread thread = new Thread(() -> storage.inTransaction(TenantId.DEFAULT, unit -> {
            unit.afterCommit(() -> {
                throw failure;
            });
            return unit;
        }));
        thread.setUncaughtExceptionHandler((where, what) -> told.add(what));

        thread.start();
        thread.join();

        assertThat(told).containsExactly(failure);
    }

    @Test
    void aVersionNumberedWronglyIsRefused() {
        Document second = DOCUMENT.changed("{}", Instant.EPOCH);

        assertThatThrownBy(() -> storage.inTransaction(TenantId.DEFAULT, unit -> {
                    unit.documents().insert(second);
                    return unit;
                }))
                .isInstanceOfSatisfying(
                        StorageException.class,
                        e -> assertThat(e.reason()).isEqualTo(StorageException.Reason.CONSTRAINT));
    }

    private static void insert(InMemoryStorage storage) {
        storage.inTransaction(TenantId.DEFAULT, unit -> {
            unit.documents().insert(DOCUMENT);
            return unit;
        });
    }
}
