package dev.aftercare.crm.model.ticket;

import dev.aftercare.crm.model.EventBody;
import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.Input;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happens to preventive actions, which outlive their tickets. */
public sealed interface PreventionEvent extends EventBody {

    /**
     * The action was planned.
     *
     * @param owner who does it
     * @param dueAt by when, or null
     */
    record PreventionPlanned(String owner, @Nullable Instant dueAt) implements PreventionEvent {

        /** Checks the parts. */
        public PreventionPlanned {
            Input.present("owner", owner);
        }
    }

    /**
     * The action was not done in time.
     *
     * @param dueAt by when it was to be done
     */
    record PreventionOverdue(Instant dueAt) implements PreventionEvent {

        /** Checks the part. */
        public PreventionOverdue {
            Input.present("dueAt", dueAt);
        }
    }

    /**
     * The action was done or given up.
     *
     * @param status done or void
     * @param reason why it was given up, or more about how it was done; or null
     * @param checkAt when its effect is to be checked, or null
     */
    record PreventionClosed(
            ActionStatus status,
            @Nullable FreeText reason,
            @Nullable Instant checkAt) implements PreventionEvent {

        /** Checks the parts. */
        public PreventionClosed {
            Input.present("status", status);
        }
    }

    /**
     * It is time to check whether the action has had its effect.
     *
     * @param checkAt when that was to be
     */
    record EffectCheckDue(Instant checkAt) implements PreventionEvent {

        /** Checks the part. */
        public EffectCheckDue {
            Input.present("checkAt", checkAt);
        }
    }

    /**
     * It was checked whether the action has had its effect.
     *
     * @param effective whether it has
     * @param finding what was found
     */
    record EffectChecked(boolean effective, FreeText finding) implements PreventionEvent {

        /** Checks the parts. */
        public EffectChecked {
            Input.present("finding", finding);
        }
    }
}
