package dev.aftercare.crm.ticket;

import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.model.ticket.Stage;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One line of a ticket's history: who did what, when, from which stage to which.
 *
 * @param at when
 * @param actor who
 * @param from the stage before; null for the receipt
 * @param to the stage after, possibly the same
 * @param what what was done, as an English phrase that goes on from the actor's name
 */
public record HistoryLine(Instant at, Actor actor, @Nullable Stage from, Stage to, String what) {

    /** Whether what people wrote is told. It may be personal. */
    public enum Words {
        /** Left out: the line can be logged and counted. */
        LEFT_OUT,
        /** Told as it was written. */
        INCLUDED;

        /**
         * What follows a phrase of what somebody wrote.
         *
         * @param words what was written; null if nothing was
         * @return the words after a colon and a space; empty if they are left out, or there are none
         */
        public String told(@Nullable FreeText words) {
            return words != null && this == INCLUDED ? ": " + words.value() : "";
        }

        /**
         * What follows a phrase of the reason that was given for what an event tells.
         *
         * @param event the event
         * @return the reason; empty if words are left out, or none was given
         */
        public String because(Event event) {
            FreeText reason = event.reason();
            return reason != null && this == INCLUDED ? ", because: " + reason.value() : "";
        }
    }

    /**
     * The line as one sentence.
     *
     * @return for example {@code 2026-03-02T01:05:00Z agent li.na confirmed it as logistics/damage, HIGH (RECEIVED -> CONFIRMED)}
     */
    public String sentence() {
        String move = from == null || from == to ? "at " + to : from + " -> " + to;
        return at + " " + actor.kind().name().toLowerCase(Locale.ROOT) + " " + actor.id() + " " + what + " (" + move
                + ")";
    }
}
