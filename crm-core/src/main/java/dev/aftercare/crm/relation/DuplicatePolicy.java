package dev.aftercare.crm.relation;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import java.time.Duration;

/**
 * When two tickets look so much alike that a person should have a look.
 *
 * @param within how far apart they may have been received, above zero, at most 3,650 days
 * @param threshold the least score that is suggested, 1 to 100
 */
public record DuplicatePolicy(Duration within, int threshold) {

    private static final Duration LONGEST = Duration.ofDays(3_650);

    /** Thirty days, and half of the points. */
    public static final DuplicatePolicy DEFAULT = new DuplicatePolicy(Duration.ofDays(30), 50);

    /** Checks the parts. */
    public DuplicatePolicy {
        Input.present("duplicates.within", within);
        if (within.isNegative() || within.isZero() || within.compareTo(LONGEST) > 0) {
            throw new InvalidInputException("duplicates.within", "is out of range", "above zero, at most 3,650 days");
        }
        Input.within("duplicates.threshold", threshold, 1, 100);
    }
}
