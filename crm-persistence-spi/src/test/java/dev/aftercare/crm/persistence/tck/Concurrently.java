package dev.aftercare.crm.persistence.tck;

import dev.aftercare.crm.persistence.StorageException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;

/** Runs work on other threads. */
final class Concurrently {

    /** How long a test waits to see whether another thread waits. */
    private static final long PATIENCE_MILLIS = 150;

    private Concurrently() {}

    /** What one of several gave: a value or a refusal. */
    record Outcome<R>(R value, StorageException refusal) {
        boolean succeeded() {
            return refusal == null;
        }
    }

    /** Lets all start at once and waits for all. */
    static <R> List<Outcome<R>> race(int runners, IntFunction<R> work) {
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Outcome<R>>> running = new ArrayList<>();
        for (int i = 0; i < runners; i++) {
            int number = i;
            running.add(start(() -> {
                start.await();
                return attempt(() -> work.apply(number));
            }));
        }
        start.countDown();
        return running.stream().map(Concurrently::result).toList();
    }

    /** Starts work whose refusal by the storage is a result, not a failure. */
    static <R> Future<Outcome<R>> startAttempt(Callable<R> work) {
        return start(() -> attempt(work));
    }

    /** Waits until the other is done or evidently waits for something; true if it is done. */
    static boolean isDoneSoon(Future<?> other) {
        try {
            other.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException waiting) {
            return false;
        } catch (ExecutionException failed) {
            return true;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static <R> R result(Future<R> running) {
        return result(running, 30);
    }

    /** For what should take no time: that it hangs is one of the answers that a test is after. */
    static <R> R quickResult(Future<R> running) {
        return result(running, 3);
    }

    private static <R> R result(Future<R> running, long seconds) {
        try {
            return running.get(seconds, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError("on another thread: " + e.getCause(), e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError("the other thread does not end", e);
        }
    }

    /** Repeats a whole transaction as its caller must, when the storage says that this can help. */
    static <R> R retrying(Callable<R> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return work.call();
            } catch (StorageException e) {
                if (!e.isRetryable() || attempt == 1_000) {
                    throw e;
                }
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    static <R> Future<R> start(Callable<R> work) {
        FutureTask<R> task = new FutureTask<>(work);
        Thread thread = new Thread(task, "kit");
        thread.setDaemon(true);
        thread.start();
        return task;
    }

    private static <R> Outcome<R> attempt(Callable<R> work) throws Exception {
        try {
            return new Outcome<>(work.call(), null);
        } catch (StorageException refusal) {
            return new Outcome<>(null, refusal);
        }
    }
}
