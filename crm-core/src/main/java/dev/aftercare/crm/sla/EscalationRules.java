package dev.aftercare.crm.sla;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.sla.SlaClock;
import dev.aftercare.crm.model.ticket.Escalation;
import dev.aftercare.crm.model.ticket.EscalationRound;
import dev.aftercare.crm.model.ticket.PendingRung;
import dev.aftercare.crm.model.ticket.Snooze;
import dev.aftercare.crm.model.ticket.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When rungs of an escalation plan are due. Pure.
 *
 * <p>Only a running clock comes to a rung: whatever happens to a ticket first takes in what its clocks came to before, so nothing is lost
 * when a clock then pauses or stops, however late a sweep looks. A rung is due when the clock, running on as it does, has counted what the
 * rung needs. If it had counted so much already when it last ran on, that is when it is due. The breach is due at
 * {@link SlaClock#dueAt}, what comes before it never later, and what comes after it so much open time later.
 */
public final class EscalationRules {

    private EscalationRules() {}

    /**
     * When a clock comes to a rung.
     *
     * @param clock the clock
     * @param terms what it counts by
     * @param rung the rung
     * @return the instant; empty if it does not run, or its calendar has not enough hours ahead
     */
    public static Optional<Instant> at(SlaClock clock, SlaTerms terms, EscalationRung rung) {
        Instant since = clock.runningSince();
        Instant due = clock.dueAt();
        if (since == null || due == null) {
            return Optional.empty();
        }
        Duration needed = rung.needed(clock.target());
        int comparedToTarget = needed.compareTo(clock.target());
        Optional<Instant> at;
        if (comparedToTarget == 0) {
            at = Optional.of(due);
        } else if (comparedToTarget > 0 && clock.elapsed().compareTo(clock.target()) <= 0) {
            at = open(terms, due, needed.minus(clock.target()));
        } else if (needed.compareTo(clock.elapsed()) <= 0) {
            at = Optional.of(since);
        } else {
            at = open(terms, since, needed.minus(clock.elapsed()))
                    .map(instant -> comparedToTarget < 0 && instant.isAfter(due) ? due : instant);
        }
        return at.filter(instant -> instant.isBefore(Input.LATEST));
    }

    /**
     * The rung that a clock comes to next.
     *
     * @param clock the clock
     * @param terms what it counts by
     * @param escalation what its ticket has reached so far
     * @return the first of those not reached in this round; empty if there is none to come
     */
    public static Optional<EscalationDue> next(SlaClock clock, SlaTerms terms, Escalation escalation) {
        if (!clock.isRunning()) {
            return Optional.empty();
        }
        EscalationRound round = escalation.round(clock);
        return terms.ladder(clock.metric()).stream()
                .filter(ladder -> round.reached().size() < EscalationRound.MAX_KNOWN)
                .flatMap(ladder -> ladder.rungs().stream())
                .filter(rung -> !round.reached().contains(rung.name()))
                .flatMap(rung -> at(clock, terms, rung).map(at -> new EscalationDue(clock, rung, at)).stream())
                .min(Comparator.comparing(EscalationDue::at));
    }

    /**
     * The rung that any clock of a ticket comes to next.
     *
     * @param ticket the ticket
     * @param promises what its clocks count by
     * @return the first; empty if there is none to come
     */
    public static Optional<EscalationDue> next(Ticket ticket, Promises promises) {
        return ticket.clocks().stream()
                .filter(SlaClock::isRunning)
                .flatMap(clock -> next(clock, promises.counted(clock), ticket.escalated()).stream())
                .min(Comparator.comparing(EscalationDue::at));
    }

    /**
     * When there is something to do for the escalation of a ticket: a rung is reached, or what rungs ask for is to be done. A snooze
     * holds back the latter.
     *
     * @param ticket the ticket
     * @param promises what its clocks count by
     * @return the instant, possibly past; empty if there is nothing to come
     */
    public static Optional<Instant> due(Ticket ticket, Promises promises) {
        if (ticket.isMerged()) {
            return Optional.empty();
        }
        Escalation escalation = ticket.escalated();
        Optional<Instant> pending = escalation.pending().stream()
                .map(PendingRung::at)
                .min(Comparator.naturalOrder())
                .map(at -> {
                    Snooze snooze = escalation.snooze();
                    return snooze != null && snooze.until().isAfter(at) ? snooze.until() : at;
                });
        return Stream.concat(pending.stream(), next(ticket, promises).map(EscalationDue::at).stream())
                .min(Comparator.naturalOrder());
    }

    private static Optional<Instant> open(SlaTerms terms, Instant from, Duration more) {
        return new BusinessTime(terms.hours()).plus(from, more, AtClosing.STAY);
    }
}
