package dev.aftercare.crm.ticket;

import dev.aftercare.crm.model.InvalidInputException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The last check of a workflow: what its steps ask for can be had. It walks through every situation, that is a state and what is known
 * of a ticket there, of those facts that some step asks for; a fact of the workflow's own can be recorded at any time and never stands
 * in the way. No open situation may be without a way to the end.
 */
final class WorkflowWays {

    private final WorkflowDefinition definition;
    private final WorkflowTable table;
    private final Set<Guard> asked = EnumSet.noneOf(Guard.class);
    private final Map<Situation, Set<Situation>> next = new LinkedHashMap<>();

    private record Situation(WorkflowState state, Set<Guard> known) {}

    private WorkflowWays(WorkflowDefinition definition, WorkflowTable table) {
        this.definition = definition;
        this.table = table;
        definition.moves().forEach(move -> asked.addAll(move.guards()));
        if (asked.contains(Guard.ACTION_EFFECTS_CHECKED)) {
            // Only where there is a plan can an action be done whose effect is then to be checked.
            asked.add(Guard.ACTION_PLANNED);
        }
    }

    static void check(WorkflowDefinition definition, WorkflowTable table) {
        WorkflowWays ways = new WorkflowWays(definition, table);
        ways.explore();
        ways.checkGuards();
        ways.checkWays();
    }

    private void explore() {
        Set<Guard> known = EnumSet.of(
                Guard.MANDATORY_ACTIONS_CLOSED,
                Guard.ACTION_EFFECTS_CHECKED,
                Guard.CHILDREN_CLOSED,
                Guard.PURCHASE_KNOWN);
        List<Situation> todo = new ArrayList<>();
        WorkflowState start = definition.states().get(0);
        todo.add(situation(start, known));
        if (!definition.receipt().contains(Guard.PURCHASE_KNOWN)) {
            known.remove(Guard.PURCHASE_KNOWN);
            todo.add(situation(start, known));
        }
        while (!todo.isEmpty()) {
            Situation here = todo.remove(todo.size() - 1);
            if (!next.containsKey(here)) {
                Set<Situation> after = after(here);
                next.put(here, after);
                todo.addAll(after);
            }
        }
    }

    private Set<Situation> after(Situation here) {
        WorkflowTable.Row row = table.row(here.state().name());
        Set<Situation> after = new HashSet<>();
        for (WorkflowTable.Entry entry : entries(row)) {
            if (missing(entry, here).isEmpty() && makesSense(entry.step(), here)) {
                add(after, here, entry, StepTraces.of(entry.step()));
            }
        }
        WorkflowTimer timer = row.moveOn();
        WorkflowTable.Entry byItself = timer == null || timer.step() == null ? null : row.titled(timer.step());
        if (byItself != null && byItself.step() == TicketStep.FEEDBACK) {
            add(after, here, byItself, StepTraces.NO_FEEDBACK);
        }
        return after;
    }

    private boolean makesSense(TicketStep step, Situation here) {
        boolean needsAction = step == TicketStep.CLOSE_ACTION || step == TicketStep.CHECK_ACTION;
        return !needsAction
                || !asked.contains(Guard.ACTION_PLANNED)
                || here.known().contains(Guard.ACTION_PLANNED);
    }

    /** Adds every outcome that the step may have. */
    private void add(Set<Situation> after, Situation here, WorkflowTable.Entry entry, StepTraces traces) {
        Set<Guard> sure = EnumSet.noneOf(Guard.class);
        sure.addAll(here.known());
        sure.addAll(traces.leaves());
        sure.removeAll(traces.takes());
        Set<Guard> open = EnumSet.noneOf(Guard.class);
        open.addAll(traces.mayLeave());
        open.addAll(traces.mayTake());
        List<Set<Guard>> outcomes = new ArrayList<>(List.of(sure));
        for (Guard guard : open) {
            for (Set<Guard> outcome : List.copyOf(outcomes)) {
                Set<Guard> other = EnumSet.noneOf(Guard.class);
                other.addAll(outcome);
                boolean possible = outcome.contains(guard)
                        ? traces.mayTake().contains(guard) && other.remove(guard)
                        : traces.mayLeave().contains(guard) && other.add(guard);
                if (possible) {
                    outcomes.add(other);
                }
            }
        }
        outcomes.forEach(known -> after.add(situation(entry.entered(), known)));
    }

    /** Names each step that asks for what is never known where it begins. */
    private void checkGuards() {
        for (WorkflowMove move : definition.moves()) {
            for (Guard guard : move.guards()) {
                boolean ever = isRecorded(guard)
                        && next.keySet().stream()
                                .anyMatch(situation -> situation.state().name().equals(move.from())
                                        && situation.known().contains(guard));
                if (!ever) {
                    throw new InvalidInputException(
                            move.place(),
                            "asks for " + guard + ", which no step before it records",
                            "what is recorded on the way there");
                }
            }
        }
    }

    /** What holds as long as nothing is done would never be asked for in earnest if no step could do it. */
    private boolean isRecorded(Guard guard) {
        return guard != Guard.ACTION_EFFECTS_CHECKED
                || definition.moves().stream().anyMatch(move -> move.step() == TicketStep.CHECK_ACTION);
    }

    private void checkWays() {
        Set<Situation> good = new HashSet<>();
        Map<Situation, List<Situation>> before = new HashMap<>();
        List<Situation> todo = new ArrayList<>();
        next.forEach((here, after) -> {
            after.forEach(there ->
                    before.computeIfAbsent(there, none -> new ArrayList<>()).add(here));
            if (WorkflowReach.isEnd(here.state()) && good.add(here)) {
                todo.add(here);
            }
        });
        while (!todo.isEmpty()) {
            for (Situation here : before.getOrDefault(todo.remove(todo.size() - 1), List.of())) {
                if (good.add(here)) {
                    todo.add(here);
                }
            }
        }
        Optional<Blocked> blocked = next.keySet().stream()
                .filter(here -> here.state().isOpen() && !good.contains(here))
                .flatMap(here -> entries(table.row(here.state().name())).stream()
                        .filter(entry -> !missing(entry, here).isEmpty())
                        .map(entry -> new Blocked(entry, missing(entry, here))))
                .min(Comparator.comparing((Blocked it) -> it.missing().size())
                        .thenComparing(
                                it -> definition.moves().indexOf(it.entry().move())));
        blocked.ifPresent(it -> {
            throw new InvalidInputException(
                    "workflow.step " + it.entry().title() + " at "
                            + it.entry().left().name(),
                    "asks for " + it.missing() + "; a ticket that came there without has no way to the end",
                    "another way on, or a step there that records it");
        });
    }

    private record Blocked(WorkflowTable.Entry entry, Set<Guard> missing) {}

    private Situation situation(WorkflowState state, Set<Guard> known) {
        Set<Guard> relevant = EnumSet.noneOf(Guard.class);
        relevant.addAll(known);
        relevant.retainAll(asked);
        return new Situation(state, relevant);
    }

    private static Collection<WorkflowTable.Entry> entries(WorkflowTable.Row row) {
        List<WorkflowTable.Entry> entries = new ArrayList<>(row.steps());
        entries.addAll(row.own());
        return entries;
    }

    private static Set<Guard> missing(WorkflowTable.Entry entry, Situation here) {
        Set<Guard> missing = EnumSet.noneOf(Guard.class);
        WorkflowMove move = entry.move();
        if (move != null) {
            missing.addAll(move.guards());
            missing.removeAll(here.known());
        }
        return missing;
    }
}
