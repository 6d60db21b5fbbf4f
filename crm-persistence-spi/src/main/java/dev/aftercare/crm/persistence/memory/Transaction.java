package dev.aftercare.crm.persistence.memory;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Changes maps so that the changes can be taken back. Belongs to the thread that made it, until it ends. */
final class Transaction {

    private final Thread owner = Thread.currentThread();
    private final Deque<Runnable> undo = new ArrayDeque<>();
    private final List<Runnable> afterCommit = new ArrayList<>();
    private volatile boolean ended;

    /** Every method of a store starts here. */
    void check() {
        if (ended) {
            throw new IllegalStateException("the transaction has ended");
        }
        if (Thread.currentThread() != owner) {
            throw new IllegalStateException("the unit of work belongs to another thread");
        }
    }

    <K, V> void put(Map<K, V> map, K key, V value) {
        V before = map.put(key, value);
        undo.push(() -> restore(map, key, before));
    }

    <K, V> void remove(Map<K, V> map, K key) {
        V before = map.remove(key);
        undo.push(() -> restore(map, key, before));
    }

    void afterCommit(Runnable action) {
        check();
        afterCommit.add(action);
    }

    void end(boolean committed) {
        ended = true;
        if (!committed) {
            undo.forEach(Runnable::run);
            afterCommit.clear();
        }
    }

    void runAfterCommit() {
        for (Runnable action : afterCommit) {
            try {
                action.run();
            } catch (Throwable failure) {
                owner.getUncaughtExceptionHandler().uncaughtException(owner, failure);
            }
        }
    }

    private static <K, V> void restore(Map<K, V> map, K key, @Nullable V before) {
        if (before == null) {
            map.remove(key);
        } else {
            map.put(key, before);
        }
    }
}
