package dev.aftercare.crm.event;

import dev.aftercare.crm.command.CommandRunner;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.persistence.EventBatch;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The events of one tenant. Safe for use by several threads. */
public final class Events {

    private static final int CHUNK = 500;

    private final CommandRunner runner;

    /**
     * Creates the service.
     *
     * @param runner runs its reads
     */
    public Events(CommandRunner runner) {
        this.runner = runner;
    }

    /**
     * The whole history of one aggregate: who did what, when. It is read in parts.
     *
     * @param aggregate whose
     * @return its events, the first first; empty if it does not exist
     */
    public List<Event> history(AggregateRef aggregate) {
        return runner.inTransaction(unit -> {
            List<Event> all = new ArrayList<>();
            List<Event> chunk;
            do {
                long after = all.isEmpty() ? 0 : all.get(all.size() - 1).sequence();
                chunk = unit.journal().history(aggregate, after, CHUNK);
                all.addAll(chunk);
            } while (chunk.size() == CHUNK);
            return List.copyOf(all);
        });
    }

    /**
     * Part of a customer's timeline: everything of every domain.
     *
     * @param customer whose
     * @param request which part
     * @return the events, the last first
     */
    public Page<Event> timeline(CustomerId customer, PageRequest request) {
        return runner.inTransaction(unit -> unit.journal().timeline(customer, request));
    }

    /**
     * Hands waiting events over to a sink, at least once, and per aggregate in order; several callers in several processes may do
     * so at once. One call hands over one batch.
     *
     * @param sink takes the events, outside any transaction
     * @param limit at most how many, 1 to {@value PageRequest#MAX_LIMIT}
     * @param lease for how long the events are kept from other callers; longer than the sink ever takes
     * @return how many were handed over; 0 if none waits or others are at them
     * @throws HandOverException if the sink throws
     */
    public int handOver(EventSink sink, int limit, Duration lease) {
        Instant now = runner.now();
        UUID token = runner.ids().next();
        Optional<EventBatch> claimed =
                runner.inTransaction(unit -> unit.journal().claim(token, now, lease, limit));
        if (claimed.isEmpty()) {
            return 0;
        }
        EventBatch batch = claimed.get();
        try {
            sink.accept(batch.events());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HandOverException(e);
        } catch (Exception e) {
            throw new HandOverException(e);
        }
        runner.inTransaction(unit -> unit.journal().handedOver(batch));
        return batch.events().size();
    }
}
