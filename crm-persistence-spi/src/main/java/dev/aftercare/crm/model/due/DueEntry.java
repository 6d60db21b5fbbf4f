package dev.aftercare.crm.model.due;

import dev.aftercare.crm.model.Input;
import java.time.Instant;

/**
 * Something that must happen at an instant.
 *
 * @param key what and to what
 * @param at not before this instant, in whole microseconds
 */
public record DueEntry(DueKey key, Instant at) {

    /** Checks the parts. */
    public DueEntry {
        Input.present("due.key", key);
        at = Input.instant("due.at", at);
    }
}
