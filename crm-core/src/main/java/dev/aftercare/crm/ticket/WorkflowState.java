package dev.aftercare.crm.ticket;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.ticket.Stage;
import dev.aftercare.crm.model.ticket.WorkflowPlace;
import java.util.Set;

/**
 * One state of a workflow, by the shop's own name. Everything that compares tickets of different workflows (the board, queries,
 * service levels) goes by its stage.
 *
 * @param name names it within its workflow: 1 to {@value WorkflowPlace#MAX_NAME} printable ASCII characters without spaces
 * @param label what people read, 1 to {@value #MAX_LABEL} characters
 * @param stage how far a ticket in this state has come; not {@code MERGED}, which is no state of a workflow
 */
public record WorkflowState(String name, String label, Stage stage) {

    /** The longest label. */
    public static final int MAX_LABEL = 100;

    private static final Set<Stage> SETTLED = Set.of(Stage.RESOLVED, Stage.FEEDBACK, Stage.FOLLOWED_UP);

    /** Checks the parts. */
    public WorkflowState {
        Input.code("workflow.state.name", name, WorkflowPlace.MAX_NAME);
        Input.text("workflow.state.label", label, MAX_LABEL);
        if (Input.present("workflow.state.stage", stage) == Stage.MERGED) {
            throw new InvalidInputException(
                    "workflow.state.stage", "is MERGED, to which no step leads", "any other stage");
        }
    }

    /**
     * Whether something is still to be done.
     *
     * @return as {@link Stage#isOpen}
     */
    public boolean isOpen() {
        return stage.isOpen();
    }

    /**
     * Whether the matter counts as solved: the promised time of resolution is over, and only reopening leads back.
     *
     * @return true from {@code RESOLVED} on; false if cancelled
     */
    public boolean isSettled() {
        return SETTLED.contains(stage);
    }
}
