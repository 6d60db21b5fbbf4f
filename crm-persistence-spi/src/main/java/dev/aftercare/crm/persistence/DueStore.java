package dev.aftercare.crm.persistence;

import dev.aftercare.crm.model.due.DueClaim;
import dev.aftercare.crm.model.due.DueEntry;
import dev.aftercare.crm.model.due.DueKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What must happen at an instant. */
public interface DueStore {

    /**
     * Schedules an entry. If its key is scheduled already, it moves to the new instant, and a claim on it no longer counts. If
     * another transaction is changing the same entry, this waits for its end; of two that schedule one key, the later one counts.
     *
     * @param entry what and when
     */
    void schedule(DueEntry entry);

    /**
     * Takes an entry away, claimed or not; nothing happens if there is none.
     *
     * @param key which
     */
    void cancel(DueKey key);

    /**
     * Reads an entry without locking.
     *
     * @param key which
     * @return the entry, or empty
     */
    Optional<DueEntry> find(DueKey key);

    /**
     * Claims entries that are due: those at {@code now} or before that are unclaimed or whose lease ends at {@code now} or
     * before. The claims count once this transaction has committed; of workers that claim at once, no two get the same entry.
     *
     * @param token tells these claims from all others
     * @param now the caller's time
     * @param limit at most how many, 1 to {@value PageRequest#MAX_LIMIT}
     * @param lease for how long, above zero
     * @return the claims, the earliest entry first; equal instants by kind, aggregate kind, aggregate id, part. A worker may
     *     be given fewer than are due while others claim at the same time
     */
    List<DueClaim> claim(UUID token, Instant now, int limit, Duration lease);

    /**
     * Ends a claimed entry: it is taken away. To be called in the transaction that does what was due, so that both happen or
     * neither.
     *
     * @param claim what {@link #claim} gave
     * @return false if the claim no longer counts, because the entry was scheduled anew, cancelled, done or claimed by another;
     *     nothing is changed then. A lease that ended but was not taken still counts
     */
    boolean done(DueClaim claim);
}
