package dev.aftercare.crm.ticket;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.ticket.WorkflowPlace;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One legal step of a workflow: from which state, to which, and what must hold. Begin with {@link #of} or {@link #own}.
 *
 * @param step the step; one that {@link TicketStep#isDeclared a workflow declares}
 * @param name the name of a step of the shop's own, exactly if {@code step} is {@link TicketStep#MOVE}; 1 to
 *     {@value WorkflowPlace#MAX_NAME} printable ASCII characters without spaces, not the name of a step of the library
 * @param from the state before, by its name
 * @param to the state after, possibly the same
 * @param guards what must hold, of those that {@link Guard#isSelectable a workflow selects}; a {@code RESOLVE} always asks for
 *     {@link Guard#MANDATORY_ACTIONS_CLOSED}
 * @param facts the names of the workflow's own facts that must be recorded before
 */
public record WorkflowMove(
        TicketStep step, @Nullable String name, String from, String to, Set<Guard> guards, Set<String> facts) {

    /** Checks and copies the parts. */
    public WorkflowMove {
        Input.present("workflow.move.step", step);
        if (!step.isDeclared()) {
            throw new InvalidInputException(
                    "workflow.move.step",
                    "is " + step,
                    "one of " + TicketStep.declared() + "; the others need no word");
        }
        if ((step == TicketStep.MOVE) != (name != null)) {
            throw new InvalidInputException("workflow.move.name", "does not fit " + step, "a name exactly for MOVE");
        }
        if (name != null) {
            Input.code("workflow.move.name", name, WorkflowPlace.MAX_NAME);
            if (isTaken(name)) {
                throw new InvalidInputException("workflow.move.name", "names a step of the library", "another name");
            }
        }
        Input.code("workflow.move.from", from, WorkflowPlace.MAX_NAME);
        Input.code("workflow.move.to", to, WorkflowPlace.MAX_NAME);
        guards = copy(guards, step);
        facts = Collections.unmodifiableSet(new TreeSet<>(Input.present("workflow.move.facts", facts)));
    }

    /**
     * A step of the library that asks for nothing more.
     *
     * @param step the step
     * @param from the state before
     * @param to the state after
     * @return the move
     */
    public static WorkflowMove of(TicketStep step, String from, String to) {
        return new WorkflowMove(step, null, from, to, Set.of(), Set.of());
    }

    /**
     * A step of the shop's own that asks for nothing more.
     *
     * @param name the step's name
     * @param from the state before
     * @param to the state after
     * @return the move
     */
    public static WorkflowMove own(String name, String from, String to) {
        return new WorkflowMove(TicketStep.MOVE, name, from, to, Set.of(), Set.of());
    }

    /**
     * The same move, which asks for more.
     *
     * @param more what else must hold
     * @return the move
     */
    public WorkflowMove asking(Guard... more) {
        Set<Guard> all = copy(guards, step, more);
        return new WorkflowMove(step, name, from, to, all, facts);
    }

    /**
     * The same move, for which facts of the workflow's own must be recorded.
     *
     * @param more the facts' names
     * @return the move
     */
    public WorkflowMove needing(String... more) {
        Set<String> all = new TreeSet<>(facts);
        all.addAll(Arrays.asList(more));
        return new WorkflowMove(step, name, from, to, guards, all);
    }

    /**
     * What the step is called.
     *
     * @return the shop's own name, or that of the library's step
     */
    public String title() {
        return name != null ? name : step.name();
    }

    /** Names the move in messages. */
    String place() {
        return "workflow.step " + title() + " at " + from;
    }

    private static boolean isTaken(String name) {
        return Arrays.stream(TicketStep.values()).anyMatch(step -> step.name().equalsIgnoreCase(name));
    }

    private static Set<Guard> copy(@Nullable Collection<Guard> guards, TicketStep step, Guard... more) {
        Set<Guard> copy = EnumSet.noneOf(Guard.class);
        copy.addAll(Input.present("workflow.move.guards", guards));
        copy.addAll(Arrays.asList(more));
        if (step == TicketStep.RESOLVE) {
            copy.add(Guard.MANDATORY_ACTIONS_CLOSED);
        }
        return Collections.unmodifiableSet(copy);
    }
}
