package dev.aftercare.crm.persistence;

import dev.aftercare.crm.model.IdempotencyKey;
import java.time.Instant;
import java.util.Optional;

/**
 * Commands that were done under an idempotency key. A service looks the key up before it decides and appends the record in
 * the transaction of the command's effects.
 */
public interface CommandStore {

    /**
     * Reads the record of a key without locking.
     *
     * @param key which
     * @return the record, or empty
     */
    Optional<CommandRecord> find(IdempotencyKey key);

    /**
     * Stores a record unless its key is stored already. If another transaction is storing the same key, this waits for its
     * end.
     *
     * @param command the record
     * @return true if it was stored now, false if the key was there before; what was there stays as it is
     */
    boolean append(CommandRecord command);

    /**
     * Forgets old records; their keys count as never used from then on.
     *
     * @param before only records done before this instant
     * @param limit at most how many, 1 to {@value PageRequest#MAX_LIMIT}; the oldest first
     * @return how many were forgotten
     */
    int forget(Instant before, int limit);
}
