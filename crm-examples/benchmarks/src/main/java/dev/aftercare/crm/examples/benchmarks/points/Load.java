package dev.aftercare.crm.examples.benchmarks.points;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/** Threads that earn and redeem by turns for a while, each at a customer picked anew. */
record Load(int threads, int customers) {

    private static final AtomicLong KEYS = new AtomicLong();

    /** How many commands a second a till does. */
    double perSecond(Till till, double seconds) throws Exception {
        long start = System.nanoTime();
        long end = start + (long) (seconds * 1e9);
        List<Callable<Long>> loads = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            loads.add(() -> {
                long done = 0;
                while (System.nanoTime() < end) {
                    int customer = ThreadLocalRandom.current().nextInt(customers);
                    till.earn(customer, 10, key());
                    till.redeem(customer, 10, key());
                    done += 2;
                }
                return done;
            });
        }
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            long done = 0;
            for (Future<Long> load : pool.invokeAll(loads)) {
                done += load.get();
            }
            return done * 1e9 / (System.nanoTime() - start);
        } finally {
            pool.shutdownNow();
        }
    }

    static String key() {
        return "key/" + KEYS.incrementAndGet();
    }
}
