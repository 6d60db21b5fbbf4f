package dev.aftercare.crm.ticket;

import dev.aftercare.crm.command.Decision;
import dev.aftercare.crm.model.sla.Metric;
import dev.aftercare.crm.model.sla.TermsRef;
import dev.aftercare.crm.model.ticket.ActionStatus;
import dev.aftercare.crm.model.ticket.ClockEvent.TermsReconsidered;
import dev.aftercare.crm.model.ticket.Intake;
import dev.aftercare.crm.model.ticket.Merger;
import dev.aftercare.crm.model.ticket.MessageAuthor;
import dev.aftercare.crm.model.ticket.MessageVisibility;
import dev.aftercare.crm.model.ticket.PlanEvent.ActionClosed;
import dev.aftercare.crm.model.ticket.PlannedAction;
import dev.aftercare.crm.model.ticket.StepEvent.FollowUpDue;
import dev.aftercare.crm.model.ticket.StepEvent.TicketReceived;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketEvent;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.model.ticket.WorkflowPlace;
import dev.aftercare.crm.sla.ClockRules;
import dev.aftercare.crm.sla.TicketTraits;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a ticket. Pure: the same arguments give the same decision, and nothing else is read or written.
 *
 * <p>What always holds for an accepted decision:
 *
 * <ul>
 *   <li>The version grows by one for each event; without events, the state is the one given.
 *   <li>The stages of the events connect: each begins where the one before ended.
 *   <li>A target that was used up before the command is noted as breached first, even if nobody swept; so what comes late is never
 *       counted as in time. What was reached of its escalation before the command is noted then, too.
 * </ul>
 */
public final class TicketRules {

    private TicketRules() {}

    /**
     * Receives a matter.
     *
     * @param id names the ticket
     * @param matter what reached the shop
     * @param facts when, by whom, the shop's policies, and the workflow for matters of this type
     * @return version 1, with its clocks running; or the rejection: {@link GuardFailed} if the matter lacks what the workflow asks for
     */
    public static Decision<Ticket> receive(TicketId id, NewTicket matter, TicketFacts facts) {
        Intake intake = new Intake(
                matter.channel(),
                matter.statement(),
                matter.purchase(),
                facts.now(),
                facts.actor(),
                matter.standing(),
                matter.message(),
                matter.follows());
        Governing governing = facts.governing();
        List<Missing> missing =
                RequiredFacts.missing(intake, governing.workflow().definition());
        if (!missing.isEmpty()) {
            return Decision.reject(new GuardFailed(TicketStep.RECEIVE, missing));
        }
        WorkflowPlace place = governing.place();
        Ticket ticket = Ticket.received(id, matter.type(), matter.customer(), matter.priority(), intake)
                .withStart(governing.workflow().start().stage(), place);
        TicketReceived event = new TicketReceived(
                ticket.stage(),
                matter.type(),
                matter.channel(),
                matter.priority(),
                place,
                intake.standing(),
                null,
                matter.message() == null ? null : TicketMessage.author(matter.message()),
                matter.follows());
        return TicketChange.received(ticket, event, facts).decision();
    }

    /**
     * Decides a command.
     *
     * @param ticket the ticket
     * @param command what is asked
     * @param facts when, by whom, and the shop's policies
     * @return the ticket after it and what happened; or the rejection: {@link MergedAway} if the ticket goes on in another one,
     *     {@link IllegalStep} if the ticket cannot take the step where it stands, {@link GuardFailed} if it can, but something is
     *     missing, {@link NoSuchCategory} if it sets a category that the shop's tree does not have open
     */
    public static Decision<Ticket> decide(Ticket ticket, TicketCommand command, TicketFacts facts) {
        Merger merger = ticket.merger();
        if (merger != null) {
            return Decision.reject(MergedAway.of(ticket, merger, facts));
        }
        TicketWorkflow workflow = facts.governing().workflow();
        TicketStep step = command.step();
        WorkflowTable.Entry entry = entry(ticket, command, workflow);
        if (entry == null || !step.fits(ticket.isOnHold())) {
            return Decision.reject(IllegalStep.of(command, ticket, workflow));
        }
        List<Missing> missing = Guards.missing(ticket, command, entry, facts);
        if (!missing.isEmpty()) {
            return Decision.reject(new GuardFailed(step, missing));
        }
        NoSuchCategory noSuch = CategoryRules.refusal(ticket, command, facts.categories());
        if (noSuch != null) {
            return Decision.reject(noSuch);
        }
        return command.match(new Effects(TicketChange.of(ticket, facts), entry)).decision();
    }

    /** What the workflow says of a command where the ticket stands; null if it is not legal there. */
    static WorkflowTable.@Nullable Entry entry(Ticket ticket, TicketCommand command, TicketWorkflow workflow) {
        WorkflowTable.Row row = workflow.row(ticket.state());
        TicketStep step = command.step();
        return row == null ? null : step == TicketStep.MOVE ? row.own(command.title()) : row.step(step);
    }

    /**
     * Something came to be between this ticket and others, or purchases: its history tells it, and the ticket stays as it is, wherever
     * it stands.
     *
     * @param ticket the ticket
     * @param event what is told, at the ticket's stage
     * @param facts when, by whom, and the shop's policies
     * @return the next version of the ticket, with that event
     */
    public static Decision<Ticket> note(Ticket ticket, TicketEvent event, TicketFacts facts) {
        TicketChange change = TicketChange.of(ticket, facts);
        return change.did(change.ticket().next(), event).decision();
    }

