package dev.aftercare.crm.examples.adapter;

import dev.aftercare.crm.persistence.StorageException;
import dev.aftercare.crm.persistence.StorageException.Reason;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import jetbrains.exodus.ExodusException;
import jetbrains.exodus.env.Environment;
import jetbrains.exodus.env.EnvironmentConfig;
import jetbrains.exodus.env.Environments;
import jetbrains.exodus.env.Store;
import jetbrains.exodus.env.StoreConfig;

/**
 * One open folder, and whose turn on it is. Xodus locks the folder against other processes; within this one, all storages on the same
 * folder share it, and the last to leave closes it.
 *
 * <p>One transaction at a time, so that none is ever in conflict with another and none waits for a lock of the engine.
 */
final class Engine {

    /** How long a transaction waits for its turn. */
    static final int PATIENCE_SECONDS = 10;

    /** A record and its key must fit into one file of the log. */
    private static final long LOG_FILE_KIBIBYTES = 65_536;

    private static final long CACHE_BYTES = 32L << 20;

    private static final Map<Path, Engine> OPEN = new HashMap<>();

    private final Path folder;
    private final Environment environment;
    private final Store store;
    private final ReentrantLock turn = new ReentrantLock(true);
    private int users;

    private Engine(Path folder) {
        this.folder = folder;
        environment = Environments.newInstance(
                folder.toFile(),
                new EnvironmentConfig()
                        // A commit returns once the disk has it.
                        .setLogDurableWrite(true)
                        .setLogFileSize(LOG_FILE_KIBIBYTES)
                        // No thread of the engine's own that rewrites the log beside the transactions.
                        .setGcEnabled(false)
                        .setManagementEnabled(false)
                        .setMemoryUsage(CACHE_BYTES));
        store = environment.computeInExclusiveTransaction(
                first -> environment.openStore("crm", StoreConfig.WITHOUT_DUPLICATES, first));
    }

    /** The engine of a folder, opened now if no storage of this process has it open. */
    static Engine acquire(Path path) {
        Path folder = path.toAbsolutePath().normalize();
        synchronized (OPEN) {
            try {
                Engine engine = OPEN.computeIfAbsent(folder, Engine::new);
                engine.users++;
                return engine;
            } catch (ExodusException failure) {
                throw Failures.of(failure);
            }
        }
    }

    /** To be called once per {@link #acquire}. */
    void release() {
        synchronized (OPEN) {
            users--;
            if (users == 0) {
                OPEN.remove(folder);
                close();
            }
        }
    }

    Store store() {
        return store;
    }

    /** Waits until no other transaction is under way; the folder stays open until {@link #leave}. */
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
                    Reason.CONFLICT, "other transactions took more than " + PATIENCE_SECONDS + " s on this folder");
        }
    }

    void leave() {
        turn.unlock();
        release();
    }

    jetbrains.exodus.env.Transaction begin() {
        try {
            return environment.beginExclusiveTransaction();
        } catch (ExodusException failure) {
            throw Failures.of(failure);
        }
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
            environment.close();
        } catch (ExodusException failure) {
            throw Failures.of(failure);
        }
    }
}
