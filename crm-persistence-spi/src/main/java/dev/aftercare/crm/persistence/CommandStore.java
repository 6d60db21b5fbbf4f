package dev.aftercare.crm.persistence;

import dev.aftercare.crm.model.IdempotencyKey;
import java.time.Instant;
import java.util.Optional;

/**
 * Commands that were done under an idempotency key. The record is appended in the transaction of the command's effects, so that both
 * are there or neither; a key that is there already keeps the effects from being there twice.
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
     * Stores a record. If another transaction is storing the same key, this waits for its end. An adapter may hold it back, with what
     * follows from that as {@link UnitOfWork} says.
     *
     * @param command the record
     * @throws StorageException {@code CONFLICT} if the key is stored already; what is there stays as it is
     */
    void append(CommandRecord command);

    /**
     * Forgets old records; their keys count as never used from then on.
     *
     * @param before only records done before this instant
     * @param limit at most how many, 1 to {@value PageRequest#MAX_LIMIT}; the oldest first
     * @return how many were forgotten
     */
    int forget(Instant before, int limit);
}
