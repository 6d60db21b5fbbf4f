package dev.aftercare.crm.persistence.memory;

import dev.aftercare.crm.model.TenantId;
import dev.aftercare.crm.persistence.CrmStorage;
import dev.aftercare.crm.persistence.StorageException;
import dev.aftercare.crm.persistence.StorageException.Reason;
import dev.aftercare.crm.persistence.TransactionWork;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps records in the memory of this process; they are gone when the process ends.
 *
 * <p>The transactions of one tenant pass one by one, in the order in which they came; those of different tenants run side by
 * side. So the isolation is serializable, and a work that waits for another transaction of its own tenant waits for ever.
 *
 * <p>An action registered with {@code afterCommit} that throws is reported to the
 * {@linkplain Thread#getUncaughtExceptionHandler uncaught exception handler} of its thread, and the thread goes on.
 *
 * <p>A closed storage answers every call with {@code UNAVAILABLE}; the records stay with the instances that share them.
 */
public final class InMemoryStorage implements CrmStorage {

    private final Data data;
    private volatile boolean closed;

    /** Creates a storage without records. */
    public InMemoryStorage() {
        this(new Data());
    }

    private InMemoryStorage(Data data) {
        this.data = data;
    }

    /**
     * A second storage on the same records, as another node of a shop would have it.
     *
     * @param other the first storage, closed or not
     * @return the second
     */
    public static InMemoryStorage sharing(InMemoryStorage other) {
        return new InMemoryStorage(other.data);
    }

    @Override
    public <R> R inTransaction(TenantId tenant, TransactionWork<R> work) {
        if (closed) {
            throw new StorageException(Reason.UNAVAILABLE, "the storage is closed");
        }
        if (!data.threads.add(Thread.currentThread())) {
            throw new IllegalStateException("this thread is inside a transaction already");
        }
        Transaction transaction = new Transaction();
        R result;
        try {
            result = data.tenant(tenant).run(transaction, work);
        } finally {
            data.threads.remove(Thread.currentThread());
        }
        transaction.runAfterCommit();
        return result;
    }

    @Override
    public void close() {
        closed = true;
    }

    /** What instances share. */
    private static final class Data {
        final Set<Thread> threads = ConcurrentHashMap.newKeySet();
        final Map<TenantId, Tenant> tenants = new ConcurrentHashMap<>();

        Tenant tenant(TenantId id) {
            return tenants.computeIfAbsent(id, unknown -> new Tenant());
        }
    }
}
