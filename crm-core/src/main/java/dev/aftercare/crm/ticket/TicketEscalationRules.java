package dev.aftercare.crm.ticket;

import dev.aftercare.crm.command.Decision;
import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.sla.SlaClock;
import dev.aftercare.crm.model.ticket.ClockEvent.EscalationSnoozed;
import dev.aftercare.crm.model.ticket.ClockEvent.EscalationTaken;
import dev.aftercare.crm.model.ticket.ClockEvent.EscalationWoken;
import dev.aftercare.crm.model.ticket.Escalation;
import dev.aftercare.crm.model.ticket.PendingRung;
import dev.aftercare.crm.model.ticket.Recipient;
import dev.aftercare.crm.model.ticket.Snooze;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.sla.ClockRules;
import java.time.Instant;
import java.util.List;

/**
 * What escalation makes of a ticket. Pure, as {@link TicketRules}, of which the same holds: in particular, each step first takes in what
 * was used up and reached before it.
 */
public final class TicketEscalationRules {

    private TicketEscalationRules() {}

    /**
     * The time of a rung has come: the ticket says which rungs were reached, each once, at their true instants.
     *
     * @param ticket the ticket
     * @param facts when, and by which rule
     * @return the ticket with those events; the same ticket if nothing was reached by then
     */
    public static Decision<Ticket> reach(Ticket ticket, TicketFacts facts) {
        TicketChange change = TicketChange.of(ticket, facts);
        for (SlaClock clock : ticket.clocks()) {
            change.clocks(ClockRules.breach(change.ticket().clocks(), clock.metric(), facts.now()));
        }
        return change.escalated(facts.now()).decision();
    }

    /**
     * What a rung asks for was done, as far as it could be. A snooze whose time is over is over then.
     *
     * @param ticket the ticket
     * @param rung which rung
     * @param notified who is to be told now
     * @param held who is to be told when the shop opens
     * @param undone what was not done
     * @param facts when, and by which rule
     * @return the ticket with that event; the same ticket if the rung does not wait
     */
    public static Decision<Ticket> taken(
            Ticket ticket,
            PendingRung rung,
            List<Recipient> notified,
            List<Recipient> held,
            List<String> undone,
            TicketFacts facts) {
        TicketChange change = TicketChange.of(ticket, facts);
        Escalation escalation = change.ticket().escalated();
        if (escalation.pending().contains(rung)) {
            Escalation next = escalation.done(rung);
            change.did(
                    change.ticket().next().escalation(isSnoozed(ticket, facts.now()) ? next : next.snoozed(null)),
                    new EscalationTaken(ticket.stage(), rung.metric(), rung.rung(), notified, held, undone));
        }
        return change.decision();
    }

    /**
     * Somebody asks not to be escalated over for a while. What rungs ask for is held back until then and is done afterwards as far as it
     * still makes sense. Clocks, due times and breaches are not touched, and which rungs were reached is still told.
     *
     * @param ticket the ticket
     * @param until until when
     * @param reason why
     * @param facts when, and by whom
     * @return the ticket with that snooze, in the place of one that there was; or the rejection: {@link EscalationRefused} if the ticket
     *     is closed or {@code until} is not to come
     */
    public static Decision<Ticket> snooze(Ticket ticket, Instant until, FreeText reason, TicketFacts facts) {
        if (!ticket.stage().isOpen() || !until.isAfter(facts.now())) {
            return Decision.reject(new EscalationRefused(ticket.stage(), until, facts.now()));
        }
        TicketChange change = TicketChange.of(ticket, facts);
        Escalation escalation = change.ticket().escalated();
        Snooze snooze = new Snooze(until, reason, facts.now(), facts.actor());
        return change.did(
                        change.ticket().next().escalation(escalation.snoozed(snooze)),
                        new EscalationSnoozed(ticket.stage(), until, reason))
                .decision();
    }

    /**
     * Somebody ends a snooze: what it held back is done with the next sweep.
     *
     * @param ticket the ticket
     * @param facts when, and by whom
     * @return the ticket without it; the same ticket if nothing is held back
     */
    public static Decision<Ticket> wake(Ticket ticket, TicketFacts facts) {
        TicketChange change = TicketChange.of(ticket, facts);
        if (isSnoozed(ticket, facts.now())) {
            Escalation escalation = change.ticket().escalated();
            change.did(
                    change.ticket().next().escalation(escalation.snoozed(null)), new EscalationWoken(ticket.stage()));
        }
        return change.decision();
    }

    /**
     * Whether what rungs ask for is held back.
     *
     * @param ticket the ticket
     * @param now when
     * @return true until the snooze's time is over
     */
    public static boolean isSnoozed(Ticket ticket, Instant now) {
        Snooze snooze = ticket.escalated().snooze();
        return snooze != null && snooze.until().isAfter(now);
    }
}
