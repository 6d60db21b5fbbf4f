package dev.aftercare.crm.jdbc;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageKey;
import dev.aftercare.crm.persistence.PageRequest;
import java.util.List;
import java.util.function.Function;

/** Pages by key: a query asks for one row more than the page holds, to know whether more follow. */
final class Pages {

    private Pages() {}

    static <T> Page<T> of(List<T> rows, PageRequest request, Function<T, PageKey> key) {
        if (rows.size() <= request.limit()) {
            return new Page<>(rows, null);
        }
        List<T> items = rows.subList(0, request.limit());
        return new Page<>(items, key.apply(items.get(items.size() - 1)));
    }

    /** A limit that a store accepts. */
    static int limit(int limit) {
        return (int) Input.within("limit", limit, 1, PageRequest.MAX_LIMIT);
    }
}
