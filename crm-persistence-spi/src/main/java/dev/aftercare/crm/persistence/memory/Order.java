package dev.aftercare.crm.persistence.memory;

import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageKey;
import dev.aftercare.crm.persistence.PageRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Records in the order of their pages. Ids are ASCII, so comparing them as strings compares character codes. */
final class Order {

    static final Comparator<PageKey> FIRST_FIRST =
            Comparator.comparing(PageKey::at).thenComparing(PageKey::id);

    static final Comparator<PageKey> LAST_FIRST = FIRST_FIRST.reversed();

    private Order() {}

    static <T> NavigableMap<PageKey, T> lastFirst() {
        return new TreeMap<>(LAST_FIRST);
    }

    /** What comes after one key in the map's order, and not after another. */
    static <T> NavigableMap<PageKey, T> part(
            NavigableMap<PageKey, T> ordered, @Nullable PageKey after, @Nullable PageKey upTo) {
        if (after != null && upTo != null && ordered.comparator().compare(after, upTo) >= 0) {
            return Collections.emptyNavigableMap();
        }
        NavigableMap<PageKey, T> part = after == null ? ordered : ordered.tailMap(after, false);
        return upTo == null ? part : part.headMap(upTo, true);
    }

    static <T> Page<T> page(@Nullable NavigableMap<PageKey, T> ordered, PageRequest request) {
        return ordered == null
                ? new Page<>(List.of(), null)
                : page(part(ordered, request.after(), null), request.limit(), item -> true);
    }

    static <T> Page<T> page(NavigableMap<PageKey, T> part, int limit, Predicate<T> wanted) {
        List<T> items = new ArrayList<>();
        PageKey last = null;
        for (Map.Entry<PageKey, T> entry : part.entrySet()) {
            if (!wanted.test(entry.getValue())) {
                continue;
            }
            if (items.size() == limit) {
                return new Page<>(items, last);
            }
            items.add(entry.getValue());
            last = entry.getKey();
        }
        return new Page<>(items, null);
    }
}
