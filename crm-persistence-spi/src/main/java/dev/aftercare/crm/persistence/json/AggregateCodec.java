package dev.aftercare.crm.persistence.json;

import dev.aftercare.crm.model.CrmException;
import dev.aftercare.crm.model.UnknownFields;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.node.ObjectNode;

/**
 * Payloads of one aggregate. A payload without unknown fields is read and written as a stream; only one that has some is taken
 * apart as a tree.
 */
final class AggregateCodec<T> implements JsonCodec<T> {

    static final String SCHEMA = "schema";

    private final Class<T> type;
    private final Function<T, UnknownFields> unknown;
    private final ObjectReader reader;
    private final ObjectWriter writer;

    AggregateCodec(Class<T> type, Function<T, UnknownFields> unknown) {
        this.type = type;
        this.unknown = unknown;
        this.reader = Mappers.STORE.readerFor(type);
        this.writer = Mappers.STORE.writerFor(type).withAttribute(SCHEMA, CrmJson.SCHEMA);
    }

    @Override
    public String encode(T value) {
        String known = writer.writeValueAsString(value);
        UnknownFields fields = unknown.apply(value);
        if (fields.byPointer().isEmpty()) {
            return known;
        }
        ObjectNode payload = (ObjectNode) Mappers.STORE.readTree(known);
        UnknownFieldsTree.merge(payload, fields);
        return Mappers.STORE.writeValueAsString(payload);
    }

    @Override
    public T decode(String json) {
        try {
            UnknownFieldWatch watch = new UnknownFieldWatch();
            T value = reader.withAttribute(UnknownFieldWatch.class, watch).readValue(json);
            if (watch.seen()) {
                UnknownFields fields = UnknownFieldsTree.collect(Mappers.STORE.readTree(json), type);
                value = reader.withAttribute(UnknownFields.class, fields).readValue(json);
            }
            if (value == null) {
                throw Corrupt.because(type.getSimpleName(), null);
            }
            return value;
        } catch (JacksonException | CrmException unreadable) {
            throw Corrupt.because(type.getSimpleName(), unreadable);
        }
    }
}
