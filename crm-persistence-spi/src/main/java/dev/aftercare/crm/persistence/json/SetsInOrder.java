package dev.aftercare.crm.persistence.json;

import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.ser.ValueSerializerModifier;
import tools.jackson.databind.type.CollectionType;

/**
 * Writes equal sets as equal texts. Java's own sets come in another order in each process, and a request that is written otherwise
 * than before, on another node or after a restart, would count as another request.
 */
final class SetsInOrder extends ValueSerializerModifier {

    private static final long serialVersionUID = 1L;

    @Override
    public ValueSerializer<?> modifyCollectionSerializer(
            SerializationConfig config,
            CollectionType type,
            BeanDescription.Supplier description,
            ValueSerializer<?> serializer) {
        boolean hasNoOrder = type.isTypeOrSubTypeOf(Set.class)
                && !type.isTypeOrSubTypeOf(SortedSet.class)
                && !type.isTypeOrSubTypeOf(EnumSet.class);
        return hasNoOrder ? new Writer(serializer) : serializer;
    }

    private static final class Writer extends ValueSerializer<Collection<?>> {

        private final ValueSerializer<Object> elements;

        @SuppressWarnings("unchecked")
        Writer(ValueSerializer<?> elements) {
            this.elements = (ValueSerializer<Object>) elements;
        }

        @Override
        public ValueSerializer<?> createContextual(SerializationContext context, @Nullable BeanProperty property) {
            return new Writer(elements.createContextual(context, property));
        }

        @Override
        public boolean isEmpty(SerializationContext context, Collection<?> value) {
            return value.isEmpty();
        }

        @Override
        public void serialize(Collection<?> value, JsonGenerator generator, SerializationContext context) {
            elements.serialize(sorted(value), generator, context);
        }

        private static List<?> sorted(Collection<?> value) {
            List<?> all = List.copyOf(value);
            boolean named = all.stream().allMatch(one -> one instanceof Enum<?> || one instanceof String);
            if (all.size() < 2 || named) {
                return all.stream().sorted().toList();
            }
            return all.stream()
                    .sorted(Comparator.comparing(one -> Mappers.EDGE.writeValueAsString(one)))
                    .toList();
        }
    }
}
