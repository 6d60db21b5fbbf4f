package dev.aftercare.crm.persistence.memory;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Something is one worker's until an instant. */
record Lease(UUID token, Instant end) {

    static Lease of(UUID token, Instant now, Duration lease) {
        if (lease.isZero() || lease.isNegative()) {
            throw new InvalidInputException("lease", "is not above zero", "a duration above zero");
        }
        return new Lease(
                token, Input.instant("leaseEnd", Input.instant("now", now).plus(lease)));
    }

    /** The end itself no longer belongs to the lease. */
    boolean hasEnded(Instant now) {
        return !end.isAfter(now);
    }
}
