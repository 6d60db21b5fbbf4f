package dev.aftercare.crm.persistence;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.event.Event;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Events leased to one relay for handing over.
 *
 * @param partition the partition leased, 0 to 15
 * @param token tells this lease from every other
 * @param leaseEnd from this instant on another relay may claim the partition
 * @param events the events, at least one; per aggregate in the order of their sequences
 */
public record EventBatch(int partition, UUID token, Instant leaseEnd, List<Event> events) {

    /** Checks and copies the parts. */
    public EventBatch {
        Input.within("batch.partition", partition, 0, Journal.PARTITIONS - 1L);
        Input.present("batch.token", token);
        leaseEnd = Input.instant("batch.leaseEnd", leaseEnd);
        events = List.copyOf(events);
    }
}
