package dev.aftercare.crm.model.loyalty;

import dev.aftercare.crm.model.IdempotencyKey;
import dev.aftercare.crm.model.Input;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What ties an entry to others and to the request behind it.
 *
 * @param name the entry's name within its account, used at most once there; null if it has none; at most 120 printable ASCII characters
 * @param about the sequence of the entry that this one resolves or reverses; null if it stands for itself
 * @param until when a hold runs out or pending points mature, in whole microseconds; null otherwise
 * @param key the idempotency key of the command that wrote it; null if it had none
 */
public record EntryMarks(
        @Nullable String name,
        @Nullable Long about,
        @Nullable Instant until,
        @Nullable IdempotencyKey key) {

    /** No marks at all. */
    public static final EntryMarks NONE = new EntryMarks(null, null, null, null);

    /** Checks the parts. */
    public EntryMarks {
        if (name != null) {
            Input.code("marks.name", name, 120);
        }
        if (about != null) {
            Input.within("marks.about", about, 1, Long.MAX_VALUE);
        }
        until = Input.instantOrNull("marks.until", until);
    }
}
