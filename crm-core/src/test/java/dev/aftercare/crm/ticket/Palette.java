package dev.aftercare.crm.ticket;

import dev.aftercare.crm.command.Decision;
import dev.aftercare.crm.model.ticket.ActionStatus;
import dev.aftercare.crm.model.ticket.PlannedAction;
import dev.aftercare.crm.model.ticket.Ticket;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Every sort of command that makes a difference to a workflow, and the search for a way by trying them. */
final class Palette {

    private Palette() {}

    /** All commands that can be thought of for a ticket: each step of the library, and each of the shop's own. */
    static List<TicketCommand> of(TicketWorkflow workflow, Ticket ticket) {
        List<TicketCommand> commands = new ArrayList<>();
        for (TicketStep step : TicketStep.values()) {
            if (step != TicketStep.RECEIVE && step != TicketStep.MOVE && step != TicketStep.RECORD) {
                commands.add(Course.some(step));
            }
        }
        commands.add(TicketCommands.feedback("Told", null, null));
        commands.add(TicketCommands.plan(
                ActionRequest.preventive("Use a thicker box", "logistics").required()));
        commands.add(TicketCommands.plan(
                ActionRequest.corrective("Fetch the broken one", "logistics").required()));
        ticket.plan().stream()
                .filter(action -> action.status() == ActionStatus.OPEN)
                .map(PlannedAction::number)
                .forEach(number -> commands.add(TicketCommands.done(number)));
        ticket.plan().stream()
                .filter(action -> action.status() == ActionStatus.DONE && action.effect() == null)
                .map(PlannedAction::number)
                .forEach(number -> commands.add(TicketCommands.checkAction(number, true, "It fits")));
        workflow.definition().moves().stream()
                .map(WorkflowMove::name)
                .filter(name -> name != null)
                .distinct()
                .forEach(name -> commands.add(TicketCommands.move(name, null)));
        workflow.definition().facts().forEach(fact -> commands.add(TicketCommands.recordFact(fact, "known")));
        return commands;
    }

    /** A ticket that came from another by legal steps and is as wanted; empty if there is none. */
    static Optional<Ticket> search(TicketWorkflow workflow, Ticket from, TicketFacts facts, Predicate<Ticket> wanted) {
        Set<String> seen = new HashSet<>(Set.of(situation(from)));
        Deque<Ticket> todo = new ArrayDeque<>(List.of(from));
        while (!todo.isEmpty()) {
            Ticket here = todo.poll();
            if (wanted.test(here)) {
                return Optional.of(here);
            }
            for (TicketCommand command : of(workflow, here)) {
                // One more plan is enough to find out what planning leads to; each would be another situation.
                boolean tooMany = command.step() == TicketStep.PLAN
                        && here.plan().size() > from.plan().size();
                Decision<Ticket> decision = TicketRules.decide(here, command, facts);
                if (decision.isAccepted() && !tooMany) {
                    Ticket there = decision.orThrow().state();
                    if (seen.add(situation(there))) {
                        todo.add(there);
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static String situation(Ticket ticket) {
        StringBuilder known = new StringBuilder(ticket.state())
                .append(ticket.isOnHold())
                .append(ticket.plan().stream()
                        .filter(action -> action.mandatory() && action.status() == ActionStatus.OPEN)
                        .count());
        known.append(known(ticket));
        if (ticket.place() != null) {
            known.append(ticket.place().facts().keySet());
        }
        return known.toString();
    }

    /** The guards that the ticket satisfies, of those that a workflow may ask for. */
    static Set<Guard> known(Ticket ticket) {
        Set<Guard> known = EnumSet.noneOf(Guard.class);
        for (Guard guard : Guard.values()) {
            if (guard.isSelectable()
                    && RequiredFacts.missing(
                                    ticket, WorkflowMove.own("x", "a", "b").asking(guard), OpenChildren.NONE)
                            .isEmpty()) {
                known.add(guard);
            }
        }
        return known;
    }
}
