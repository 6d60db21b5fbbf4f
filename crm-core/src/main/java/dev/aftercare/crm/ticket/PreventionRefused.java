package dev.aftercare.crm.ticket;

import dev.aftercare.crm.command.Rejection;
import dev.aftercare.crm.model.ticket.ActionRef;
import dev.aftercare.crm.model.ticket.ActionStatus;

/**
 * A preventive action cannot take this step as it stands.
 *
 * @param action which
 * @param status how it stands
 * @param checked whether its effect was checked
 * @param needed what would have to be so
 */
public record PreventionRefused(ActionRef action, ActionStatus status, boolean checked, String needed)
        implements Rejection {

    @Override
    public String message() {
        return "the preventive action " + action.text() + " is " + status + (checked ? ", checked" : "") + "; needed: "
                + needed;
    }
}
