package dev.aftercare.crm.event;

import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.event.Event;
import java.time.Instant;
import java.util.Locale;

/**
 * One event in words: who did what, when.
 *
 * @param at when
 * @param actor who
 * @param what what was done
 */
public record EventLine(Instant at, Actor actor, String what) {

    /** What is said of an event that only a later version of the library can read, or that was redacted. */
    public static final String NOT_READABLE = "did something that this version of the library cannot read";

    /** Checks the parts. */
    public EventLine {
        at = Input.instant("line.at", at);
        Input.present("line.actor", actor);
        Input.present("line.what", what);
    }

    /**
     * Says what happened in an event.
     *
     * @param event the event
     * @param what what was done
     * @return the line
     */
    public static EventLine of(Event event, String what) {
        return new EventLine(event.at(), event.actor(), what);
    }

    /**
     * The line as a sentence.
     *
     * @return when, who and what
     */
    public String sentence() {
        return at + " " + actor.kind().name().toLowerCase(Locale.ROOT) + " " + actor.id() + " " + what;
    }
}
