package dev.aftercare.crm.examples.quickstart.replay;

import dev.aftercare.crm.HandTurnedClock;
import dev.aftercare.crm.Shop;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Turns the clock, and does every hour what is due, as a host does that calls the library from its scheduler. */
final class Timekeeper {

    private static final Duration SWEEP = Duration.ofHours(1);

    private final Shop shop;
    private final HandTurnedClock clock;

    Timekeeper(Shop shop, HandTurnedClock clock) {
        this.shop = shop;
        this.clock = clock;
    }

    /** Turns the clock to an instant; it stays where it is if that has passed. */
    void turnTo(Instant instant) {
        Instant hour = clock.instant().truncatedTo(ChronoUnit.HOURS).plus(SWEEP);
        for (; !hour.isAfter(instant); hour = hour.plus(SWEEP)) {
            clock.turnTo(hour);
            sweep();
        }
        if (instant.isAfter(clock.instant())) {
            clock.turnTo(instant);
        }
    }

    /** Does what is due now. */
    void sweep() {
        shop.runDue(Integer.MAX_VALUE);
    }

    Instant now() {
        return clock.instant();
    }
}
