package dev.aftercare.crm.persistence.json;

import dev.aftercare.crm.model.UnknownFields;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.ser.std.StdSerializer;

/** The component for unknown fields: never written under its own name, and filled from the context of the call. */
final class UnknownFieldsSlot {

    private UnknownFieldsSlot() {}

    static final class Writer extends StdSerializer<UnknownFields> {
        Writer() {
            super(UnknownFields.class);
        }

        @Override
        public boolean isEmpty(SerializationContext context, UnknownFields value) {
            return true;
        }

        @Override
        public void serialize(UnknownFields value, JsonGenerator generator, SerializationContext context) {
            // Reached only if a host writes the record on its own; its parts have no place there.
            generator.writeStartObject();
            generator.writeEndObject();
        }
    }

    static final class Reader extends StdScalarDeserializer<UnknownFields> {
        Reader() {
            super(UnknownFields.class);
        }

        @Override
        public UnknownFields deserialize(JsonParser parser, DeserializationContext context) {
            parser.skipChildren();
            return given(context);
        }

        @Override
        public Object getNullValue(DeserializationContext context) {
            return given(context);
        }

        @Override
        public Object getAbsentValue(DeserializationContext context) {
            return given(context);
        }

        private static UnknownFields given(DeserializationContext context) {
            return context.getAttribute(UnknownFields.class) instanceof UnknownFields fields
                    ? fields
                    : UnknownFields.NONE;
        }
    }
}
