package dev.aftercare.crm.model.ticket;

import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.Input;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What becomes of the actions of the resolution plan. */
public sealed interface PlanEvent extends TicketEvent {

    /**
     * Actions were added to the resolution plan.
     *
     * @param to the stage, unchanged
     * @param actions the numbers of the new actions
     * @param planned the new actions as they were planned; empty in events of earlier versions
     */
    record ActionsPlanned(Stage to, List<Integer> actions, List<PlannedAction> planned) implements PlanEvent {
        /** Checks and copies the parts. */
        public ActionsPlanned {
            Input.present("to", to);
            actions = List.copyOf(Input.present("actions", actions));
            planned = List.copyOf(Input.present("planned", planned));
        }
    }

    /**
     * A planned action was done or given up.
     *
     * @param to the stage, unchanged
     * @param action the action's number
     * @param status done or void
     * @param reason why it was given up, or more about how it was done; or null
     */
    record ActionClosed(
            Stage to,
            int action,
            ActionStatus status,
            @Nullable FreeText reason) implements PlanEvent {
        /** Checks the parts. */
        public ActionClosed {
            Input.present("to", to);
            Input.present("status", status);
        }
    }

    /**
     * It was checked whether a corrective action had its effect. A preventive one says so itself, with a
     * {@link PreventionEvent.EffectChecked}.
     *
     * @param to the stage, unchanged
     * @param action the action's number
     * @param effective whether it had
     * @param finding what was found
     */
    record ActionChecked(Stage to, int action, boolean effective, FreeText finding) implements PlanEvent {
        /** Checks the parts. */
        public ActionChecked {
            Input.present("to", to);
            Input.present("finding", finding);
        }
    }

    /**
     * A corrective action was not done in time. A preventive one says so itself, with a {@link PreventionEvent.PreventionOverdue}.
     *
     * @param to the stage, unchanged
     * @param action the action's number
     * @param dueAt by when it was to be done
     */
    record ActionOverdue(Stage to, int action, Instant dueAt) implements PlanEvent {
        /** Checks the parts. */
        public ActionOverdue {
            Input.present("to", to);
            Input.present("dueAt", dueAt);
        }
    }
}
