package dev.aftercare.crm.model.ticket;

import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.Input;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One action of a ticket's resolution plan.
 *
 * @param number names the action within its ticket, from 1
 * @param kind what it is for
 * @param description what is to be done
 * @param owner who does it: an agent's login or a department, 1 to 100 printable ASCII characters
 * @param dueAt by when, or null
 * @param mandatory whether the ticket cannot be resolved before it is done
 * @param status how it stands
 * @param closedAt when it was done or given up; null while open
 * @param reason why it was given up, or more about how it was done; or null
 * @param overdueAt when it was noticed that it was not done in time; null if it was not, and for a preventive action, which says so itself
 * @param effect what the last check of its effect found; null if nobody checked it, and for a preventive action, which outlives its ticket
 */
public record PlannedAction(
        int number,
        ActionKind kind,
        FreeText description,
        String owner,
        @Nullable Instant dueAt,
        boolean mandatory,
        ActionStatus status,
        @Nullable Instant closedAt,
        @Nullable FreeText reason,
        @Nullable Instant overdueAt,
        @Nullable ActionEffect effect) {

    /** Checks the parts. */
    public PlannedAction {
        Input.within("action.number", number, 1, Ticket.MAX_ACTIONS);
        Input.present("action.kind", kind);
        Input.present("action.description", description);
        Input.code("action.owner", owner, 100);
        dueAt = Input.instantOrNull("action.dueAt", dueAt);
        Input.present("action.status", status);
        closedAt = Input.instantOrNull("action.closedAt", closedAt);
        overdueAt = Input.instantOrNull("action.overdueAt", overdueAt);
    }

    /**
     * An action that was never noticed to be late, and whose effect nobody checked.
     *
     * @param number names the action within its ticket, from 1
     * @param kind what it is for
     * @param description what is to be done
     * @param owner who does it
     * @param dueAt by when, or null
     * @param mandatory whether the ticket cannot be resolved before it is done
     * @param status how it stands
     * @param closedAt when it was done or given up; null while open
     * @param reason why it was given up, or more about how it was done; or null
     */
    public PlannedAction(
            int number,
            ActionKind kind,
            FreeText description,
            String owner,
            @Nullable Instant dueAt,
            boolean mandatory,
            ActionStatus status,
            @Nullable Instant closedAt,
            @Nullable FreeText reason) {
        this(number, kind, description, owner, dueAt, mandatory, status, closedAt, reason, null, null);
    }

    /**
     * The action done or given up.
     *
     * @param next done or void
     * @param at when
     * @param why why it was given up, or more about how it was done; or null
     * @return the closed action
     */
    public PlannedAction closed(ActionStatus next, Instant at, @Nullable FreeText why) {
        return new PlannedAction(number, kind, description, owner, dueAt, mandatory, next, at, why, overdueAt, effect);
    }

    /**
     * The action with its effect checked; the last check counts.
     *
     * @param found what was found
     * @return the checked action
     */
    public PlannedAction checked(ActionEffect found) {
        return new PlannedAction(
                number, kind, description, owner, dueAt, mandatory, status, closedAt, reason, overdueAt, found);
    }

    /**
     * The action, of which it was noticed that it was not done in time.
     *
     * @param at when
     * @return the overdue action
     */
    public PlannedAction overdue(Instant at) {
        return new PlannedAction(
                number, kind, description, owner, dueAt, mandatory, status, closedAt, reason, at, effect);
    }
}
