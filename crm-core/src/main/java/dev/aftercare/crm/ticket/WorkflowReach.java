package dev.aftercare.crm.ticket;

import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.ticket.Stage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/** The third check of a workflow: every state can be reached, and none is a dead end. */
final class WorkflowReach {

    private WorkflowReach() {}

    static void check(WorkflowDefinition definition) {
        Set<String> reached =
                reached(definition, Set.of(definition.states().get(0).name()), true);
        Set<String> ends = new HashSet<>();
        for (WorkflowState state : definition.states()) {
            if (!reached.contains(state.name())) {
                throw new InvalidInputException(
                        "workflow.state " + state.name(), "is never reached", "a step that leads there");
            }
            if (isEnd(state)) {
                ends.add(state.name());
            }
        }
        Set<String> leadOn = reached(definition, ends, false);
        for (WorkflowState state : definition.states()) {
            if (state.isOpen() && !leadOn.contains(state.name())) {
                throw new InvalidInputException(
                        "workflow.state " + state.name(),
                        "is a dead end",
                        "a way on to a state of the stage FOLLOWED_UP; to be cancelled is none");
            }
        }
    }

    /** To be cancelled is no aim of a workflow. */
    static boolean isEnd(WorkflowState state) {
        return state.stage() == Stage.FOLLOWED_UP;
    }

    private static Set<String> reached(WorkflowDefinition definition, Set<String> from, boolean forwards) {
        Set<String> reached = new HashSet<>(from);
        Deque<String> todo = new ArrayDeque<>(from);
        while (!todo.isEmpty()) {
            String here = todo.pop();
            for (WorkflowMove move : definition.moves()) {
                String near = forwards ? move.from() : move.to();
                String far = forwards ? move.to() : move.from();
                if (near.equals(here) && reached.add(far)) {
                    todo.push(far);
                }
            }
        }
        return reached;
    }
}
