package dev.aftercare.crm.examples.adapter;

import dev.aftercare.crm.model.TenantId;
import dev.aftercare.crm.persistence.StorageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

/**
 * One transaction on the keys of one tenant, and the only one on the file while it lasts. It changes the map in place and keeps what was
 * there before, to put it back if it does not commit; nothing of it is in the file until it commits.
 *
 * <p>Once the engine has failed (a broken disk, a closed file), all that follows is refused for the same reason, and so is the commit.
 */
final class Transaction {

    private final Thread owner = Thread.currentThread();
    private final List<Runnable> undo = new ArrayList<>();
    private final List<Runnable> afterCommit = new ArrayList<>();
    private final TenantId tenant;
    private final Engine engine;
    private final MVMap<byte[], byte[]> map;
    private volatile boolean ended;
    private @Nullable StorageException failure;
    private boolean broken;

    Transaction(TenantId tenant, Engine engine) {
        this.tenant = tenant;
        this.engine = engine;
        this.map = engine.map();
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

    /** False if the key has a value, which stays. */
    boolean putIfAbsent(Key key, byte[] value) {
        if (get(key) != null) {
            return false;
        }
        put(key, value);
        return true;
    }

    void put(Key key, byte[] value) {
        ask(() -> undoable(key, map.put(key.bytes(), value)));
    }

    void remove(Key key) {
        ask(() -> undoable(key, map.remove(key.bytes())));
    }

    /** What is in a range now, read as it is asked for; what is changed meanwhile is not seen. */
    Stream<Map.Entry<byte[], byte[]>> scan(Range range, boolean lastFirst) {
        if (!range.from().isBefore(range.to())) {
            return Stream.empty();
        }
        byte[] from = range.from().bytes();
        byte[] to = range.to().bytes();
        Cursor<byte[], byte[]> cursor = ask(() -> lastFirst ? map.cursor(to, from, true) : map.cursor(from, to, false));
        // The engine counts both ends in.
        return StreamSupport.stream(new Entries(cursor), false)
                .filter(entry -> Key.read(entry.getKey()).isBefore(range.to()));
    }

    /** Does a change of several keys that a refusal undoes whole, so that the transaction can go on. */
    void whole(Runnable change) {
        int start = undo.size();
        try {
            change.run();
        } catch (StorageException refusal) {
            if (!broken) {
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
        ask(() -> {
            if (!undo.isEmpty()) {
                engine.save();
            }
            return true;
        });
        ended = true;
    }

    /** If the engine failed, the file is given up, because the next transaction could save half of this one. */
    void rollBack() {
        try {
            if (!broken) {
                ask(() -> undo(0));
            }
        } catch (StorageException failedNow) {
            // Whoever opens the file next finds it as it was saved last.
        } finally {
            ended = true;
            if (broken) {
                engine.abandon();
            }
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

    private boolean undoable(Key key, byte @Nullable [] before) {
        return undo.add(() -> {
            if (before == null) {
                map.remove(key.bytes());
            } else {
                map.put(key.bytes(), before);
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
        boolean done = false;
        // The engine would take an interrupt for its own and forget it.
        boolean interrupted = Thread.interrupted();
        try {
            R result = call.get();
            done = true;
            return result;
        } catch (MVStoreException thrown) {
            failure = Failures.of(thrown);
            throw failure;
        } finally {
            broken |= !done;
            if (interrupted) {
                owner.interrupt();
            }
        }
    }

    /** The engine reads on while it is iterated, and may fail then. */
    private final class Entries extends Spliterators.AbstractSpliterator<Map.Entry<byte[], byte[]>> {

        private final Cursor<byte[], byte[]> cursor;

        Entries(Cursor<byte[], byte[]> cursor) {
            super(Long.MAX_VALUE, ORDERED);
            this.cursor = cursor;
        }

        @Override
        public boolean tryAdvance(Consumer<? super Map.Entry<byte[], byte[]>> action) {
            if (!ask(cursor::hasNext)) {
                return false;
            }
            byte[] key = ask(cursor::next);
            action.accept(Map.entry(key, cursor.getValue()));
            return true;
        }
    }
}
