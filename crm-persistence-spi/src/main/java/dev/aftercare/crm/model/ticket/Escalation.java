package dev.aftercare.crm.model.ticket;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.sla.SlaClock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far the escalation of a ticket has come.
 *
 * @param rounds what was reached, one round per clock
 * @param pending what was reached and is still to be done, the first reached first; at most {@value #MAX_PENDING}
 * @param snooze why nothing is done for now, or null
 */
public record Escalation(
        List<EscalationRound> rounds,
        List<PendingRung> pending,
        @Nullable Snooze snooze) {

    /** The most rungs that wait; of more, those reached last are kept. */
    public static final int MAX_PENDING = 200;

    /** Nothing was reached, nobody asked for quiet. */
    public static final Escalation NONE = new Escalation(List.of(), List.of(), null);

    /** Copies the lists. */
    public Escalation {
        rounds = List.copyOf(Input.atMost("escalation.rounds", rounds, Ticket.MAX_CLOCKS));
        pending = List.copyOf(Input.atMost("escalation.pending", pending, MAX_PENDING));
    }

    /**
     * The round in which a clock is.
     *
     * @param clock the clock
     * @return its round; without anything reached if it is new
     */
    public EscalationRound round(SlaClock clock) {
        return rounds.stream()
                .filter(round -> round.isOf(clock))
                .findFirst()
                .orElseGet(() -> EscalationRound.of(clock));
    }

    /**
     * One rung further.
     *
     * @param clock the clock that reached it
     * @param rung what was reached
     * @param clocks the clocks of the ticket; rounds of others are forgotten
     * @return the escalation from now on
     */
    public Escalation reached(SlaClock clock, PendingRung rung, List<SlaClock> clocks) {
        List<EscalationRound> next = new ArrayList<>(rounds);
        next.removeIf(round ->
                round.metric().equals(clock.metric()) || clocks.stream().noneMatch(round::isOf));
        next.add(round(clock).and(rung.rung()));
        List<PendingRung> waiting = new ArrayList<>(pending);
        waiting.add(rung);
        int tooMany = Math.max(0, waiting.size() - MAX_PENDING);
        return new Escalation(next, waiting.subList(tooMany, waiting.size()), snooze);
    }

    /**
     * A clock is counted anew, within its cycle, or only numbered anew: it stays in its round, so that nothing it reached is reached twice.
     *
     * @param before the clock as it was
     * @param after the clock of the same metric in its place
     * @return the escalation from now on
     */
    public Escalation recounted(SlaClock before, SlaClock after) {
        return new Escalation(
                rounds.stream()
                        .map(round -> round.isOf(before) ? round.countedAs(after) : round)
                        .toList(),
                pending.stream()
                        .map(rung -> rung.isOf(before) ? rung.countedAs(after) : rung)
                        .toList(),
                snooze);
    }

    /**
     * What a rung asks for has been done.
     *
     * @param rung which
     * @return the escalation from now on
     */
    public Escalation done(PendingRung rung) {
        return new Escalation(
                rounds, pending.stream().filter(each -> !each.equals(rung)).toList(), snooze);
    }

    /**
     * Nothing is done for a while, or no longer nothing.
     *
     * @param value why, or null
     * @return the escalation from now on
     */
    public Escalation snoozed(@Nullable Snooze value) {
        return new Escalation(rounds, pending, value);
    }
}
