package dev.aftercare.crm.persistence;

import dev.aftercare.crm.model.Input;
import java.time.Instant;

/**
 * The place of one record in an ordered page: its instant, then its id. A page that starts after a key is stable while
 * others insert.
 *
 * @param at the record's instant in that order
 * @param id the record's id as text; 1 to 100 printable ASCII characters
 */
public record PageKey(Instant at, String id) {

    /** Checks the parts. */
    public PageKey {
        at = Input.instant("pageKey.at", at);
        Input.code("pageKey.id", id, 100);
    }
}
