package dev.aftercare.crm.persistence.json;

import dev.aftercare.crm.model.UnknownFields;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Finds the fields of a payload that its record does not know, and puts them back. */
final class UnknownFieldsTree {

    private UnknownFieldsTree() {}

    /** Compares a payload with the components of its record; {@code schema} at the top is known. */
    static UnknownFields collect(JsonNode payload, Class<?> type) {
        Map<String, String> found = new HashMap<>();
        collect(payload, type, JsonPointer.empty(), found);
        found.remove("/" + AggregateCodec.SCHEMA);
        return found.isEmpty() ? UnknownFields.NONE : new UnknownFields(found);
    }

    private static void collect(JsonNode node, Class<?> type, JsonPointer at, Map<String, String> found) {
        Map<String, Class<?>> components = components(type);
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            JsonPointer pointer = at.appendProperty(field.getKey());
            Class<?> component = components.get(field.getKey());
            if (component == null) {
                found.put(pointer.toString(), field.getValue().toString());
            } else if (component.isRecord() && field.getValue().isObject()) {
                collect(field.getValue(), component, pointer, found);
            }
        }
    }

    /** Adds each field whose parent is still there and which the record did not write itself. */
    static void merge(ObjectNode payload, UnknownFields unknown) {
        new TreeMap<>(unknown.byPointer()).forEach((pointer, json) -> {
            JsonPointer place = JsonPointer.compile(pointer);
            ObjectNode parent = parent(payload, place);
            String name = place.last() == null ? null : place.last().getMatchingProperty();
            if (parent != null && name != null && !parent.has(name)) {
                parent.set(name, Mappers.STORE.readTree(json));
            }
        });
    }

    private static @Nullable ObjectNode parent(ObjectNode root, JsonPointer place) {
        JsonNode node = root;
        for (JsonPointer step = place; step.tail() != null && !step.tail().matches(); step = step.tail()) {
            node = node.path(step.getMatchingProperty());
        }
        return node instanceof ObjectNode object ? object : null;
    }

    private static Map<String, Class<?>> components(Class<?> type) {
        Map<String, Class<?>> components = new HashMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            components.put(component.getName(), component.getType());
        }
        return components;
    }
}
