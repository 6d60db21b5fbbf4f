package dev.aftercare.crm;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * A clock that stands still until it is turned, for tests and for replaying the past. It never goes backwards. Safe for use by
 * several threads.
 */
public final class HandTurnedClock implements InstantSource {

    private volatile Instant now;

    /**
     * Creates a clock.
     *
     * @param start where it stands
     */
    public HandTurnedClock(Instant start) {
        this.now = Input.present("clock.start", start);
    }

    @Override
    public Instant instant() {
        return now;
    }

    /**
     * Turns the clock forward to an instant.
     *
     * @param instant not before where it stands
     * @throws InvalidInputException if it is before
     */
    public synchronized void turnTo(Instant instant) {
        Instant current = now;
        if (Input.present("clock.instant", instant).isBefore(current)) {
            throw new InvalidInputException("clock.instant", "is in the clock's past", current + " or later");
        }
        now = instant;
    }

    /**
     * Turns the clock forward.
     *
     * @param duration by how much, not negative
     * @throws InvalidInputException if it is negative
     */
    public synchronized void turnBy(Duration duration) {
        if (Input.present("clock.duration", duration).isNegative()) {
            throw new InvalidInputException("clock.duration", "is negative", "zero or more");
        }
        now = now.plus(duration);
    }
}
