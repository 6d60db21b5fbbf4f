package dev.aftercare.crm.ticket;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** The first check of a workflow: what is named exists, and nothing is said twice. */
final class WorkflowNames {

    private WorkflowNames() {}

    static void check(WorkflowDefinition definition) {
        Input.within("workflow.states.size", definition.states().size(), 1, WorkflowDefinition.MAX_STATES);
        Set<String> states = new LinkedHashSet<>();
        for (WorkflowState state : definition.states()) {
            once("workflow.state " + state.name(), states.add(state.name()));
        }
        Set<String> moves = new HashSet<>();
        for (WorkflowMove move : definition.moves()) {
            known(move.place(), "leads to", move.to(), states);
            known(move.place(), "begins at", move.from(), states);
            once(move.place(), moves.add(move.title() + " " + move.from()));
            guards(move.place(), move.guards());
            for (String fact : move.facts()) {
                known(move.place(), "asks for the fact", fact, definition.facts());
            }
        }
        Set<String> timers = new HashSet<>();
        for (WorkflowTimer timer : definition.timers()) {
            String place = "workflow.timer at " + timer.state();
            known(place, "stands at", timer.state(), states);
            once(place, timers.add(timer.takesStep() + " " + timer.state()));
        }
        guards("workflow.receipt", definition.receipt());
        if (!Set.of(Guard.PURCHASE_KNOWN).containsAll(definition.receipt())) {
            throw new InvalidInputException(
                    "workflow.receipt", "asks for what nobody knows before the receipt", "PURCHASE_KNOWN");
        }
    }

    private static void known(String place, String problem, String name, Collection<String> names) {
        if (!names.contains(name)) {
            throw new InvalidInputException(
                    place, problem + " " + name + ", which is not declared", "one of " + new LinkedHashSet<>(names));
        }
    }

    private static void once(String place, boolean first) {
        if (!first) {
            throw new InvalidInputException(place, "is declared twice", "each once");
        }
    }

    private static void guards(String place, Set<Guard> guards) {
        for (Guard guard : guards) {
            if (!guard.isSelectable()) {
                String selectable = Set.of(Guard.values()).stream()
                        .filter(Guard::isSelectable)
                        .sorted()
                        .map(Guard::name)
                        .collect(Collectors.joining(", "));
                throw new InvalidInputException(
                        place, "asks for " + guard + ", which no workflow selects", "of " + selectable);
            }
        }
    }
}
