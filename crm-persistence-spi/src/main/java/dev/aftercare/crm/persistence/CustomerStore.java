package dev.aftercare.crm.persistence;

import dev.aftercare.crm.model.customer.Customer;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.customer.Identity;
import java.util.Optional;

/** Customers and their identities. */
public interface CustomerStore {

    /**
     * Reads a customer without locking.
     *
     * @param id which
     * @return the customer, or empty
     */
    Optional<Customer> find(CustomerId id);

    /**
     * Reads the customer who has an identity, without locking.
     *
     * @param identity which; scheme and value are compared character by character
     * @return the customer, or empty
     */
    Optional<Customer> findByIdentity(Identity identity);

    /**
     * Stores a new customer and claims the identities.
     *
     * @param customer version 1
     * @throws StorageException {@code DUPLICATE} if the id exists or any identity belongs to another customer; nothing is
     *     stored then. If another transaction is claiming the same identity, this waits for its end
     */
    void insert(Customer customer);

    /**
     * Replaces a customer; identities that are gone become free, new ones are claimed.
     *
     * @param next the customer, of a version above {@code expectedVersion}
     * @param expectedVersion the version that must be stored now
     * @throws StorageException {@code CONFLICT} if another version or nothing is stored; {@code DUPLICATE} if a new identity
     *     belongs to another customer; nothing is changed then
     */
    void update(Customer next, long expectedVersion);

    /**
     * All customers, the first registered first; equal instants by id.
     *
     * @param request which part; keys are {@code registeredAt} and id
     * @return the page
     */
    Page<Customer> page(PageRequest request);
}
