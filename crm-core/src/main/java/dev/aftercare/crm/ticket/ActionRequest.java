package dev.aftercare.crm.ticket;

import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.ticket.ActionKind;
import dev.aftercare.crm.model.ticket.ActionStatus;
import dev.aftercare.crm.model.ticket.PlannedAction;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An action to be planned. Begin with {@link #corrective} or {@link #preventive}.
 *
 * @param kind what it is for
 * @param description what is to be done, at most {@value #MAX_DESCRIPTION} characters
 * @param owner who does it: an agent's login or a department, 1 to 100 printable ASCII characters
 * @param dueAt by when, or null
 * @param mandatory whether the ticket cannot be resolved before it is done
 */
public record ActionRequest(
        ActionKind kind,
        FreeText description,
        String owner,
        @Nullable Instant dueAt,
        boolean mandatory) {

    /** The longest description: a plan is part of the ticket, which has to stay small. */
    public static final int MAX_DESCRIPTION = 2_000;

    /** Checks the parts. */
    public ActionRequest {
        Input.present("action.kind", kind);
        Input.text(
                "action.description",
                Input.present("action.description", description).value(),
                MAX_DESCRIPTION);
        Input.code("action.owner", owner, 100);
        dueAt = Input.instantOrNull("action.dueAt", dueAt);
    }

    /**
     * An optional action that puts right what went wrong.
     *
     * @param description what is to be done
     * @param owner who does it
     * @return the action, without a due time
     */
    public static ActionRequest corrective(String description, String owner) {
        return new ActionRequest(
                ActionKind.CORRECTIVE, FreeText.of("action.description", description), owner, null, false);
    }

    /**
     * An optional action that keeps it from happening again.
     *
     * @param description what is to be done
     * @param owner who does it
     * @return the action, without a due time
     */
    public static ActionRequest preventive(String description, String owner) {
        return new ActionRequest(
                ActionKind.PREVENTIVE, FreeText.of("action.description", description), owner, null, false);
    }

    /**
     * The same action, without which the ticket cannot be resolved.
     *
     * @return the mandatory action
     */
    public ActionRequest required() {
        return new ActionRequest(kind, description, owner, dueAt, true);
    }

    /**
     * The same action with a due time.
     *
     * @param instant by when
     * @return the action
     */
    public ActionRequest dueBy(Instant instant) {
        return new ActionRequest(kind, description, owner, instant, mandatory);
    }

    PlannedAction planned(int number) {
        return new PlannedAction(number, kind, description, owner, dueAt, mandatory, ActionStatus.OPEN, null, null);
    }
}
