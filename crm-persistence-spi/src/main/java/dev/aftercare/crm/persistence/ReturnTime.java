package dev.aftercare.crm.persistence;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** By which instant counts what was given or taken back. */
public enum ReturnTime {
    /** By its own. */
    OWN,
    /**
     * By that of what it gives back: an order, or an entry that gave points. By its own if that is earlier, or if nothing is known of the
     * other.
     */
    ORIGINAL;

    /**
     * The instant that counts.
     *
     * @param own when it was given or taken back
     * @param original when what it gives back came; null if that is not known
     * @return one of the two
     */
    public Instant of(Instant own, @Nullable Instant original) {
        return this == OWN || original == null || own.isBefore(original) ? own : original;
    }
}
