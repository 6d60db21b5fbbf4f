package dev.aftercare.crm;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A clock that stands still until it is turned, for tests and for replaying the past. It never goes backwards. Safe for use by
 * several threads.
 */
public final class HandTurnedClock implements InstantSource {

    private final AtomicReference<Instant> now;

    /**
     * Creates a clock.
     *
     * @param start where it stands
     */
    public HandTurnedClock(Instant start) {
        this.now = new AtomicReference<>(Input.present("clock.start", start));
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    /**
     * Turns the clock forward to an instant.
     *
     * @param instant not before where it stands
     * @throws InvalidInputException if it is before
     */
    public void turnTo(Instant instant) {
        Input.present("clock.instant", instant);
        now.updateAndGet(current -> {
            if (instant.isBefore(current)) {
                throw new InvalidInputException("clock.instant", "is in the clock's past", current + " or later");
            }
            return instant;
        });
    }

    /**
     * Turns the clock forward.
     *
     * @param duration by how much, not negative
     * @throws InvalidInputException if it is negative
     */
    public void turnBy(Duration duration) {
        if (Input.present("clock.duration", duration).isNegative()) {
            throw new InvalidInputException("clock.duration", "is negative", "zero or more");
        }
        now.updateAndGet(current -> current.plus(duration));
    }
}
