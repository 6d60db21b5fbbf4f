package dev.aftercare.crm.examples.adapter;

import dev.aftercare.crm.model.TenantId;
import dev.aftercare.crm.persistence.CrmStorage;
import dev.aftercare.crm.persistence.StorageException;
import dev.aftercare.crm.persistence.StorageException.Reason;
import dev.aftercare.crm.persistence.TransactionWork;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Keeps a shop's records in one file of ordered keys.
 *
 * <p>Transactions run side by side with READ COMMITTED isolation. One that needs what another has written waits for its end, at
 * most ten seconds; then, or if the two wait for each other, it is refused with {@code CONFLICT}, and nothing of it remains
 * even if its work goes on. What a transaction wrote has been flushed to the disk when it returns.
 *
 * <p>Any number of storages of one process may be open on the same file. Another process is refused with
 * {@code UNAVAILABLE} until the last of them is closed.
 *
 * <p>An action registered with {@code afterCommit} that throws is reported to the
 * {@linkplain Thread#getUncaughtExceptionHandler uncaught exception handler} of its thread, and the thread goes on.
 */
public final class KeyValueStorage implements CrmStorage {

    private final Engine engine;
    private final AtomicBoolean closed = new AtomicBoolean();

    private KeyValueStorage(Engine engine) {
        this.engine = engine;
    }

    /**
     * Opens a file, or makes it. What a process that was killed had not committed is undone.
     *
     * @param file where; its folder must exist
     * @return the storage
     * @throws StorageException {@code UNAVAILABLE} if another process has the file open or it cannot be read or made,
     *     {@code CORRUPT} or {@code UNSUPPORTED} if it is not what a storage of this kind left
     */
    public static KeyValueStorage open(Path file) {
        return new KeyValueStorage(Engine.acquire(file));
    }

    @Override
    public <R> R inTransaction(TenantId tenant, TransactionWork<R> work) {
        if (closed.get()) {
            throw new StorageException(Reason.UNAVAILABLE, "the storage is closed");
        }
        if (!engine.enter()) {
            throw new IllegalStateException("this thread is inside a transaction already");
        }
        R result;
        Transaction transaction;
        try {
            transaction = engine.begin(tenant);
            result = run(work, transaction);
        } finally {
            engine.leave();
        }
        transaction.runAfterCommit();
        return result;
    }

    private <R> R run(TransactionWork<R> work, Transaction transaction) {
        boolean committed = false;
        try {
            R result = work.run(new KeyValueUnit(transaction));
            transaction.commit(engine);
            committed = true;
            return result;
        } finally {
            if (!committed) {
                transaction.rollBack();
            }
        }
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            engine.release();
        }
    }
}