    /**
     * Somebody wrote. Messages can be added to a ticket wherever it stands, also once it is closed, and move it nowhere; but
     * not to one that goes on in another.
     *
     * @param ticket the ticket
     * @param message what was written
     * @param facts when, by whom, and the shop's policies
     * @return the ticket with the message in its history; what a person of the shop writes to the customer counts as an answer; or
     *     rejected with {@link MergedAway}
     */
    public static Decision<Ticket> message(Ticket ticket, TicketMessage message, TicketFacts facts) {
        Merger merger = ticket.merger();
        if (merger != null) {
            return Decision.reject(MergedAway.of(ticket, merger, facts));
        }
        TicketChange change = TicketChange.of(ticket, facts);
        Ticket present = change.ticket();
        boolean answered = message.author() == MessageAuthor.AGENT && message.visibility() == MessageVisibility.PUBLIC;
        return change.did(
                        present.next()
                                .handling(answered ? present.handling().answered(facts.now()) : present.handling()),
                        message.at(present.stage()))
                .decision();
    }

    /**
     * Looks anew at what is promised to a ticket: by what is in force now, and by what the ticket is now.
     *
     * @param ticket the ticket
     * @param facts when, by whom, and the shop's policies
     * @return the ticket under the terms in force, its clocks moved as their rules say; the same ticket if those are the terms it has,
     *     or it is closed; or rejected with {@link MergedAway}
     */
    public static Decision<Ticket> reconsider(Ticket ticket, TicketFacts facts) {
        Merger merger = ticket.merger();
        if (merger != null) {
            return Decision.reject(MergedAway.of(ticket, merger, facts));
        }
        TicketChange change = TicketChange.of(ticket, facts);
        TermsRef inForce = facts.promises().inForce(TicketTraits.of(ticket)).ref();
        boolean same = inForce.equals(Objects.requireNonNullElse(ticket.terms(), TermsRef.NONE));
        if (!same && ticket.stage().isOpen()) {
            change.did(change.ticket().next(), new TermsReconsidered(ticket.stage(), null));
        }
        return change.decision();
    }

    /**
     * Nobody took a step in time: the ticket takes the one that its workflow names, without feedback where it waited for that.
     *
     * @param ticket the ticket
     * @param facts when, and by which rule
     * @return the ticket after that step; the same ticket if nothing happens by itself where it stands, or it is on hold
     */
    public static Decision<Ticket> timedOut(Ticket ticket, TicketFacts facts) {
        TicketChange change = TicketChange.of(ticket, facts);
        WorkflowTable.Row row = TicketTimers.row(ticket, facts);
        WorkflowTimer timer = TicketTimers.moveOn(ticket, row);
        WorkflowTable.Entry entry =
                row == null || timer == null || timer.step() == null ? null : row.titled(timer.step());
        if (entry != null) {
            Effects effects = new Effects(change, entry);
            if (entry.step() == TicketStep.MOVE) {
                effects.move(new TicketCommand.Move(entry.title(), null));
            } else {
                effects.withoutFeedback();
            }
        }
        return change.decision();
    }

    /**
     * The time has come to check the lasting effect: the ticket says so, and stays where it is until somebody does.
     *
     * @param ticket the ticket
     * @param facts when, and by which rule
     * @return the ticket with that event; the same ticket if it does not wait for the check
     */
    public static Decision<Ticket> followUpDue(Ticket ticket, TicketFacts facts) {
        TicketChange change = TicketChange.of(ticket, facts);
        if (TicketTimers.reminder(TicketTimers.row(ticket, facts)) != null) {
            change.did(change.ticket().next(), new FollowUpDue(ticket.stage()));
        }
        return change.decision();
    }

    /**
     * The time of a corrective action has come: if the ticket is open and it is not closed, the ticket says so, once. A ticket that is
     * not open says so when it goes on.
     *
     * @param ticket the ticket
     * @param number the action's number
     * @param facts when, and by which rule
     * @return the ticket with that event; the same ticket if the action is closed, due later, or not there, or that was told before
     */
    public static Decision<Ticket> actionDue(Ticket ticket, int number, TicketFacts facts) {
        TicketChange change = TicketChange.of(ticket, facts);
        if (ticket.stage().isOpen()) {
            ActionTimers.overdue(change, number, facts.now());
        }
        return change.decision();
    }

    /**
     * Preventive actions were closed while the ticket was, or while it was merged: its plan says so, now that it goes on.
     *
     * @param ticket the ticket
     * @param actions its preventive actions, as they are now
     * @param facts when, and by which rule
     * @return the ticket with an event for each that its plan has as open; the same ticket if there is none
     */
    static Decision<Ticket> closedMeanwhile(Ticket ticket, List<Prevention> actions, TicketFacts facts) {
        TicketChange change = TicketChange.of(ticket, facts);
        for (Prevention prevention : actions) {
            int number = prevention.ref().number();
            Instant closedAt = prevention.closedAt();
            boolean open = change.ticket().plan().get(number - 1).status() == ActionStatus.OPEN;
            if (open && closedAt != null) {
                List<PlannedAction> plan = change.ticket().plan().stream()
                        .map(action -> action.number() == number
                                ? action.closed(prevention.status(), closedAt, prevention.reason())
                                : action)
                        .toList();
                change.did(
                        change.ticket().next().plan(plan),
                        new ActionClosed(ticket.stage(), number, prevention.status(), prevention.reason()));
            }
        }
        return change.decision();
    }

    /**
     * The time of a target has come: if it is used up, the ticket says so, once.
     *
     * @param ticket the ticket
     * @param metric of which clock
     * @param facts when, and by which rule
     * @return the ticket with that event; the same ticket if the clock does not run, is due later, or the breach was told before
     */
    public static Decision<Ticket> targetDue(Ticket ticket, Metric metric, TicketFacts facts) {
        TicketChange change = TicketChange.of(ticket, facts);
        return change.clocks(ClockRules.breach(change.ticket().clocks(), metric, facts.now()))
                .decision();
    }
}
