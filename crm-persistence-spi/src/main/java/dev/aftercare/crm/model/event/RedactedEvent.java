package dev.aftercare.crm.model.event;

import dev.aftercare.crm.model.EventBody;
import dev.aftercare.crm.model.Input;

/**
 * What is left of an event's body after its customer was erased: that something of this type happened. Who did it, when and to what
 * stands in the {@link Event} around it, as before.
 *
 * @param type the stored name of the type that the body had
 */
public record RedactedEvent(String type) implements EventBody {

    /** Checks the type. */
    public RedactedEvent {
        Input.code("event.type", type, 100);
    }
}
