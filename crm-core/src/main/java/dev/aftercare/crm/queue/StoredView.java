package dev.aftercare.crm.queue;

import dev.aftercare.crm.model.Input;
import java.time.Instant;

/**
 * A view as it is stored.
 *
 * @param view the view
 * @param version the number of changes so far, the first included
 * @param at when it was changed last
 */
public record StoredView(SavedView view, long version, Instant at) {

    /** Checks the parts. */
    public StoredView {
        Input.present("storedView.view", view);
        Input.within("storedView.version", version, 1, Long.MAX_VALUE);
        at = Input.instant("storedView.at", at);
    }
}
