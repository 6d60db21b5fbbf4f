package dev.aftercare.crm.ticket;

import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.ticket.ActionKind;
import dev.aftercare.crm.model.ticket.ActionStatus;
import dev.aftercare.crm.model.ticket.Analysis;
import dev.aftercare.crm.model.ticket.PlannedAction;
import dev.aftercare.crm.model.ticket.RootCause;
import dev.aftercare.crm.model.ticket.Ticket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks for everything that a legal step lacks, in the order of {@link Guard}. */
final class Guards implements TicketCases<List<Missing>> {

    private final Ticket ticket;
    private final Actor actor;
    private final TicketWorkflow workflow;
    private final @Nullable CauseList causes;

    private Guards(Ticket ticket, TicketFacts facts) {
        this.ticket = ticket;
        this.actor = facts.actor();
        this.workflow = facts.governing().workflow();
        this.causes = facts.causes();
    }

    static List<Missing> missing(Ticket ticket, TicketCommand command, WorkflowTable.Entry entry, TicketFacts facts) {
        List<Missing> missing = new ArrayList<>(require(
                !(ticket.isOnHold() && entry.movesOn()),
                Guard.WAIT_IS_OVER,
                "the end of the wait; " + TicketStep.RESUME + " first"));
        missing.addAll(command.match(new Guards(ticket, facts)));
        WorkflowMove move = entry.move();
        if (move != null) {
            missing.addAll(RequiredFacts.missing(ticket, move, facts.children()));
        }
        return missing;
    }

    @Override
    public List<Missing> confirm(TicketCommand.Confirm command) {
        return List.of();
    }

    @Override
    public List<Missing> analyze(TicketCommand.Analyze command) {
        return listed(command.cause());
    }

    @Override
    public List<Missing> addCause(TicketCommand.AddCause command) {
        List<Missing> missing = new ArrayList<>(listed(command.cause()));
        Analysis analysis = ticket.analysis();
        missing.addAll(require(analysis != null, Guard.FIRST_CAUSE_FOUND, "a first cause; ANALYZE first"));
        missing.addAll(require(
                analysis == null || analysis.further().size() < Analysis.MAX_FURTHER,
                Guard.ANALYSIS_HAS_ROOM,
                "room for another cause; an analysis has room for " + Analysis.MAX_FURTHER + " beside the first"));
        return missing;
    }

    private List<Missing> listed(RootCause cause) {
        return causes == null
                ? List.of()
                : require(causes.has(cause), Guard.CAUSE_IN_LIST, causes.words(cause.dimension()));
    }

    @Override
    public List<Missing> plan(TicketCommand.Plan command) {
        int room = Ticket.MAX_ACTIONS - ticket.plan().size();
        return require(
                command.actions().size() <= room,
                Guard.PLAN_HAS_ROOM,
                "room for " + command.actions().size() + " more actions; the plan has room for " + room);
    }

    @Override
    public List<Missing> closeAction(TicketCommand.CloseAction command) {
        Optional<PlannedAction> found = action(command.number());
        if (found.isEmpty()) {
            return noAction(command.number());
        }
        PlannedAction action = found.get();
        boolean givesUpMandatory = command.status() == ActionStatus.VOID && action.mandatory();
        List<Missing> missing = new ArrayList<>(require(
                action.status() == ActionStatus.OPEN,
                Guard.ACTION_IS_OPEN,
                "an open action; action " + action.number() + " is " + action.status()));
        missing.addAll(require(
                !givesUpMandatory || actor.kind() == Actor.Kind.AGENT,
                Guard.PERSON_GIVES_UP,
                "a person of the shop to give up the mandatory action " + action.number()));
        return missing;
    }

    @Override
    public List<Missing> checkAction(TicketCommand.CheckAction command) {
        Optional<PlannedAction> found = action(command.number());
        if (found.isEmpty()) {
            return noAction(command.number());
        }
        PlannedAction action = found.get();
        List<Missing> missing = new ArrayList<>(require(
                action.status() == ActionStatus.DONE,
                Guard.ACTION_IS_DONE,
                "an action that is done; action " + action.number() + " is " + action.status()));
        missing.addAll(require(
                action.kind() == ActionKind.CORRECTIVE,
                Guard.ACTION_IS_CORRECTIVE,
                "a corrective action; whether the preventive action " + action.number()
                        + " had its effect it says itself"));
        return missing;
    }

    private Optional<PlannedAction> action(int number) {
        return ticket.plan().stream()
                .filter(action -> action.number() == number)
                .findFirst();
    }

    private static List<Missing> noAction(int number) {
        return require(false, Guard.ACTION_EXISTS, "an action " + number + " in the plan");
    }

    @Override
    public List<Missing> resolve(TicketCommand.Resolve command) {
        return List.of();
    }

    @Override
    public List<Missing> giveFeedback(TicketCommand.GiveFeedback command) {
        return List.of();
    }

    @Override
    public List<Missing> followUp(TicketCommand.FollowUpCheck command) {
        return List.of();
    }

    @Override
    public List<Missing> reopen(TicketCommand.Reopen command) {
        return List.of();
    }

    @Override
    public List<Missing> putOnHold(TicketCommand.PutOnHold command) {
        return List.of();
    }

    @Override
    public List<Missing> resume(TicketCommand.Resume command) {
        return List.of();
    }

    @Override
    public List<Missing> escalate(TicketCommand.Escalate command) {
        return List.of();
    }

    @Override
    public List<Missing> cancel(TicketCommand.Cancel command) {
        return require(
                !ticket.id().equals(command.duplicateOf()),
                Guard.OTHER_TICKET,
                "another ticket that this one is a duplicate of");
    }

    @Override
    public List<Missing> answer(TicketCommand.Answer command) {
        return require(actor.kind() != Actor.Kind.CUSTOMER, Guard.SHOP_ANSWERS, "an answer that comes from the shop");
    }

    @Override
    public List<Missing> assign(TicketCommand.Assign command) {
        return List.of();
    }

    @Override
    public List<Missing> changePriority(TicketCommand.ChangePriority command) {
        return List.of();
    }

    @Override
    public List<Missing> categorize(TicketCommand.Categorize command) {
        return List.of();
    }

    @Override
    public List<Missing> move(TicketCommand.Move command) {
        return List.of();
    }

    @Override
    public List<Missing> recordFact(TicketCommand.RecordFact command) {
        Set<String> declared = workflow.definition().facts();
        return require(
                declared.contains(command.fact()),
                Guard.FACT_IS_DECLARED,
                "a fact that the workflow names, of " + declared);
    }

    private static List<Missing> require(boolean holds, Guard guard, String what) {
        return holds ? List.of() : List.of(new Missing(guard, what));
    }
}
