package dev.aftercare.crm.persistence;

/**
 * What is done in one transaction.
 *
 * @param <R> what it returns
 */
@FunctionalInterface
public interface TransactionWork<R> {

    /**
     * Does the work.
     *
     * @param unit the stores of one tenant, valid until this method ends
     * @return the result
     */
    R run(UnitOfWork unit);
}
