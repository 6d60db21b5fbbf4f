package dev.aftercare.crm.ticket;

import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.ticket.ActionEffect;
import dev.aftercare.crm.model.ticket.Analysis;
import dev.aftercare.crm.model.ticket.Cancellation;
import dev.aftercare.crm.model.ticket.Confirmation;
import dev.aftercare.crm.model.ticket.ConversationEvent.CustomerAnswered;
import dev.aftercare.crm.model.ticket.Feedback;
import dev.aftercare.crm.model.ticket.FollowUp;
import dev.aftercare.crm.model.ticket.Handling;
import dev.aftercare.crm.model.ticket.HandlingEvent.PriorityChanged;
import dev.aftercare.crm.model.ticket.HandlingEvent.TicketAssigned;
import dev.aftercare.crm.model.ticket.Hold;
import dev.aftercare.crm.model.ticket.PlanEvent.ActionChecked;
import dev.aftercare.crm.model.ticket.PlanEvent.ActionClosed;
import dev.aftercare.crm.model.ticket.PlanEvent.ActionsPlanned;
import dev.aftercare.crm.model.ticket.PlannedAction;
import dev.aftercare.crm.model.ticket.Priority;
import dev.aftercare.crm.model.ticket.Resolution;
import dev.aftercare.crm.model.ticket.RootCause;
import dev.aftercare.crm.model.ticket.Stage;
import dev.aftercare.crm.model.ticket.StepEvent.CauseAdded;
import dev.aftercare.crm.model.ticket.StepEvent.FactRecorded;
import dev.aftercare.crm.model.ticket.StepEvent.FeedbackRecorded;
import dev.aftercare.crm.model.ticket.StepEvent.TicketAnalyzed;
import dev.aftercare.crm.model.ticket.StepEvent.TicketCancelled;
import dev.aftercare.crm.model.ticket.StepEvent.TicketConfirmed;
import dev.aftercare.crm.model.ticket.StepEvent.TicketEscalated;
import dev.aftercare.crm.model.ticket.StepEvent.TicketFollowedUp;
import dev.aftercare.crm.model.ticket.StepEvent.TicketHeld;
import dev.aftercare.crm.model.ticket.StepEvent.TicketMoved;
import dev.aftercare.crm.model.ticket.StepEvent.TicketReopened;
import dev.aftercare.crm.model.ticket.StepEvent.TicketResolved;
import dev.aftercare.crm.model.ticket.StepEvent.TicketResumed;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketDraft;
import dev.aftercare.crm.model.ticket.TicketEvent;
import dev.aftercare.crm.model.ticket.WorkflowPlace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What each step does, once it is known to be legal and to lack nothing. */
final class Effects implements TicketCases<TicketChange> {

    private static final Actor DISSATISFIED_RATING = Actor.rule("dissatisfied-rating");
    private static final Actor EFFECT_NOT_LASTING = Actor.rule("effect-not-lasting");

    private final TicketChange change;
    private final Ticket ticket;
    private final Instant now;
    private final Actor actor;
    private final WorkflowTable.Entry entry;

    /** The effects of a step that is legal at the entry's state. */
    Effects(TicketChange change, WorkflowTable.Entry entry) {
        this.change = change;
        this.entry = entry;
        this.ticket = change.ticket();
        this.now = change.facts().now();
        this.actor = change.facts().actor();
    }

    @Override
    public TicketChange confirm(TicketCommand.Confirm command) {
        Stage to = entry.entered().stage();
        CategoryRules.judged(change, command.category());
        Ticket present = change.ticket();
        return arrive(
                present.next()
                        .category(command.category())
                        .priority(command.priority())
                        .confirmation(new Confirmation(command.problem(), now, actor))
                        .handling(present.handling().answered(now)),
                new TicketConfirmed(present.stage(), to, command.category(), command.priority(), command.problem()));
    }

    @Override
    public TicketChange analyze(TicketCommand.Analyze command) {
        Stage to = entry.entered().stage();
        RootCause cause = command.cause();
        return arrive(
                ticket.next().analysis(Analysis.of(cause, now, actor)),
                new TicketAnalyzed(ticket.stage(), to, cause.dimension(), cause.cause(), cause.detail()));
    }

