package dev.aftercare.crm.model.aftersales;

import dev.aftercare.crm.model.Input;
import java.util.UUID;

/**
 * Names one after-sales request of a tenant.
 *
 * @param value a UUID, time-ordered when the library made it
 */
public record AfterSalesId(UUID value) {

    /** Checks the value. */
    public AfterSalesId {
        Input.present("afterSalesId", value);
    }
}
