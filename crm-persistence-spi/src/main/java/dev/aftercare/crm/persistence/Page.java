package dev.aftercare.crm.persistence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Part of an ordered list.
 *
 * @param <T> what is listed
 * @param items the records, in order
 * @param next the key of the last item if more follow it; null on the last page
 */
public record Page<T>(List<T> items, @Nullable PageKey next) {

    /** Copies the items. */
    public Page {
        items = List.copyOf(items);
    }
}
