package dev.aftercare.crm.persistence;

import dev.aftercare.crm.model.Input;
import org.jspecify.annotations.Nullable;

/**
 * Which part of an ordered list is wanted.
 *
 * @param limit at most how many, 1 to {@value #MAX_LIMIT}
 * @param after only records that come after this one in the order asked for, whether or not it still exists; null starts
 *     at the beginning
 */
public record PageRequest(int limit, @Nullable PageKey after) {

    /** The most records of one page. */
    public static final int MAX_LIMIT = 1_000;

    /** Checks the limit. */
    public PageRequest {
        Input.within("page.limit", limit, 1, MAX_LIMIT);
    }

    /**
     * The first page.
     *
     * @param limit at most how many
     * @return the request
     */
    public static PageRequest first(int limit) {
        return new PageRequest(limit, null);
    }

    /**
     * The page after a key.
     *
     * @param key where the page before ended
     * @return the request, with this limit
     */
    public PageRequest after(PageKey key) {
        return new PageRequest(limit, key);
    }
}
