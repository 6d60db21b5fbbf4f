package dev.aftercare.crm.sla;

import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.sla.SlaClock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One cycle of a clock, from its start to its end or to the present, as the events of the ticket tell it.
 *
 * @param clock the clock as it is, or as it was at its end
 * @param endedAt when it ended without a result, because what it waited for could not happen any more; or null
 * @param superseded whether what it measured began anew, so that nothing of it counts any more, no result and no breach
 * @param spans when it ran, paused and stood still, without gaps, the first first
 * @param moves when its due time was set or moved and why, the first first
 */
public record ClockRun(
        SlaClock clock, @Nullable Instant endedAt, boolean superseded, List<ClockSpan> spans, List<ClockMove> moves) {

    /** Copies the lists. */
    public ClockRun {
        Input.present("run.clock", clock);
        spans = List.copyOf(spans);
        moves = List.copyOf(moves);
    }

    /**
     * Whether it ended without a result.
     *
     * @return true if nobody waits for it any more
     */
    public boolean isAbandoned() {
        return endedAt != null;
    }

    /**
     * The clock as one sees it at an instant.
     *
     * @param asOf when one looks; what was due by then and had not happened is breached
     * @return the clock
     */
    public SlaClock asOf(Instant asOf) {
        Instant end = endedAt;
        return ClockRules.breach(clock, end != null && end.isBefore(asOf) ? end.minusNanos(1_000) : asOf);
    }

    /**
     * What became of it.
     *
     * @param asOf when one looks
     * @return the outcome
     */
    public Outcome outcome(Instant asOf) {
        return Outcome.of(asOf(asOf), isAbandoned());
    }

    /**
     * Who did what the clock waited for: whoever really answered, not the one to whom the ticket was assigned.
     *
     * @return the actor of the event that stopped it; empty if it is not stopped
     */
    public Optional<Actor> stoppedBy() {
        ClockSpan last = spans.get(spans.size() - 1);
        return last.state() == ClockSpan.State.STOPPED && !isAbandoned()
                ? Optional.of(last.because().actor())
                : Optional.empty();
    }
}
