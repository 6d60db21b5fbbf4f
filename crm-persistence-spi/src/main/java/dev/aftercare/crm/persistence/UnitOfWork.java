package dev.aftercare.crm.persistence;

/**
 * One transaction on the records of one tenant. No method of any store takes a tenant, so none can reach another's.
 *
 * <p>What every store keeps to:
 *
 * <ul>
 *   <li>A method that throws {@code CONFLICT} or {@code DUPLICATE} has changed nothing, and the transaction goes on; unless the
 *       engine itself has ended the transaction (a deadlock, a serialization failure): then nothing of it is committed.
 *   <li>What a caller may not ask for is refused before anything is changed, and the transaction goes on: a limit, a number of
 *       elements or a lease out of its bounds with an {@link dev.aftercare.crm.model.InvalidInputException}; versions and
 *       sequences that are not numbered as the method says with {@code CONSTRAINT}.
 *   <li>A write that meets what another transaction has written and not committed waits for its end, or is a {@code CONFLICT}
 *       at once. No wait lasts for ever: after a bound that the adapter states it is a {@code CONFLICT}, and of two
 *       transactions that wait for each other both end. A store that lets the transactions of a tenant pass one by one is
 *       free to let the next one wait as long as the work before it takes.
 *   <li>An adapter may hold back a write that can only fail by a mistake: to an account that this transaction has locked, to anything
 *       that it has written itself, and the events and due entries of either; and the record of a command, which fails only if the command
 *       was done before. Whatever the work reads sees it all the same, and it is sent before the commit or with it. Should it be
 *       refused (an event's id exists, rows were changed past the library), the refusal,
 *       with the reason that it would have had at once, comes from a later call or from {@link CrmStorage#inTransaction}; from
 *       then on every call throws it, and nothing of the transaction is committed. So a caller lets a refusal pass that it did not
 *       expect from the very call it made.
 *   <li>Every record that a call gives is whole, as one transaction left it; the records of one page or sum need not be of the
 *       same moment while others write.
 *   <li>Text keeps every Unicode character as it is; equality is character by character, upper and lower case differ.
 *   <li>Instants keep microseconds; records guarantee that they carry no more.
 *   <li>Ids that are UUIDs sort by their text form (unsigned, most significant byte first); other ids are ASCII and sort by
 *       character code.
 *   <li>What is returned is immutable and a value of its own.
 * </ul>
 */
public interface UnitOfWork {

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
     * if it does not commit. An action that throws stops neither the others nor the caller. It runs outside the transaction:
     * the unit of work is over, and on a storage that opens its own transactions the action may open the next one.
     *
     * @param action what to run
     */
    void afterCommit(Runnable action);
}
