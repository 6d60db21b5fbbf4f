package dev.aftercare.crm.examples.adapter;

import dev.aftercare.crm.model.TenantId;
import dev.aftercare.crm.persistence.StorageException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.tx.TransactionMap;
import org.h2.mvstore.tx.TransactionStore;
import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.mvstore.type.MetaType;
import org.h2.mvstore.type.ObjectDataType;

/**
 * One open file. The engine locks it against other processes; within this one, all storages on the same file share it, and
 * the last to close closes it.
 */
final class Engine {

    /** How long a transaction waits for what another one holds. */
    private static final int LOCK_TIMEOUT_MILLIS = 10_000;

    /** How long closing may take to give unused space back. */
    private static final int COMPACTION_MILLIS = 200;

    /** How long what is no longer used stays as it is: longer than the flush takes of the commit that replaced it. */
    private static final int RETENTION_MILLIS = 5_000;

    /** A commit writes every page again that it changed, so small pages make small commits. */
    private static final int PAGE_BYTES = 4_096;

    /** Interrupting a thread closes a file that it is using; with this prefix the engine opens the file again. */
    private static final String SURVIVES_INTERRUPTS = "retry:";

    private static final Map<Path, Engine> OPEN = new HashMap<>();

    private final Path file;
    private final MVStore store;
    private final TransactionStore transactions;
    private final TransactionMap<byte[], byte[]> map;
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private final AtomicLong written = new AtomicLong();
    private final Object syncing = new Object();
    private long synced;
    private int users;

    private Engine(Path file) {
        this.file = file;
        // Without its background thread the engine writes at every commit, before the commit returns.
        store = new MVStore.Builder()
                .fileName(SURVIVES_INTERRUPTS + file)
                .autoCommitDisabled()
                .pageSplitSize(PAGE_BYTES)
                .open();
        store.setRetentionTime(RETENTION_MILLIS);
        transactions = new TransactionStore(
                store,
                new MetaType<>(null, store.backgroundExceptionHandler),
                new ObjectDataType(),
                LOCK_TIMEOUT_MILLIS);
        transactions.init();
        // What a killed process had not committed is undone now.
        transactions.endLeftoverTransactions();
        org.h2.mvstore.tx.Transaction first = transactions.begin();
        map = first.openMap("crm", ByteArrayDataType.INSTANCE, ByteArrayDataType.INSTANCE);
        first.commit();
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

    /** False if this thread is inside a transaction of this file already. */
    boolean enter() {
        return threads.add(Thread.currentThread());
    }

    void leave() {
        threads.remove(Thread.currentThread());
    }

    Transaction begin(TenantId tenant) {
        try {
            org.h2.mvstore.tx.Transaction transaction = transactions.begin();
            return new Transaction(tenant, transaction, map.getInstance(transaction));
        } catch (MVStoreException failure) {
            throw Failures.of(failure);
        }
    }

    /** Commits, and returns once the disk has it. Transactions that commit together share one flush. */
    void commit(org.h2.mvstore.tx.Transaction transaction) {
        boolean changed = transaction.hasChanges();
        transaction.commit();
        if (!changed) {
            return;
        }
        long mine = written.incrementAndGet();
        synchronized (syncing) {
            if (synced < mine) {
                long all = written.get();
                store.sync();
                synced = all;
            }
        }
    }

    private void close() {
        try {
            transactions.close();
            store.close(COMPACTION_MILLIS);
        } catch (MVStoreException failure) {
            StorageException unavailable = Failures.of(failure);
            store.closeImmediately();
            throw unavailable;
        }
    }
}
