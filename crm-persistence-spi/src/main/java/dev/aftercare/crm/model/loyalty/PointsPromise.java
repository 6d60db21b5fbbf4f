package dev.aftercare.crm.model.loyalty;

import dev.aftercare.crm.model.Input;

/**
 * Points on hold, or pending ones, that are not resolved.
 *
 * @param entry the sequence of the entry that set them aside
 * @param left how many of them still stand aside, at least 1
 */
public record PointsPromise(long entry, long left) {

    /** Checks the parts. */
    public PointsPromise {
        Input.within("promise.entry", entry, 1, Long.MAX_VALUE);
        Input.within("promise.left", left, 1, PointsAccount.MAX_POINTS);
    }
}
