package dev.aftercare.crm.examples.adapter;

import dev.aftercare.crm.persistence.StorageException;
import dev.aftercare.crm.persistence.StorageException.Reason;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.type.ByteArrayDataType;

/**
 * One open file, and whose turn on it is. MVStore locks the file against other processes; within this one, all storages on the
 * same file share it, and the last to leave closes it.
 *
 * <p>MVStore saves all that is in its maps at once, whoever changed it, and can lose a change that is made while it saves. So there is
 * one transaction at a time, it alone saves, and it saves nothing but a whole transaction.
 */
final class Engine {

    /** How long a transaction waits for its turn. */
    static final int PATIENCE_SECONDS = 10;

    /** How long closing may take to give unused space back. */
    private static final int COMPACTION_MILLIS = 200;

    /** How long what is no longer used stays as it is: longer than the flush takes of the commit that replaced it. */
    private static final int RETENTION_MILLIS = 5_000;

    /** A commit writes every page again that it changed, so small pages make small commits. */
    private static final int PAGE_BYTES = 4_096;

    /** Interrupting a thread closes a file that it is using; with this prefix MVStore opens the file again. */
    private static final String SURVIVES_INTERRUPTS = "retry:";

    private static final Map<Path, Engine> OPEN = new HashMap<>();

    private final Path file;
    private final MVStore store;
    private final MVMap<byte[], byte[]> map;
    private final ReentrantLock turn = new ReentrantLock(true);
    private int users;

    private Engine(Path file) {
        this.file = file;
        store = new MVStore.Builder()
                .fileName(SURVIVES_INTERRUPTS + file)
                // No thread that saves when it likes.
                .autoCommitDisabled()
                // No saving in the middle of a large transaction; the line above does not prevent that.
                .autoCommitBufferSize(0)
                .pageSplitSize(PAGE_BYTES)
                .open();
        store.setRetentionTime(RETENTION_MILLIS);
        map = store.openMap(
                "crm",
                new MVMap.Builder<byte[], byte[]>()
                        .keyType(ByteArrayDataType.INSTANCE)
                        .valueType(ByteArrayDataType.INSTANCE));
    }

    /** The engine of a file, opened now if no storage of this process has it open. */
    static Engine acquire(Path path) {
        Path file = path.toAbsolutePath().normalize();
        synchronized (OPEN) {
            try {
                Engine engine = OPEN.computeIfAbsent(file, Engine::new);
                engine.users++;
                return engine;
            } catch (MVStoreException failure) {
                throw Failures.of(failure);
            }
        }
    }

    /** To be called once per {@link #acquire}. */
    void release() {
        synchronized (OPEN) {
            users--;
            if (users == 0) {
                OPEN.remove(file);
                close();
            }
        }
    }

    MVMap<byte[], byte[]> map() {
        return map;
    }

    /** Waits until no other transaction is under way; the file stays open until {@link #leave}. */
    void enter() {
        if (turn.isHeldByCurrentThread()) {
            throw new IllegalStateException("this thread is inside a transaction already");
        }
        synchronized (OPEN) {
            if (users == 0) {
                throw new StorageException(Reason.UNAVAILABLE, "the storage is closed");
            }
            users++;
        }
        boolean entered = false;
        try {
            entered = waitForTurn();
        } finally {
            if (!entered) {
                release();
            }
        }
        if (!entered) {
            throw new StorageException(
                    Reason.CONFLICT, "other transactions took more than " + PATIENCE_SECONDS + " s on this file");
        }
    }

    void leave() {
        turn.unlock();
        release();
    }

    /** Returns once the disk has what was changed since the last time. */
    void save() {
        store.commit();
        store.sync();
    }

    /** Gives the file up as it was saved last, because what is in memory can no longer be relied on. */
    void abandon() {
        store.closeImmediately();
    }

    /** One that is interrupted already waits all the same; one that is interrupted while it waits gives up. */
    private boolean waitForTurn() {
        boolean interrupted = Thread.interrupted();
        try {
            return turn.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException whileWaiting) {
            interrupted = true;
            throw new StorageException(Reason.CONFLICT, "interrupted while waiting for other transactions");
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void close() {
        try {
            store.close(COMPACTION_MILLIS);
        } catch (MVStoreException failure) {
            store.closeImmediately();
            throw Failures.of(failure);
        }
    }
}