    @Override
    public TicketChange addCause(TicketCommand.AddCause command) {
        Analysis analysis = Objects.requireNonNull(ticket.analysis(), "the guards ask for a first cause");
        RootCause cause = command.cause();
        boolean known = analysis.causes().stream()
                .anyMatch(it -> it.cause().equals(cause.cause()) && it.dimension() == cause.dimension());
        return known
                ? change
                : change.did(
                        ticket.next().analysis(analysis.and(cause)),
                        new CauseAdded(ticket.stage(), cause.dimension(), cause.cause(), cause.detail()));
    }

    @Override
    public TicketChange plan(TicketCommand.Plan command) {
        List<PlannedAction> plan = new ArrayList<>(ticket.plan());
        List<PlannedAction> added = new ArrayList<>();
        for (ActionRequest request : command.actions()) {
            PlannedAction action = request.planned(plan.size() + 1);
            plan.add(action);
            added.add(action);
        }
        List<Integer> numbers = added.stream().map(PlannedAction::number).toList();
        return change.did(ticket.next().plan(plan), new ActionsPlanned(ticket.stage(), numbers, added));
    }

    /** What comes late is told to be late first, even if nobody swept. */
    @Override
    public TicketChange closeAction(TicketCommand.CloseAction command) {
        ActionTimers.late(change, command.number());
        Ticket present = change.ticket();
        List<PlannedAction> plan = present.plan().stream()
                .map(action -> action.number() == command.number()
                        ? action.closed(command.status(), now, command.reason())
                        : action)
                .toList();
        return change.did(
                present.next().plan(plan),
                new ActionClosed(present.stage(), command.number(), command.status(), command.reason()));
    }

    @Override
    public TicketChange checkAction(TicketCommand.CheckAction command) {
        ActionEffect effect = new ActionEffect(command.effective(), command.finding(), now, actor);
        List<PlannedAction> plan = ticket.plan().stream()
                .map(action -> action.number() == command.number() ? action.checked(effect) : action)
                .toList();
        return change.did(
                ticket.next().plan(plan),
                new ActionChecked(ticket.stage(), command.number(), command.effective(), command.finding()));
    }

    /** A solution begins a new round: what was said of the one before no longer speaks of the present one. */
    @Override
    public TicketChange resolve(TicketCommand.Resolve command) {
        return arrive(
                ticket.next()
                        .resolution(new Resolution(command.solution(), now, actor))
                        .feedback(null)
                        .followUp(null),
                new TicketResolved(ticket.stage(), entry.entered().stage(), command.solution()));
    }

    @Override
    public TicketChange giveFeedback(TicketCommand.GiveFeedback command) {
        Feedback feedback = new Feedback(command.outcome(), command.rating(), command.comment(), now, actor);
        arrive(feedback);
        if (change.facts().policy().reopens(command.rating()) && reopening() != null) {
            FreeText why = command.comment() != null ? command.comment() : new FreeText("rated " + command.rating());
            reopened(DISSATISFIED_RATING, why);
        }
        return change;
    }

    @Override
    public TicketChange followUp(TicketCommand.FollowUpCheck command) {
        Stage to = entry.entered().stage();
        arrive(
                ticket.next().followUp(new FollowUp(command.finding(), command.lasting(), now, actor)),
                new TicketFollowedUp(ticket.stage(), to, command.lasting(), command.finding()));
        if (!command.lasting()) {
            reopened(EFFECT_NOT_LASTING, command.finding());
        }
        return change;
    }

    @Override
    public TicketChange reopen(TicketCommand.Reopen command) {
        return reopened(actor, command.reason());
    }

    @Override
    public TicketChange putOnHold(TicketCommand.PutOnHold command) {
        Hold hold = new Hold(command.waitingFor(), command.reason(), now, actor);
        return change.did(
                ticket.next().handling(ticket.handling().held(hold)),
                new TicketHeld(ticket.stage(), command.waitingFor(), command.reason()));
    }

    @Override
    public TicketChange resume(TicketCommand.Resume command) {
        return change.did(ticket.next().handling(ticket.handling().resumed()), new TicketResumed(ticket.stage()));
    }

    @Override
    public TicketChange escalate(TicketCommand.Escalate command) {
        Handling handling = ticket.handling().escalated();
        return change.did(
                ticket.next().handling(handling),
                new TicketEscalated(ticket.stage(), handling.escalationLevel(), command.reason()));
    }

