package dev.aftercare.crm.persistence;

import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.event.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Every event of every aggregate: history, timeline and the hand-over to other systems are the same rows.
 *
 * <p>Events wait for a relay from the moment they are appended until a relay reports them handed over. To keep an
 * aggregate's events in order with several relays at work, each aggregate belongs to one of {@value #PARTITIONS} partitions,
 * {@code Math.floorMod(aggregate.hashCode(), PARTITIONS)} of {@link #partition}, and a partition is leased to one relay at a
 * time.
 */
public interface Journal {

    /** Into how many partitions a tenant's events are divided for the hand-over. */
    int PARTITIONS = 16;

    /**
     * The partition of an aggregate: the hash of {@code kind + "/" + id} as {@link String#hashCode} defines it, modulo
     * {@value #PARTITIONS}.
     *
     * @param aggregate which
     * @return 0 to 15
     */
    static int partition(AggregateRef aggregate) {
        return Math.floorMod((aggregate.kind() + "/" + aggregate.id()).hashCode(), PARTITIONS);
    }

    /**
     * Appends events; they wait for a relay from now on.
     *
     * @param events at most {@value PageRequest#MAX_LIMIT}; none is allowed
     * @throws StorageException {@code CONFLICT} if an event of the same aggregate with the same sequence exists, or an event
     *     with the same id; none is stored then
     */
    void append(List<Event> events);

    /**
     * The events of an aggregate, the first first.
     *
     * @param aggregate whose
     * @param afterSequence only events with a greater sequence; 0 starts with the first
     * @param limit at most how many, 1 to {@value PageRequest#MAX_LIMIT}
     * @return the events; fewer than {@code limit} means that none follow
     */
    List<Event> history(AggregateRef aggregate, long afterSequence, int limit);

    /**
     * The events of a customer's timeline, the last first; equal instants by descending event id.
     *
     * @param customer whose
     * @param request which part; keys are the event's instant and id
     * @return the page
     */
    Page<Event> timeline(CustomerId customer, PageRequest request);

    /**
     * Takes away what the events of a customer tell, for ever, because the customer is to be erased: the body of each becomes a
     * {@link dev.aftercare.crm.model.event.RedactedEvent} of the same type, and its reason goes. Everything else stays: id, aggregate, sequence,
     * customer (an id without a person behind it from then on), instant and actor, and with them the order of histories and timelines
     * and whether an event waits for a relay. One that waits is handed over redacted.
     *
     * <p>This is the only way to change an event, and it is narrow on purpose. Deleting events instead would leave gaps in the numbers of
     * aggregates that live on, and would take from statistics what happened, which is not personal. Changing bodies field by
     * field would need an adapter that knows them. Events that concern the customer but do not name it in {@link Event#customer}
     * are not found; neither is what was handed over before.
     *
     * @param customer whose events
     * @param limit at most how many at once, 1 to {@value PageRequest#MAX_LIMIT}; the first first, equal instants by id, those that
     *     are redacted already not counted
     * @return how many were redacted now; fewer than {@code limit} means that none is left
     */
    int redact(CustomerId customer, int limit);

    /**
     * Leases one partition that has waiting events and reads the first of them. A partition is free if it was never leased,
     * was given back, or its lease ends at {@code now} or before. The lease counts once this transaction has committed; of
     * relays that claim at once, each gets a partition of its own or none. Which of several free partitions it is, is the
     * adapter's choice, but a partition whose events keep coming must not keep the others waiting.
     *
     * @param token tells this lease from every other
     * @param now the caller's time
     * @param lease for how long, above zero
     * @param limit at most how many events, 1 to {@value PageRequest#MAX_LIMIT}
     * @return the batch: ordered by aggregate (kind, then id) and sequence, and holding for each aggregate an unbroken run
     *     from its first waiting event; or empty if no free partition has waiting events
     */
    Optional<EventBatch> claim(UUID token, Instant now, Duration lease, int limit);

    /**
     * Records that a batch was handed over: its events no longer wait, and its partition is free.
     *
     * @param batch what {@link #claim} gave
     * @return false if the partition is no longer leased under the batch's token, because the lease has passed to another relay
     *     or was given back; nothing is changed then, and events that still wait will be handed over again. A lease that ended
     *     but was not taken still counts
     */
    boolean handedOver(EventBatch batch);
}
