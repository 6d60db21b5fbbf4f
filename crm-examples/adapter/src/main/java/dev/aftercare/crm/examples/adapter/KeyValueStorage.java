package dev.aftercare.crm.examples.adapter;

import dev.aftercare.crm.model.TenantId;
import dev.aftercare.crm.persistence.CrmStorage;
import dev.aftercare.crm.persistence.StorageException;
import dev.aftercare.crm.persistence.StorageException.Reason;
import dev.aftercare.crm.persistence.TransactionWork;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Keeps a shop's records in one folder of ordered keys.
 *
 * <p>Transactions on one folder take turns, in the order in which they came, whatever their tenant: the isolation is serializable.
 * One whose turn does not come in ten seconds is refused with {@code CONFLICT}; a work that waits for another transaction on
 * the same folder therefore gives up after that time. What a transaction wrote has been flushed to the disk when it returns.
 *
 * <p>Any number of storages of one process may be open on the same folder. Another process is refused with
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
     * Opens a folder, or makes it. It is as the last commit left it, also if the process that had it was killed.
     *
     * @param folder where
     * @return the storage
     * @throws StorageException {@code UNAVAILABLE} if another process has the folder open or it cannot be read or made,
     *     {@code CORRUPT} or {@code UNSUPPORTED} if it is not what a storage of this kind left
     */
    public static KeyValueStorage open(Path folder) {
        return new KeyValueStorage(Engine.acquire(folder));
    }

    @Override
    public <R> R inTransaction(TenantId tenant, TransactionWork<R> work) {
        if (closed.get()) {
            throw new StorageException(Reason.UNAVAILABLE, "the storage is closed");
        }
        engine.enter();
        R result;
        Transaction transaction;
        try {
            transaction = new Transaction(tenant, engine);
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
            transaction.commit();
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
