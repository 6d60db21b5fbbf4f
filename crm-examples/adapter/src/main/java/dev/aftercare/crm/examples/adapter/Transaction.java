package dev.aftercare.crm.examples.adapter;

import dev.aftercare.crm.model.TenantId;
import dev.aftercare.crm.persistence.StorageException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.tx.TransactionMap;
import org.jspecify.annotations.Nullable;

/**
 * One transaction on the keys of one tenant. Reads see what is committed, and its own writes. A write waits while another
 * transaction has written the same key and not ended; that is the only lock there is.
 *
 * <p>Once the engine has refused something (a deadlock, a wait that was too long, a closed file), all that follows is refused
 * for the same reason, and so is the commit.
 */
final class Transaction {

    private final Thread owner = Thread.currentThread();
    private final List<Runnable> afterCommit = new ArrayList<>();
    private final TenantId tenant;
    private final org.h2.mvstore.tx.Transaction engine;
    private final TransactionMap<byte[], byte[]> map;
    private volatile boolean ended;
    private @Nullable StorageException failure;

    Transaction(TenantId tenant, org.h2.mvstore.tx.Transaction engine, TransactionMap<byte[], byte[]> map) {
        this.tenant = tenant;
        this.engine = engine;
        this.map = map;
    }

    TenantId tenant() {
        check();
        return tenant;
    }

    /** What the keys of one sort begin with. */
    Key key(Keyspace space) {
        return Key.of(tenant, space);
    }

    byte @Nullable [] get(Key key) {
        return ask(() -> map.get(key.bytes()));
    }

    /** Reads, after waiting for whoever is changing it, and keeps others waiting from now on. A key without a value is not locked. */
    byte @Nullable [] lock(Key key) {
        return ask(() -> map.lock(key.bytes()));
    }

    /** Locks without waiting; false if another transaction holds the key, or it has no value. */
    boolean tryLock(Key key) {
        return ask(() -> unlessHeld(() -> map.lock(key.bytes(), 0) != null));
    }

    /** Gives a key its first value without waiting; false if it has one, or another transaction is giving it one. */
    boolean tryAdd(Key key, byte[] value) {
        return ask(() -> {
            engine.setTimeoutMillis(1);
            try {
                return unlessHeld(() -> map.putIfAbsent(key.bytes(), value) == null);
            } finally {
                engine.setTimeoutMillis(0); // The engine's own again.
            }
        });
    }

    /** Waits for whoever is writing the same key. False if it has a value then, which stays. */
    boolean putIfAbsent(Key key, byte[] value) {
        return ask(() -> map.putIfAbsent(key.bytes(), value)) == null;
    }

    void put(Key key, byte[] value) {
        ask(() -> map.put(key.bytes(), value));
    }

    void remove(Key key) {
        ask(() -> map.remove(key.bytes()));
    }

    /** What is in a range as this moment sees it, read as it is asked for. */
    Stream<Map.Entry<byte[], byte[]>> scan(Range range, boolean lastFirst) {
        if (!range.from().isBefore(range.to())) {
            return Stream.empty();
        }
        byte[] from = range.from().bytes();
        byte[] to = range.to().bytes();
        Iterator<Map.Entry<byte[], byte[]>> found =
                ask(() -> lastFirst ? map.entryIterator(to, from, true) : map.entryIterator(from, to));
        Spliterator<Map.Entry<byte[], byte[]>> guarded =
                Spliterators.spliteratorUnknownSize(new Guarded<>(found), Spliterator.ORDERED);
        // The engine counts both ends in.
        return StreamSupport.stream(guarded, false)
                .filter(entry -> Key.read(entry.getKey()).isBefore(range.to()));
    }

    /** Does a change of several keys that a refusal undoes whole, so that the transaction can go on. */
    <R> R whole(Supplier<R> change) {
        long start = ask(engine::setSavepoint);
        try {
            return change.get();
        } catch (StorageException refusal) {
            if (failure == null && engine.setSavepoint() != start) {
                ask(() -> {
                    engine.rollbackToSavepoint(start);
                    return true;
                });
            }
            throw refusal;
        }
    }

    void whole(Runnable change) {
        whole(() -> {
            change.run();
            return true;
        });
    }

    void afterCommit(Runnable action) {
        check();
        afterCommit.add(action);
    }

    /** Every use starts here. */
    void check() {
        if (ended) {
            throw new IllegalStateException("the transaction has ended");
        }
        if (Thread.currentThread() != owner) {
            throw new IllegalStateException("the unit of work belongs to another thread");
        }
    }

    void commit(Engine committing) {
        ask(() -> {
            committing.commit(engine);
            return true;
        });
        ended = true;
    }

    void rollBack() {
        ended = true;
        try {
            engine.rollback();
        } catch (MVStoreException closed) {
            // Whoever opens the file next undoes it.
        }
    }

    void runAfterCommit() {
        for (Runnable action : afterCommit) {
            try {
                action.run();
            } catch (Throwable thrown) {
                owner.getUncaughtExceptionHandler().uncaughtException(owner, thrown);
            }
        }
    }

    private <R extends @Nullable Object> R ask(Supplier<R> call) {
        check();
        if (failure != null) {
            throw new StorageException(failure.reason(), "the engine has ended this transaction", failure);
        }
        // The engine would take an interrupt for its own and forget it.
        boolean interrupted = Thread.interrupted();
        try {
            return call.get();
        } catch (MVStoreException thrown) {
            failure = Failures.of(thrown);
            throw failure;
        } finally {
            if (interrupted) {
                owner.interrupt();
            }
        }
    }

    private static boolean unlessHeld(BooleanSupplier attempt) {
        try {
            return attempt.getAsBoolean();
        } catch (MVStoreException held) {
            if (held.getErrorCode() == DataUtils.ERROR_TRANSACTION_LOCKED) {
                return false;
            }
            throw held;
        }
    }

    /** The engine reads on while it is iterated, and may fail then. */
    private final class Guarded<T> implements Iterator<T> {

        private final Iterator<T> found;

        Guarded(Iterator<T> found) {
            this.found = found;
        }

        @Override
        public boolean hasNext() {
            return ask(found::hasNext);
        }

        @Override
        public T next() {
            return ask(found::next);
        }
    }
}
