package dev.aftercare.crm.persistence;

import dev.aftercare.crm.model.TenantId;

/**
 * Where a shop's records are kept. An adapter implements this interface, {@link UnitOfWork} and the eight stores, and
 * proves itself with the compatibility kit.
 *
 * <p>Safe for use by several threads. Several instances, in one process or in many, may work on the same data.
 */
public interface CrmStorage extends AutoCloseable {

    /**
     * Runs work in one transaction of one tenant.
     *
     * <p>If the work returns, everything it wrote is durable and visible to every later transaction, all of it at once,
     * and what it registered with {@link UnitOfWork#afterCommit} then runs. This holds of every commit, however many threads and
     * instances are at work: an engine that can lose one that it acknowledged, if only seldom (when it saves its file while another
     * transaction changes data, say), must be kept from that, by letting transactions take turns if nothing less helps. If it throws, nothing it wrote remains and the
     * exception reaches the caller as it is. If the engine ended the transaction before the work did, nothing it wrote remains
     * either, and this throws {@code CONFLICT} or {@code UNAVAILABLE} even if the work passes over that and returns. Others see nothing of an unfinished transaction. Within it, reads see its own
     * writes. The isolation is at least READ COMMITTED.
     *
     * <p>A storage that joins a transaction of its host leaves the commit to the host: "durable" and {@code afterCommit} then
     * wait for the host's commit, and if the work throws, its writes are undone even if the host goes on and commits. If the engine
     * ended the host's transaction, the exception says so ({@link StorageException#isHostTransactionLost}).
     *
     * <p>The unit of work is valid on the calling thread until the work ends; using it afterwards or on another thread is
     * an {@link IllegalStateException}. Opening a transaction inside another one on the same thread is an
     * {@link IllegalStateException}, too.
     *
     * @param <R> what the work returns
     * @param tenant whose records the work sees; those of others do not exist for it
     * @param work what to do; it may be run only once, the adapter never repeats it
     * @return what the work returned
     * @throws StorageException {@code CONFLICT} if another transaction got in the way, also at commit; {@code UNAVAILABLE} if
     *     the store could not be reached or timed out, in which case the work may or may not have taken effect
     */
    <R> R inTransaction(TenantId tenant, TransactionWork<R> work);

    /**
     * Releases what the storage holds itself; what its host handed in stays open, and so do other instances on the same data.
     * From then on every transaction is refused with {@code UNAVAILABLE}. A second call does nothing.
     */
    @Override
    void close();
}
