package dev.aftercare.crm.persistence.json;

import java.time.DateTimeException;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.ser.std.StdSerializer;

/** Values that are one text in JSON. */
final class BareText {

    private BareText() {}

    static final class Writer<T> extends StdSerializer<T> {
        private final Function<T, String> format;

        Writer(Class<T> type, Function<T, String> format) {
            super(type);
            this.format = format;
        }

        @Override
        public void serialize(T value, JsonGenerator generator, SerializationContext context) {
            generator.writeString(format.apply(value));
        }
    }

    static final class Reader<T> extends StdScalarDeserializer<T> {
        private final Function<String, T> parse;

        Reader(Class<T> type, Function<String, T> parse) {
            super(type);
            this.parse = parse;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                throw DatabindException.from(
                        parser, "text expected for " + handledType().getSimpleName());
            }
            try {
                return parse.apply(parser.getString());
            } catch (IllegalArgumentException | DateTimeException malformed) {
                // Neither the text nor the cause, which may quote it: it can be personal.
                throw DatabindException.from(
                        parser, "malformed " + handledType().getSimpleName());
            }
        }
    }
}
