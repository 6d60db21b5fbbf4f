package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.command.By;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.IdempotencyKey;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.loyalty.Cause;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When, for what and by whom points move; every entry that follows from it carries it.
 *
 * @param at when, in whole microseconds
 * @param cause for what
 * @param actor who causes it
 * @param key the idempotency key of the command; null if it has none
 */
public record Occasion(
        Instant at, Cause cause, Actor actor, @Nullable IdempotencyKey key) {

    /** Checks the parts. */
    public Occasion {
        at = Input.instant("at", at);
        Input.present("cause", cause);
        Input.present("actor", actor);
    }

    static Occasion of(Instant at, Cause cause, By by) {
        return new Occasion(at, cause, by.actor(), by.key());
    }

    static Occasion ofClock(Instant at, Cause cause) {
        return new Occasion(at, cause, Actor.CLOCK, null);
    }
}
