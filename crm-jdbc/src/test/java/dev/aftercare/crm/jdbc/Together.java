package dev.aftercare.crm.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Work that many threads do at once. */
interface Together<T> {

    T run(int thread) throws Exception;

    /** What each of so many threads made of the work, the first thread's first; what one throws is thrown. */
    static <T> List<T> together(int number, Together<? extends T> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(number);
        try {
            List<Callable<T>> calls = new ArrayList<>();
            for (int i = 0; i < number; i++) {
                int thread = i;
                calls.add(() -> work.run(thread));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(calls)) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
