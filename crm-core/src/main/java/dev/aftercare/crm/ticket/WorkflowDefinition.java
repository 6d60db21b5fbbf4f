package dev.aftercare.crm.ticket;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.ticket.WorkflowPlace;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A workflow as data: what is stored, and what its JSON form says. Whether the parts make sense together is checked by
 * {@link TicketWorkflow#of}.
 *
 * @param name what it is called, 1 to {@value WorkflowPlace#MAX_NAME} printable ASCII characters without spaces
 * @param states its states, at most {@value #MAX_STATES}; a ticket begins in the first
 * @param moves its steps, at most {@value #MAX_MOVES}
 * @param timers what happens by itself, at most {@value #MAX_TIMERS}
 * @param facts the names of the facts of its own that can be recorded of a ticket, at most {@value WorkflowPlace#MAX_FACTS}
 * @param receipt what a matter must bring along to be received; of the guards, only {@link Guard#PURCHASE_KNOWN} makes sense here
 */
public record WorkflowDefinition(
        String name,
        List<WorkflowState> states,
        List<WorkflowMove> moves,
        List<WorkflowTimer> timers,
        Set<String> facts,
        Set<Guard> receipt) {

    /** The most states. */
    public static final int MAX_STATES = 60;

    /** The most moves. */
    public static final int MAX_MOVES = 600;

    /** The most timers. */
    public static final int MAX_TIMERS = 2 * MAX_STATES;

    /** Checks and copies the parts. */
    public WorkflowDefinition {
        Input.code("workflow.name", name, WorkflowPlace.MAX_NAME);
        states = List.copyOf(Input.atMost("workflow.states", states, MAX_STATES));
        moves = List.copyOf(Input.atMost("workflow.moves", moves, MAX_MOVES));
        timers = List.copyOf(Input.atMost("workflow.timers", timers, MAX_TIMERS));
        Set<String> names = new TreeSet<>(Input.atMost("workflow.facts", facts, WorkflowPlace.MAX_FACTS));
        names.forEach(fact -> Input.code("workflow.fact", fact, WorkflowPlace.MAX_NAME));
        facts = Collections.unmodifiableSet(names);
        receipt = guards(receipt);
    }

    private static Set<Guard> guards(@Nullable Set<Guard> guards) {
        Set<Guard> copy = EnumSet.noneOf(Guard.class);
        copy.addAll(Input.present("workflow.receipt", guards));
        return Collections.unmodifiableSet(copy);
    }
}
