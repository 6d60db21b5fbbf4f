package dev.aftercare.crm.model.loyalty;

import dev.aftercare.crm.model.Input;
import java.util.UUID;

/**
 * Names one points account.
 *
 * @param value a UUID, time-ordered when the library made it
 */
public record PointsAccountId(UUID value) {

    /** Checks the value. */
    public PointsAccountId {
        Input.present("pointsAccountId", value);
    }
}
