package dev.aftercare.crm.persistence.json;

import dev.aftercare.crm.model.CrmException;
import java.util.List;
import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;

/** Rows of one record in one array; they never change, so nothing unknown is carried. */
final class ListCodec<T> implements JsonCodec<List<T>> {

    private final Class<T> element;
    private final ObjectReader reader;
    private final ObjectWriter writer;

    ListCodec(Class<T> element) {
        this.element = element;
        JavaType type = Mappers.STORE.getTypeFactory().constructCollectionType(List.class, element);
        this.reader = Mappers.STORE.readerFor(type);
        this.writer = Mappers.STORE.writerFor(type);
    }

    @Override
    public String encode(List<T> value) {
        return writer.writeValueAsString(value);
    }

    @Override
    public List<T> decode(String json) {
        try {
            List<T> list = reader.readValue(json);
            if (list == null || list.stream().anyMatch(Objects::isNull)) {
                throw Corrupt.because(element.getSimpleName(), null);
            }
            return List.copyOf(list);
        } catch (JacksonException | CrmException unreadable) {
            throw Corrupt.because(element.getSimpleName(), unreadable);
        }
    }
}
