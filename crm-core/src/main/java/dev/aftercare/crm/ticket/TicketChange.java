package dev.aftercare.crm.ticket;

import dev.aftercare.crm.command.Decision;
import dev.aftercare.crm.command.DueChange;
import dev.aftercare.crm.command.Happened;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.sla.ClockCycles;
import dev.aftercare.crm.model.sla.SlaClock;
import dev.aftercare.crm.model.sla.TermsRef;
import dev.aftercare.crm.model.ticket.ClockEvent.EscalationReached;
import dev.aftercare.crm.model.ticket.ClockEvent.TargetBreached;
import dev.aftercare.crm.model.ticket.Escalation;
import dev.aftercare.crm.model.ticket.PendingRung;
import dev.aftercare.crm.model.ticket.StepEvent;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketDraft;
import dev.aftercare.crm.model.ticket.TicketEvent;
import dev.aftercare.crm.sla.ClockCourse;
import dev.aftercare.crm.sla.ClockDues;
import dev.aftercare.crm.sla.ClockRules;
import dev.aftercare.crm.sla.EscalationDue;
import dev.aftercare.crm.sla.EscalationDues;
import dev.aftercare.crm.sla.EscalationRules;
import dev.aftercare.crm.sla.Occurrence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One decision in the making: the ticket as far as it has come, and what happened to it, one event per version. */
final class TicketChange {

    private final @Nullable Ticket before;
    private final TicketFacts facts;
    private final List<Happened> events = new ArrayList<>();
    private Ticket ticket;

    private TicketChange(@Nullable Ticket before, Ticket ticket, TicketFacts facts) {
        this.before = before;
        this.ticket = ticket;
        this.facts = facts;
    }

    /** A change of a ticket that exists; targets used up by now, and what was reached of their escalation, are told first. */
    static TicketChange of(Ticket ticket, TicketFacts facts) {
        return new TicketChange(ticket, ticket, facts)
                .overdue()
                .escalated(facts.now().minusNanos(1_000));
    }

    /** The receipt of a ticket. */
    static TicketChange received(Ticket ticket, StepEvent.TicketReceived event, TicketFacts facts) {
        TicketChange change = new TicketChange(null, ticket, facts);
        return change.happened(event, facts.actor(), ticket, ClockCourse.ofNew(facts.promises()));
    }

    Ticket ticket() {
        return ticket;
    }

    TicketFacts facts() {
        return facts;
    }

    /** The actor of the command did it. */
    TicketChange did(TicketDraft next, TicketEvent event) {
        return did(facts.actor(), next, event);
    }

    /** Somebody else did it, such as a rule that follows from the command. */
    TicketChange did(Actor actor, TicketDraft next, TicketEvent event) {
        return happened(event, actor, next.build(), course());
    }

    /** What happens moves the clocks and may change what is promised; both are part of the same version. */
    private TicketChange happened(TicketEvent event, Actor actor, Ticket next, ClockCourse course) {
        course.happen(new Occurrence(event, actor, facts.now()));
        TermsRef terms = course.terms().ref();
        boolean otherTerms = !terms.equals(Objects.requireNonNullElse(next.terms(), TermsRef.NONE));
        Escalation escalation = course.escalation(next.escalated());
        Ticket promised = otherTerms ? next.withTerms(terms) : next;
        Ticket escalated = escalation.equals(promised.escalated()) ? promised : promised.withEscalation(escalation);
        ClockCycles cycles = course.cycles();
        ticket = Objects.equals(cycles, escalated.cycles()) ? escalated : escalated.withCycles(cycles);
        events.add(new Happened(otherTerms ? event.under(terms) : event, actor));
        return clocks(course.clocks());
    }

    /** The clocks go on from where the ticket, and what has been done to it in this decision, have brought them. */
    private ClockCourse course() {
        List<Occurrence> done = events.stream()
                .map(happened -> new Occurrence(happened.body(), happened.actor(), facts.now()))
                .toList();
        return ClockCourse.of(ticket, facts.promises()).having(done);
    }

    /**
     * What a move of the clocks shows to be used up is told at once, as a version of its own.
     */
    TicketChange clocks(List<SlaClock> next) {
        List<SlaClock> previous = ticket.clocks();
        ticket = ticket.withClocks(next);
        for (SlaClock clock : ClockRules.newlyBreached(previous, next)) {
            Instant usedUp = Objects.requireNonNull(clock.breachedAt());
            did(Actor.CLOCK, ticket.next(), new TargetBreached(ticket.stage(), clock.metric(), usedUp));
        }
        return this;
    }

    /** Every rung that a clock came to is told once, at its true instant, and waits for what it asks for to be done. */
    TicketChange escalated(Instant upTo) {
        Optional<EscalationDue> due = EscalationRules.next(ticket, facts.promises());
        while (due.isPresent() && !due.get().at().isAfter(upTo)) {
            SlaClock clock = due.get().clock();
            String name = due.get().rung().name();
            Instant at = due.get().at();
            PendingRung rung =
                    new PendingRung(clock.metric(), clock.cycle(), clock.startedAt(), name, at, TermsRef.of(clock));
            did(
                    Actor.CLOCK,
                    ticket.next().escalation(ticket.escalated().reached(clock, rung, ticket.clocks())),
                    new EscalationReached(ticket.stage(), clock.metric(), name, at));
            due = EscalationRules.next(ticket, facts.promises());
        }
        return this;
    }

    Decision<Ticket> decision() {
        List<DueChange> due = new ArrayList<>(TicketTimers.changes(before, ticket, facts));
        due.addAll(ActionTimers.changes(before, ticket, facts.now()));
        due.addAll(ClockDues.changes(ticket.id(), before == null ? List.of() : before.clocks(), ticket.clocks()));
        due.addAll(EscalationDues.changes(before, ticket, facts.promises()));
        due.addAll(CategoryRules.changes(before, ticket, facts));
        due.addAll(ComingBack.changes(before, ticket, facts.now()));
        return new Decision.Accepted<>(ticket, events, due);
    }

    /** Whatever comes now, what was used up before it is a breach: told first, and never by how late somebody looked. */
    private TicketChange overdue() {
        for (SlaClock clock : ticket.clocks()) {
            if (clock.dueAt() != null && clock.dueAt().isBefore(facts.now())) {
                clocks(ClockRules.breach(ticket.clocks(), clock.metric(), facts.now()));
            }
        }
        return this;
    }
}
