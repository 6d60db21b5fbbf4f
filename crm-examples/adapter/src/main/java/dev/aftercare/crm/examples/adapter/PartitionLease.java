package dev.aftercare.crm.examples.adapter;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who has a partition of the waiting events.
 *
 * @param turn the number of its last lease, counted over all partitions; 0 if it never had one
 * @param lease that lease, or null once it was given back
 */
record PartitionLease(long turn, @Nullable Lease lease) {

    static final PartitionLease NEVER = new PartitionLease(0, null);

    boolean isFree(Instant now) {
        return lease == null || lease.hasEnded(now);
    }

    PartitionLease givenBack() {
        return new PartitionLease(turn, null);
    }
}
