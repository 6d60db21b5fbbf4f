package dev.aftercare.crm.model.loyalty;

import dev.aftercare.crm.model.Input;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Points on hold, or pending ones, that are not resolved.
 *
 * @param entry the sequence of the entry that set them aside
 * @param left how many of them still stand aside, at least 1
 * @param until from when on they are resolved by themselves, as their entry says; null if never, or if the promise was stored before it
 *     told
 */
public record PointsPromise(long entry, long left, @Nullable Instant until) {

    /** Checks the parts. */
    public PointsPromise {
        Input.within("promise.entry", entry, 1, Long.MAX_VALUE);
        Input.within("promise.left", left, 1, PointsAccount.MAX_POINTS);
        until = Input.instantOrNull("promise.until", until);
    }

    /**
     * A promise that does not tell its time.
     *
     * @param entry the sequence of the entry that set the points aside
     * @param left how many of them still stand aside, at least 1
     */
    public PointsPromise(long entry, long left) {
        this(entry, left, null);
    }

    /**
     * Whether it is known to be resolved by itself at an instant.
     *
     * @param at the instant
     * @return true from {@code until} on, that instant included
     */
    public boolean isDue(Instant at) {
        return until != null && !at.isBefore(until);
    }
}
