package dev.aftercare.crm.jdbc;

import dev.aftercare.crm.due.DueReport;
import dev.aftercare.crm.persistence.CrmStorage;

/** A program that does what is due until nothing is left or it is killed, on two threads, and says how much it did. */
final class SweepingProcess {

    private static final int THREADS = 2;

    private SweepingProcess() {}

    /** Takes where to store, and the round. */
    public static void main(String[] arguments) throws InterruptedException {
        CrmStorage storage = LoadingProcess.storage(arguments[0]);
        DueLoad load = DueLoad.due(storage, Integer.parseInt(arguments[1]));
        Thread[] threads = new Thread[THREADS];
        for (int n = 0; n < threads.length; n++) {
            threads[n] = new Thread(() -> sweep(load));
            threads[n].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        storage.close();
    }

    private static void sweep(DueLoad load) {
        DueReport report;
        do {
            report = load.crm.runDue(5);
            synchronized (SweepingProcess.class) {
                System.out.println("swept " + report.done() + " " + report.failed());
                System.out.flush();
            }
        } while (report.done() > 0);
    }
}
