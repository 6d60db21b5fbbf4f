package dev.aftercare.crm.model.team;

import dev.aftercare.crm.model.Input;
import java.util.UUID;

/**
 * Names one task of a tenant.
 *
 * @param value a UUID, time-ordered when the library made it
 */
public record TaskId(UUID value) {

    /** Checks the value. */
    public TaskId {
        Input.present("taskId", value);
    }
}
