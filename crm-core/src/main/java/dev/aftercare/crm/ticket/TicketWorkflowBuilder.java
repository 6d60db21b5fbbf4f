package dev.aftercare.crm.ticket;

import dev.aftercare.crm.model.ticket.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts a {@link TicketWorkflow} together. The order of states and steps is kept, and the first state is where a ticket begins. Not
 * safe for use by several threads.
 */
public final class TicketWorkflowBuilder {

    private final String name;
    private final List<WorkflowState> states = new ArrayList<>();
    private final List<WorkflowMove> moves = new ArrayList<>();
    private final List<WorkflowTimer> timers = new ArrayList<>();
    private final Set<String> facts = new LinkedHashSet<>();
    private final Set<Guard> receipt = new LinkedHashSet<>();

    TicketWorkflowBuilder(String name) {
        this.name = name;
    }

    /**
     * Adds a state that is called what its stage is called.
     *
     * @param stage the stage
     * @param label what people read
     * @return this builder
     */
    public TicketWorkflowBuilder state(Stage stage, String label) {
        return state(stage.name(), label, stage);
    }

    /**
     * Adds a state.
     *
     * @param state its name
     * @param label what people read
     * @param stage how far a ticket in this state has come
     * @return this builder
     */
    public TicketWorkflowBuilder state(String state, String label, Stage stage) {
        states.add(new WorkflowState(state, label, stage));
        return this;
    }

    /**
     * Adds a step of the library that asks for nothing more.
     *
     * @param step the step
     * @param from the state before
     * @param to the state after, possibly the same
     * @return this builder
     */
    public TicketWorkflowBuilder step(TicketStep step, String from, String to) {
        return move(WorkflowMove.of(step, from, to));
    }

    /**
     * Adds a step of the shop's own that asks for nothing more.
     *
     * @param move the step's name
     * @param from the state before
     * @param to the state after, possibly the same
     * @return this builder
     */
    public TicketWorkflowBuilder own(String move, String from, String to) {
        return move(WorkflowMove.own(move, from, to));
    }

    /**
     * Adds a step.
     *
     * @param move the step, with what it asks for
     * @return this builder
     */
    public TicketWorkflowBuilder move(WorkflowMove move) {
        moves.add(move);
        return this;
    }

    /**
     * Lets a step be taken by itself when nobody takes any.
     *
     * @param step {@code FEEDBACK}, or a step of the shop's own
     * @param state the state from which it is taken
     * @param after after how long, in elapsed time; null for the feedback timeout of the shop's {@link TicketPolicy}
     * @return this builder
     */
    public TicketWorkflowBuilder byItself(String step, String state, @Nullable Duration after) {
        timers.add(new WorkflowTimer(state, step, after));
        return this;
    }

    /**
     * Lets the ticket say that the check of the lasting effect is due.
     *
     * @param state the state in which it waits for that check
     * @param after after how long, in elapsed time; null for the follow-up delay of the shop's {@link TicketPolicy}
     * @return this builder
     */
    public TicketWorkflowBuilder checkDue(String state, @Nullable Duration after) {
        timers.add(new WorkflowTimer(state, null, after));
        return this;
    }

    /**
     * Names facts of the workflow's own: they can be recorded while a ticket is open, and steps can ask for them.
     *
     * @param names the facts' names
     * @return this builder
     */
    public TicketWorkflowBuilder facts(String... names) {
        facts.addAll(List.of(names));
        return this;
    }

    /**
     * Asks for something before a matter is received at all.
     *
     * @param guards what a matter must bring along
     * @return this builder
     */
    public TicketWorkflowBuilder receivedWith(Guard... guards) {
        receipt.addAll(List.of(guards));
        return this;
    }

    /**
     * Builds the workflow.
     *
     * @return the workflow
     * @throws dev.aftercare.crm.model.InvalidInputException as by {@link TicketWorkflow#of}
     */
    public TicketWorkflow build() {
        return TicketWorkflow.of(new WorkflowDefinition(name, states, moves, timers, facts, receipt));
    }
}