    @Override
    public TicketChange cancel(TicketCommand.Cancel command) {
        Stage to = entry.entered().stage();
        return arrive(
                ticket.next()
                        .handling(ticket.handling().resumed())
                        .cancellation(
                                new Cancellation(command.reason(), command.duplicateOf(), command.note(), now, actor)),
                new TicketCancelled(ticket.stage(), to, command.reason(), command.duplicateOf(), command.note()));
    }

    @Override
    public TicketChange answer(TicketCommand.Answer command) {
        boolean first = actor.kind() == Actor.Kind.AGENT && ticket.handling().firstAnsweredAt() == null;
        Handling handling = first ? ticket.handling().answered(now) : ticket.handling();
        return change.did(
                ticket.next().handling(handling),
                new CustomerAnswered(ticket.stage(), command.channel(), command.text(), first));
    }

    @Override
    public TicketChange assign(TicketCommand.Assign command) {
        String previous = ticket.handling().assignee();
        Handling handling = ticket.handling().assignedTo(command.assignee()).helpedBy(command.department());
        if (handling.equals(ticket.handling())) {
            return change;
        }
        return change.did(
                ticket.next().handling(handling),
                new TicketAssigned(ticket.stage(), previous, command.assignee(), command.department()));
    }

    @Override
    public TicketChange changePriority(TicketCommand.ChangePriority command) {
        Priority previous = ticket.priority();
        if (previous == command.priority()) {
            return change;
        }
        return change.did(
                ticket.next().priority(command.priority()),
                new PriorityChanged(ticket.stage(), previous, command.priority()));
    }

    @Override
    public TicketChange categorize(TicketCommand.Categorize command) {
        return CategoryRules.chosen(change, command.category());
    }

    @Override
    public TicketChange move(TicketCommand.Move command) {
        WorkflowPlace place =
                Objects.requireNonNull(ticket.place(), "only a workflow of the shop's has steps of its own");
        Stage to = entry.entered().stage();
        String state = entry.entered().name();
        return change.did(
                ticket.next().stage(to).place(place.at(state)),
                new TicketMoved(ticket.stage(), to, command.name(), entry.left().name(), state, command.note()));
    }

    @Override
    public TicketChange recordFact(TicketCommand.RecordFact command) {
        WorkflowPlace place =
                Objects.requireNonNull(ticket.place(), "only a workflow of the shop's has facts of its own");
        if (command.value().equals(place.facts().get(command.fact()))) {
            return change;
        }
        return change.did(
                ticket.next().place(place.with(command.fact(), command.value())),
                new FactRecorded(ticket.stage(), command.fact(), command.value()));
    }

    /** No feedback came in time: the ticket moves on without. */
    TicketChange withoutFeedback() {
        return arrive(new Feedback(null, null, null, now, actor));
    }

    private TicketChange arrive(Feedback feedback) {
        return arrive(
                ticket.next().feedback(feedback),
                new FeedbackRecorded(
                        ticket.stage(),
                        entry.entered().stage(),
                        feedback.rating(),
                        feedback.outcome(),
                        feedback.comment()));
    }

    /** The step leads to where the workflow says. */
    private TicketChange arrive(TicketDraft next, TicketEvent event) {
        change.did(next.stage(entry.entered().stage()), event);
        return entered(actor, entry);
    }

    /** Tells between which states of the shop's own workflow a step of the library led. */
    private TicketChange entered(Actor by, WorkflowTable.Entry step) {
        Ticket present = change.ticket();
        WorkflowPlace place = present.place();
        if (place != null && step.leads()) {
            String from = step.left().name();
            String to = step.entered().name();
            change.did(
                    by,
                    present.next().place(place.at(to)),
                    new TicketMoved(present.stage(), present.stage(), step.title(), from, to, null));
        }
        return change;
    }

    private WorkflowTable.@Nullable Entry reopening() {
        WorkflowTable.Row row =
                change.facts().governing().workflow().row(change.ticket().state());
        return row == null ? null : row.step(TicketStep.REOPEN);
    }

    /** What was tried, and what the customer said of it, stays on the ticket until there is another solution. */
    private TicketChange reopened(Actor by, FreeText why) {
        Ticket present = change.ticket();
        WorkflowTable.Entry back = Objects.requireNonNull(reopening(), "a workflow that checks the effect can reopen");
        Stage to = back.entered().stage();
        Handling handling = present.handling().reopenedAgain();
        change.did(
                by,
                present.next().stage(to).handling(handling),
                new TicketReopened(present.stage(), to, why, handling.reopened()));
        return entered(by, back);
    }
}
