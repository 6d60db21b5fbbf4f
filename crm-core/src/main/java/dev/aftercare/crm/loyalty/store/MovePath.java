package dev.aftercare.crm.loyalty.store;

import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.persistence.StorageException;
import java.util.HashSet;
import java.util.Set;

/** The customers whom one who follows a moved loyalty has passed. No merge makes a circle, so one that is stored is damage. For one walk. */
public final class MovePath {

    private final Set<CustomerId> passed = new HashSet<>();

    /**
     * Passes a customer.
     *
     * @param customer whom
     * @throws StorageException {@code CORRUPT} if this customer was passed before
     */
    public void pass(CustomerId customer) {
        if (!passed.add(customer)) {
            throw new StorageException(
                    StorageException.Reason.CORRUPT,
                    "the loyalty of customer " + customer.value() + " was moved in a circle");
        }
    }
}
