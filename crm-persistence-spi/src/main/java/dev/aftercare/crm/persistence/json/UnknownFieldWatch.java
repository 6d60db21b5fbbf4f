package dev.aftercare.crm.persistence.json;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.DeserializationProblemHandler;

/**
 * Notes that a payload holds a field that its record does not know. Where it stood is not known here, because Jackson buffers
 * such fields while it gathers a record's components; the codec then looks at the whole text.
 */
final class UnknownFieldWatch {

    static final DeserializationProblemHandler HANDLER = new Handler();

    private boolean seen;

    boolean seen() {
        return seen;
    }

    private static final class Handler extends DeserializationProblemHandler {
        @Override
        public boolean handleUnknownProperty(
                DeserializationContext context,
                JsonParser parser,
                ValueDeserializer<?> deserializer,
                Object beanOrClass,
                String name) {
            if (context.getAttribute(UnknownFieldWatch.class) instanceof UnknownFieldWatch watch) {
                watch.seen = true;
            }
            parser.skipChildren();
            return true;
        }
    }
}
