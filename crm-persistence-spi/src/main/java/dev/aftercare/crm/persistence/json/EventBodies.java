package dev.aftercare.crm.persistence.json;

import dev.aftercare.crm.model.CrmException;
import dev.aftercare.crm.model.EventBody;
import dev.aftercare.crm.model.event.RedactedEvent;
import dev.aftercare.crm.model.event.UnrecognizedEvent;
import dev.aftercare.crm.persistence.StorageException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import tools.jackson.core.JacksonException;

/**
 * Names the types of events and turns their bodies into JSON and back.
 *
 * <p>A type's name never changes. A body of a type that is not known is kept as it is, as an {@link UnrecognizedEvent}; a field
 * that is not known in a body of a known type is passed over, which loses nothing because events are never written again.
 */
public final class EventBodies {

    /** What stands in the store for the body of a {@link RedactedEvent}; no body of any other event is written so. */
    public static final String REDACTED = "{\"redacted\":true}";

    private EventBodies() {}

    /**
     * The name of a body's type, such as {@code ticket-received}.
     *
     * @param body the body
     * @return the name to store beside it
     * @throws IllegalArgumentException if the class of the body is not the library's
     */
    public static String type(EventBody body) {
        if (body instanceof RedactedEvent redacted) {
            return redacted.type();
        }
        return body instanceof UnrecognizedEvent unrecognized ? unrecognized.type() : EventTypes.name(body.getClass());
    }

    /**
     * The names of the fields that bodies of a type have in JSON.
     *
     * @param type the stored name of the type
     * @return the names in their order, unmodifiable; empty if the type is not known
     */
    public static List<String> fields(String type) {
        Class<? extends EventBody> known = EventTypes.type(type);
        return known == null
                ? List.of()
                : Arrays.stream(known.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList();
    }

    /**
     * Writes a body, without its type.
     *
     * @param body the body
     * @return its JSON text; of an {@link UnrecognizedEvent}, what was stored
     */
    public static String encode(EventBody body) {
        if (body instanceof RedactedEvent) {
            return REDACTED;
        }
        return body instanceof UnrecognizedEvent unrecognized
                ? unrecognized.json()
                : Mappers.STORE.writeValueAsString(body);
    }

    /**
     * Reads a body.
     *
     * @param type the stored name of its type
     * @param json the stored text
     * @return the body; a {@link RedactedEvent} if {@link #REDACTED} is stored, else an {@link UnrecognizedEvent} if the type is not
     *     known
     * @throws StorageException {@code CORRUPT} if the text of a known type cannot be read
     */
    public static EventBody decode(String type, String json) {
        if (json.equals(REDACTED)) {
            return new RedactedEvent(type);
        }
        Class<? extends EventBody> known = EventTypes.type(type);
        if (known == null) {
            return new UnrecognizedEvent(type, json);
        }
        try {
            EventBody body = Mappers.STORE.readValue(json, known);
            if (body == null) {
                throw Corrupt.because(type, null);
            }
            return body;
        } catch (JacksonException | CrmException unreadable) {
            throw Corrupt.because(type, unreadable);
        }
    }
}
