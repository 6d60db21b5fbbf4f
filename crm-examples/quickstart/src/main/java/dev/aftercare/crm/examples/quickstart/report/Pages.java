package dev.aftercare.crm.examples.quickstart.report;

import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageKey;
import dev.aftercare.crm.persistence.PageRequest;
import java.util.function.Consumer;
import java.util.function.Function;

/** Walks over a list that comes in pages. */
final class Pages {

    private Pages() {}

    static <T> void each(Function<PageRequest, Page<T>> pages, PageRequest first, Consumer<T> consumer) {
        PageRequest request = first;
        while (true) {
            Page<T> page = pages.apply(request);
            page.items().forEach(consumer);
            PageKey next = page.next();
            if (next == null) {
                return;
            }
            request = request.after(next);
        }
    }
}
