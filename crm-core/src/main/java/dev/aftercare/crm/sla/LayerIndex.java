package dev.aftercare.crm.sla;

import dev.aftercare.crm.model.Input;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which layers of calendars are stored, and what each lies over.
 *
 * @param entries one per layer, at most {@value #MAX_LAYERS}
 */
record LayerIndex(List<Entry> entries) {

    static final LayerIndex EMPTY = new LayerIndex(List.of());

    static final int MAX_LAYERS = 500;

    LayerIndex {
        entries = List.copyOf(Input.atMost("calendars", entries, MAX_LAYERS));
    }

    /**
     * One layer.
     *
     * @param id which
     * @param over the id of the layer or calendar below it, null for the lowest
     */
    record Entry(String id, @Nullable String over) {}

    Optional<Entry> find(String id) {
        return entries.stream().filter(entry -> entry.id().equals(id)).findFirst();
    }

    LayerIndex with(CalendarLayer layer) {
        List<Entry> next = new ArrayList<>(without(layer.id()).entries());
        next.add(new Entry(layer.id(), layer.over()));
        return new LayerIndex(next);
    }

    LayerIndex without(String id) {
        return new LayerIndex(
                entries.stream().filter(entry -> !entry.id().equals(id)).toList());
    }

    /** The layers that lie over one, directly or not, each after the one it lies over. */
    List<String> above(String id) {
        List<String> found = new ArrayList<>();
        List<String> next = List.of(id);
        while (!next.isEmpty()) {
            List<String> below = next;
            next = entries.stream()
                    .filter(entry ->
                            entry.over() != null && below.contains(entry.over()) && !found.contains(entry.id()))
                    .map(Entry::id)
                    .toList();
            found.addAll(next);
        }
        return found;
    }
}
