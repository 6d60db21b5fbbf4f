package dev.aftercare.crm.examples.adapter;

import dev.aftercare.crm.model.due.DueEntry;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A due entry and who is doing it.
 *
 * @param entry what and when
 * @param lease whose it is, or null if nobody has claimed it since it was scheduled
 */
record DueRecord(DueEntry entry, @Nullable Lease lease) {

    boolean isFree(Instant now) {
        return !entry.at().isAfter(now) && (lease == null || lease.hasEnded(now));
    }

    DueRecord claimed(Lease by) {
        return new DueRecord(entry, by);
    }
}
