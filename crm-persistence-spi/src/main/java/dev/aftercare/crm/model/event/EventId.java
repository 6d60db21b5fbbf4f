package dev.aftercare.crm.model.event;

import dev.aftercare.crm.model.Input;
import java.util.UUID;

/**
 * Names one event; a consumer that sees the same id again sees the same event again.
 *
 * @param value a UUID, time-ordered when the library made it
 */
public record EventId(UUID value) {

    /** Checks the value. */
    public EventId {
        Input.present("eventId", value);
    }
}
