package dev.aftercare.crm.sla;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.ticket.StepEvent.TicketHeld;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A stretch in the life of a clock, and why it counted or not.
 *
 * @param from the first instant, included
 * @param to the last, excluded
 * @param state whether the clock ran
 * @param hours why the shop was open or closed; null while the clock did not run, for then it does not matter
 * @param name the name of the holiday, exceptional day or break; null if there is none
 * @param because the event that made the clock run or not
 * @param counted the business time that it counted
 */
public record TraceSegment(
        Instant from,
        Instant to,
        ClockSpan.State state,
        @Nullable SegmentReason hours,
        @Nullable String name,
        Occurrence because,
        Duration counted) {

    /** Checks the parts. */
    public TraceSegment {
        Input.present("trace.from", from);
        Input.present("trace.to", to);
        Input.present("trace.state", state);
        Input.present("trace.because", because);
        Input.present("trace.counted", counted);
    }

    /**
     * The stretch in words, without what people wrote.
     *
     * @return for example {@code 2026-03-02T10:00:00Z to 2026-03-02T12:00:00Z: paused by agent li.na, waiting for the customer}
     */
    public String sentence() {
        return from + " to " + to + ": " + (hours == null ? waiting() : counting(hours));
    }

    private String counting(SegmentReason reason) {
        String named = name == null ? "" : " (" + name + ")";
        String words = reason.name().toLowerCase(Locale.ROOT).replace('_', ' ') + named;
        return words + (reason.isOpen() ? ", counted " + counted : ", not counted");
    }

    private String waiting() {
        String who = because.actor().kind().name().toLowerCase(Locale.ROOT) + " "
                + because.actor().id();
        String why = because.body() instanceof TicketHeld held
                ? ", waiting for the "
                        + held.waitingFor().name().toLowerCase(Locale.ROOT).replace('_', ' ')
                : " with " + because.type();
        return "paused by " + who + why;
    }
}
