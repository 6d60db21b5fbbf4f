package dev.aftercare.crm.persistence;

import dev.aftercare.crm.model.Input;
import java.time.Instant;

/**
 * The place of one record in an ordered page: its rank where the order has ranks, its instant, then its id. A page that starts after a
 * key is stable while others insert.
 *
 * @param rank what the order compares before the instant, from 0; always 0 where it compares nothing before it
 * @param at the record's instant in that order
 * @param id the record's id as text; 1 to 100 printable ASCII characters
 */
public record PageKey(int rank, Instant at, String id) {

    /** Checks the parts. */
    public PageKey {
        Input.within("pageKey.rank", rank, 0, Integer.MAX_VALUE);
        at = Input.instant("pageKey.at", at);
        Input.code("pageKey.id", id, 100);
    }

    /**
     * A place in an order without ranks.
     *
     * @param at the record's instant in that order
     * @param id the record's id as text; 1 to 100 printable ASCII characters
     */
    public PageKey(Instant at, String id) {
        this(0, at, id);
    }
}
