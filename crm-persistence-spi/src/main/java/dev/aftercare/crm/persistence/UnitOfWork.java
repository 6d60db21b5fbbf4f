package dev.aftercare.crm.persistence;

import dev.aftercare.crm.model.TenantId;

/**
 * One transaction on the records of one tenant. No method of any store takes a tenant, so none can reach another's.
 *
 * <p>What every store keeps to:
 *
 * <ul>
 *   <li>A method that throws {@code CONFLICT} or {@code DUPLICATE} has changed nothing, and the transaction goes on; unless the
 *       engine itself has ended the transaction (a deadlock, a serialization failure): then nothing of it is committed.
 *   <li>Text keeps every Unicode character as it is; equality is character by character, upper and lower case differ.
 *   <li>Instants keep microseconds; records guarantee that they carry no more.
 *   <li>Ids that are UUIDs sort by their text form (unsigned, most significant byte first); other ids are ASCII and sort by
 *       character code.
 *   <li>What is returned is immutable and a value of its own.
 * </ul>
 */
public interface UnitOfWork {

    /**
     * Whose records this is about.
     *
     * @return the tenant given when the transaction was opened
     */
    TenantId tenant();

    /**
     * Customers and their identities.
     *
     * @return the store, bound to this transaction
     */
    CustomerStore customers();

    /**
     * Tickets.
     *
     * @return the store, bound to this transaction
     */
    TicketStore tickets();

    /**
     * Points accounts and their entries.
     *
     * @return the store, bound to this transaction
     */
    PointsStore points();

    /**
     * Orders and returns.
     *
     * @return the store, bound to this transaction
     */
    PurchaseStore purchases();

    /**
     * Events.
     *
     * @return the store, bound to this transaction
     */
    Journal journal();

    /**
     * What must happen at an instant.
     *
     * @return the store, bound to this transaction
     */
    DueStore due();

    /**
     * What the shop configures or collects.
     *
     * @return the store, bound to this transaction
     */
    DocumentStore documents();

    /**
     * Commands that were done under an idempotency key.
     *
     * @return the store, bound to this transaction
     */
    CommandStore commands();

    /**
     * Registers an action to run on this thread once the transaction has committed, in the order of registration, and never
     * if it does not commit. An action that throws stops neither the others nor the caller.
     *
     * @param action what to run
     */
    void afterCommit(Runnable action);
}
