package dev.aftercare.crm.model;

import java.util.Map;

/**
 * What a newer version of the library wrote into a payload and this version does not know. Kept through read, change
 * and write, so that nodes of two versions can share one database.
 *
 * <p>Fields inside objects survive at any depth; fields inside the elements of a list do not, because elements have no
 * stable place. A newer version therefore adds to lists by a sibling component.
 *
 * @param byPointer the unknown values as JSON texts, by their JSON pointer (RFC 6901) within the payload
 */
public record UnknownFields(Map<String, String> byPointer) {

    /** Nothing unknown. */
    public static final UnknownFields NONE = new UnknownFields(Map.of());

    /** Copies the map. */
    public UnknownFields {
        byPointer = Map.copyOf(byPointer);
    }

    /** Counts only: an unknown value may be personal. */
    @Override
    public String toString() {
        return "UnknownFields[" + byPointer.size() + "]";
    }
}
