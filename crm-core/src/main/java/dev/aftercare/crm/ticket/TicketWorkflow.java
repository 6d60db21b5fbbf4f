package dev.aftercare.crm.ticket;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.persistence.json.CrmJson;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * The course that tickets of a type take: states, the steps between them, what must hold for each, and what happens by itself. It is
 * data, checked when it is built: whoever holds one knows that its states can all be reached, that none is a dead end, and that a
 * ticket can always be brought to its end, whatever was recorded and left out on the way. Immutable; one serves any number of tickets.
 *
 * <p>Begin with {@link #named}, or with {@link #STANDARD}.
 */
public final class TicketWorkflow {

    /** The library's own six steps, which govern a ticket unless the shop defines a workflow for its type. */
    public static final TicketWorkflow STANDARD = BuiltInWorkflows.standard();

    /** A shorter course for simple inquiries: answered, and closed unless the customer asks again. */
    public static final TicketWorkflow SIMPLE_INQUIRY = BuiltInWorkflows.simpleInquiry();

    /** A course for suggestions: looked at, adopted or declined, and the customer told which. */
    public static final TicketWorkflow SUGGESTION = BuiltInWorkflows.suggestion();

    private final WorkflowDefinition definition;
    private final WorkflowTable table;

    private TicketWorkflow(WorkflowDefinition definition) {
        this.definition = definition;
        this.table = new WorkflowTable(definition);
    }

    /**
     * Begins a workflow.
     *
     * @param name what it is called
     * @return a builder without states
     */
    public static TicketWorkflowBuilder named(String name) {
        return new TicketWorkflowBuilder(name);
    }

    /**
     * A workflow of its data.
     *
     * @param definition the data
     * @return the workflow
     * @throws InvalidInputException if a name is unknown or given twice, a step does not fit the stages it connects, a state is never
     *     reached or a dead end, or a step asks for something that may never be there; it names the state or step
     */
    public static TicketWorkflow of(WorkflowDefinition definition) {
        WorkflowNames.check(Input.present("workflow", definition));
        TicketWorkflow workflow = new TicketWorkflow(definition);
        WorkflowStages.check(definition, workflow.table);
        WorkflowReach.check(definition);
        WorkflowWays.check(definition, workflow.table);
        return workflow;
    }

    /** A workflow that was checked when it was stored: a later version of the library that checks more can still read it. */
    static TicketWorkflow trusted(WorkflowDefinition definition) {
        return new TicketWorkflow(definition);
    }

    /**
     * Reads a workflow.
     *
     * @param json what {@link #toJson} wrote
     * @return the workflow
     * @throws InvalidInputException if it is no such text, or as by {@link #of}
     */
    public static TicketWorkflow fromJson(String json) {
        WorkflowDefinition definition;
        try {
            definition = CrmJson.mapper().readValue(Input.present("workflow.json", json), WorkflowDefinition.class);
        } catch (JacksonException malformed) {
            throw invalid(malformed);
        }
        return of(definition);
    }

    /**
     * Writes the workflow.
     *
     * @return its data as JSON; equal workflows give equal texts
     */
    public String toJson() {
        return CrmJson.mapper().writeValueAsString(definition);
    }

    /**
     * Draws the workflow.
     *
     * @return the text of a Mermaid state diagram ({@code stateDiagram-v2}), lines ended by {@code \n}
     */
    public String toMermaid() {
        return new WorkflowDiagram(definition, table).text();
    }

    /**
     * Its data.
     *
     * @return the definition
     */
    public WorkflowDefinition definition() {
        return definition;
    }

    /**
     * Where a ticket begins.
     *
     * @return the first state
     */
    public WorkflowState start() {
        return definition.states().get(0);
    }

    /**
     * Where a step of the library leads.
     *
     * @param state the state before
     * @param step the step, not {@link TicketStep#MOVE}
     * @return the state after, which may be the same; empty if the step is not legal there, or there is no such state
     */
    public Optional<WorkflowState> after(String state, TicketStep step) {
        return Optional.ofNullable(table.find(state)).map(row -> row.step(step)).map(WorkflowTable.Entry::entered);
    }

    /**
     * Where a step of the shop's own leads.
     *
     * @param state the state before
     * @param move the step's name
     * @return the state after, which may be the same; empty if the step is not legal there, or there is no such state
     */
    public Optional<WorkflowState> after(String state, String move) {
        return Optional.ofNullable(table.find(state)).map(row -> row.own(move)).map(WorkflowTable.Entry::entered);
    }

    /**
     * The steps that a ticket can take.
     *
     * @param state the state it is in
     * @param onHold whether it is on hold
     * @return the steps in their order, unmodifiable; {@link TicketStep#MOVE} among them if there are {@link #legalMoves}; none if there
     *     is no such state
     */
    public Set<TicketStep> legalSteps(String state, boolean onHold) {
        WorkflowTable.Row row = table.find(state);
        return row == null ? Set.of() : row.legalSteps(onHold);
    }

    /**
     * The steps of the shop's own that a ticket can take.
     *
     * @param state the state it is in
     * @param onHold whether it is on hold
     * @return their names in order, unmodifiable; possibly none
     */
    public Set<String> legalMoves(String state, boolean onHold) {
        WorkflowTable.Row row = table.find(state);
        return row == null ? Set.of() : row.legalMoves(onHold);
    }

    WorkflowTable.@Nullable Row row(String state) {
        return table.find(state);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TicketWorkflow that && definition.equals(that.definition);
    }

    @Override
    public int hashCode() {
        return definition.hashCode();
    }

    @Override
    public String toString() {
        return "TicketWorkflow[" + definition.name() + "]";
    }

    private static InvalidInputException invalid(JacksonException malformed) {
        for (Throwable cause = malformed; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidInputException precise) {
                return precise;
            }
        }
        return new InvalidInputException("workflow.json", "is no workflow", "what TicketWorkflow.toJson writes");
    }
}
