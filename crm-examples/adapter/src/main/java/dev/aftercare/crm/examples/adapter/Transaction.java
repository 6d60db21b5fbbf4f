package dev.aftercare.crm.examples.adapter;

import dev.aftercare.crm.model.TenantId;
import dev.aftercare.crm.persistence.StorageException;
import dev.aftercare.crm.persistence.StorageException.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import jetbrains.exodus.ArrayByteIterable;
import jetbrains.exodus.ByteIterable;
import jetbrains.exodus.ExodusException;
import jetbrains.exodus.env.Cursor;
import jetbrains.exodus.env.Store;
import org.jspecify.annotations.Nullable;

/**
 * One transaction on the keys of one tenant, and the only one on the folder while it lasts. Nothing of it is in the log until it commits.
 *
 * <p>Once the engine has failed (a broken disk, a closed folder), all that follows is refused for the same reason, and so is the commit.
 */
final class Transaction {

    private final Thread owner = Thread.currentThread();
    private final List<Runnable> undo = new ArrayList<>();
    private final List<Runnable> afterCommit = new ArrayList<>();
    private final TenantId tenant;
    private final jetbrains.exodus.env.Transaction engine;
    private final Store store;
    private volatile boolean ended;
    private @Nullable StorageException failure;

    Transaction(TenantId tenant, Engine engine) {
        this.tenant = tenant;
        this.engine = engine.begin();
        this.store = engine.store();
    }

    /** What the keys of one sort begin with. */
    Key key(Keyspace space) {
        return Key.of(tenant, space);
    }

    byte @Nullable [] get(Key key) {
        return ask(() -> read(store.get(engine, entry(key))));
    }

    /** False if the key has a value, which stays. */
    boolean putIfAbsent(Key key, byte[] value) {
        if (get(key) != null) {
            return false;
        }
        put(key, value);
        return true;
    }

    void put(Key key, byte[] value) {
        ask(() -> undoable(key) && store.put(engine, entry(key), new ArrayByteIterable(value)));
    }

    void remove(Key key) {
        ask(() -> undoable(key) && store.delete(engine, entry(key)));
    }

    /** What is in a range now, read as it is asked for. Nothing may be changed before the last of it was read. */
    Stream<Map.Entry<byte[], byte[]>> scan(Range range, boolean lastFirst) {
        return range.from().isBefore(range.to())
                ? StreamSupport.stream(new Entries(range, lastFirst), false)
                : Stream.empty();
    }

    /** Does a change of several keys that a refusal undoes whole, so that the transaction can go on. */
    void whole(Runnable change) {
        int start = undo.size();
        try {
            change.run();
        } catch (StorageException refusal) {
            if (failure == null) {
                ask(() -> undo(start));
            }
            throw refusal;
        }
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

    void commit() {
        boolean committed = ask(engine::commit);
        ended = true;
        if (!committed) {
            throw new StorageException(Reason.CONFLICT, "the engine did not commit");
        }
    }

    void rollBack() {
        ended = true;
        try {
            if (!engine.isFinished()) {
                engine.abort();
            }
        } catch (ExodusException closed) {
            // Nothing of it is in the log.
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

    private boolean undoable(Key key) {
        byte[] before = read(store.get(engine, entry(key)));
        return undo.add(() -> {
            if (before == null) {
                store.delete(engine, entry(key));
            } else {
                store.put(engine, entry(key), new ArrayByteIterable(before));
            }
        });
    }

    private boolean undo(int start) {
        while (undo.size() > start) {
            undo.remove(undo.size() - 1).run();
        }
        return true;
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
        } catch (ExodusException thrown) {
            failure = Failures.of(thrown);
            throw failure;
        } finally {
            if (interrupted) {
                owner.interrupt();
            }
        }
    }

    private static ByteIterable entry(Key key) {
        return new ArrayByteIterable(key.bytes());
    }

    private static byte @Nullable [] read(@Nullable ByteIterable found) {
        return found == null ? null : Arrays.copyOf(found.getBytesUnsafe(), found.getLength());
    }

    /** The engine reads on while it is iterated, and may fail then. */
    private final class Entries extends Spliterators.AbstractSpliterator<Map.Entry<byte[], byte[]>> {

        private final Range range;
        private final boolean lastFirst;
        private final Cursor cursor;
        private boolean started;

        Entries(Range range, boolean lastFirst) {
            super(Long.MAX_VALUE, ORDERED);
            this.range = range;
            this.lastFirst = lastFirst;
            this.cursor = ask(() -> store.openCursor(engine));
        }

        @Override
        public boolean tryAdvance(Consumer<? super Map.Entry<byte[], byte[]>> action) {
            if (!ask(this::advance)) {
                return false;
            }
            Key key = Key.read(Arrays.copyOf(
                    cursor.getKey().getBytesUnsafe(), cursor.getKey().getLength()));
            if (lastFirst ? key.isBefore(range.from()) : !key.isBefore(range.to())) {
                return false;
            }
            ByteIterable value = ask(cursor::getValue);
            action.accept(Map.entry(key.bytes(), Arrays.copyOf(value.getBytesUnsafe(), value.getLength())));
            return true;
        }

        private boolean advance() {
            if (started) {
                return lastFirst ? cursor.getPrev() : cursor.getNext();
            }
            started = true;
            boolean found = cursor.getSearchKeyRange(entry(lastFirst ? range.to() : range.from())) != null;
            if (lastFirst) {
                return found ? cursor.getPrev() : cursor.getLast();
            }
            return found;
        }
    }
}
