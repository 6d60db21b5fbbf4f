package dev.aftercare.crm.examples.adapter;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Something is one worker's until an instant, which itself no longer belongs to the lease.
 *
 * @param token tells this lease from every other
 * @param end when it ends
 */
record Lease(UUID token, Instant end) {

    static Lease of(UUID token, Instant now, Duration length) {
        if (length.isZero() || length.isNegative()) {
            throw new InvalidInputException("lease", "is not above zero", "a duration above zero");
        }
        return new Lease(
                token, Input.instant("leaseEnd", Input.instant("now", now).plus(length)));
    }

    boolean hasEnded(Instant now) {
        return !end.isAfter(now);
    }

    boolean isOf(UUID worker) {
        return token.equals(worker);
    }
}
