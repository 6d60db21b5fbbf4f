package dev.aftercare.crm.loyalty.store;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.customer.CustomerId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * To whom a customer's loyalty was moved.
 *
 * @param customer whose
 * @param into to whom; null if that was undone
 * @param merge by which merge; null if it was undone
 * @param formerly to whom it had been moved by merges that were undone, the last first, each customer once
 */
public record MovedLoyalty(
        CustomerId customer,
        @Nullable CustomerId into,
        @Nullable String merge,
        List<CustomerId> formerly) {

    /** Checks and copies the parts. */
    public MovedLoyalty {
        Input.present("moved.customer", customer);
        formerly = List.copyOf(Input.present("moved.formerly", formerly));
    }
}
