package dev.aftercare.crm.model.event;

import dev.aftercare.crm.model.EventBody;
import dev.aftercare.crm.model.Input;

/**
 * An event of a type that this version of the library does not know, kept as it was stored.
 *
 * @param type the stored name of its type
 * @param json the stored payload
 */
public record UnrecognizedEvent(String type, String json) implements EventBody {

    /** Checks the parts. */
    public UnrecognizedEvent {
        Input.code("event.type", type, 100);
        Input.present("event.json", json);
    }

    /** Leaves the payload out: it may be personal. */
    @Override
    public String toString() {
        return "UnrecognizedEvent[" + type + "]";
    }
}
