package dev.aftercare.crm;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls {@link Crm#runDue} again and again on a thread of its own, for hosts that have no scheduler. Started by the host; any
 * number of nodes may run one.
 */
public final class CrmWorker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CrmWorker.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ScheduledExecutorService thread;
    private final Future<?> schedule;

    private CrmWorker(ScheduledExecutorService thread, Future<?> schedule) {
        this.thread = thread;
        this.schedule = schedule;
    }

    /**
     * Starts a worker on one daemon thread.
     *
     * @param crm whose due work is done
     * @param pause the time between the end of a sweep and the start of the next, at least a millisecond
     * @param limitPerTenant at most how many entries of each tenant in a sweep, at least 1
     * @return the worker, to be closed before the CRM
     */
    public static CrmWorker start(Crm crm, Duration pause, int limitPerTenant) {
        Input.present("crm", crm);
        Input.within("limitPerTenant", limitPerTenant, 1, Integer.MAX_VALUE);
        if (Input.present("pause", pause).toMillis() < 1) {
            throw new InvalidInputException("pause", "is too short", "a millisecond or more");
        }
        ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread worker = new Thread(work, "aftercare-crm-worker");
            worker.setDaemon(true);
            return worker;
        });
        Future<?> schedule = thread.scheduleWithFixedDelay(
                () -> sweep(crm, limitPerTenant), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
        return new CrmWorker(thread, schedule);
    }

    /** Lets a sweep that runs come to its end, for at most 30 seconds, and starts none any more. */
    @Override
    public void close() {
        schedule.cancel(false);
        thread.shutdown();
        try {
            if (!thread.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private static void sweep(Crm crm, int limitPerTenant) {
        try {
            crm.runDue(limitPerTenant);
        } catch (RuntimeException e) {
            // An exception would end the schedule; the next sweep finds what this one left.
            LOG.warn("a sweep of due work failed with {}", e.getClass().getName());
        }
    }
}
