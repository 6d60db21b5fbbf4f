package dev.aftercare.crm.model.ticket;

import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.Input;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What the analysis found.
 *
 * @param cause the root cause that counts most; statistics go by it
 * @param further what else contributed, in the order found; at most {@value #MAX_FURTHER}
 * @param at when the first was found
 * @param by who found the first
 */
public record Analysis(RootCause cause, List<RootCause> further, Instant at, Actor by) {

    /** The most causes beside the first: an analysis is part of the ticket, which has to stay small. */
    public static final int MAX_FURTHER = 20;

    /** Checks the parts. */
    public Analysis {
        Input.present("analysis.cause", cause);
        further = List.copyOf(Input.atMost("analysis.further", further, MAX_FURTHER));
        at = Input.instant("analysis.at", at);
        Input.present("analysis.by", by);
    }

    /**
     * An analysis that found one cause.
     *
     * @param cause the root cause
     * @param at when it was found
     * @param by who found it
     * @return the analysis
     */
    public static Analysis of(RootCause cause, Instant at, Actor by) {
        return new Analysis(cause, List.of(), at, by);
    }

    /**
     * Something else contributed.
     *
     * @param more what
     * @return the analysis from now on
     */
    public Analysis and(RootCause more) {
        List<RootCause> all = new ArrayList<>(further);
        all.add(more);
        return new Analysis(cause, all, at, by);
    }

    /**
     * All that was found, the cause that counts most first.
     *
     * @return the causes
     */
    public List<RootCause> causes() {
        List<RootCause> all = new ArrayList<>();
        all.add(cause);
        all.addAll(further);
        return List.copyOf(all);
    }
}
