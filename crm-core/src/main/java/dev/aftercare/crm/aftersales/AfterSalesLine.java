package dev.aftercare.crm.aftersales;

import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.aftersales.AfterSalesState;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One line of a request's history: who did what, when, from which state to which.
 *
 * @param at when
 * @param actor who
 * @param from the state before; null for the request itself
 * @param to the state after, possibly the same
 * @param what what was done, as an English phrase that goes on from the actor's name
 */
public record AfterSalesLine(
        Instant at, Actor actor, @Nullable AfterSalesState from, AfterSalesState to, String what) {

    /**
     * The line as one sentence.
     *
     * @return for example {@code 2026-03-02T01:05:00Z agent li.na agreed (REQUESTED -> APPROVED)}
     */
    public String sentence() {
        String move = from == null || from == to ? "at " + to : from + " -> " + to;
        return at + " " + actor.kind().name().toLowerCase(Locale.ROOT) + " " + actor.id() + " " + what + " (" + move
                + ")";
    }
}
