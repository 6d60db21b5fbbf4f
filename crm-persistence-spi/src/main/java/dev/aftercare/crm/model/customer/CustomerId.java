package dev.aftercare.crm.model.customer;

import dev.aftercare.crm.model.Input;
import java.util.UUID;

/**
 * Names one customer of a tenant.
 *
 * @param value a UUID, time-ordered when the library made it
 */
public record CustomerId(UUID value) {

    /** Checks the value. */
    public CustomerId {
        Input.present("customerId", value);
    }
}
