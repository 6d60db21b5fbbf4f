package dev.aftercare.crm.persistence.json;

import dev.aftercare.crm.model.EventBody;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.ser.std.StdSerializer;

/** An event's body outside the store: {@code {"type":…,"data":…}}. */
final class EventBodyForm {

    private static final String TYPE = "type";
    private static final String DATA = "data";

    private EventBodyForm() {}

    static final class Writer extends StdSerializer<EventBody> {
        Writer() {
            super(EventBody.class);
        }

        @Override
        public void serialize(EventBody body, JsonGenerator generator, SerializationContext context) {
            generator.writeStartObject();
            generator.writeStringProperty(TYPE, EventBodies.type(body));
            generator.writeName(DATA);
            generator.writeRawValue(EventBodies.encode(body));
            generator.writeEndObject();
        }
    }

    static final class Reader extends StdDeserializer<EventBody> {
        Reader() {
            super(EventBody.class);
        }

        @Override
        public EventBody deserialize(JsonParser parser, DeserializationContext context) {
            JsonNode form = context.readTree(parser);
            if (!form.path(TYPE).isString() || !form.has(DATA)) {
                throw DatabindException.from(parser, "an event's body needs " + TYPE + " and " + DATA);
            }
            return EventBodies.decode(
                    form.path(TYPE).stringValue(), form.path(DATA).toString());
        }
    }
}
