package dev.aftercare.crm.ticket;

import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.ticket.ActionEffect;
import dev.aftercare.crm.model.ticket.ActionRef;
import dev.aftercare.crm.model.ticket.ActionStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A preventive action. It is planned in a ticket and outlives it: it is done, given up and checked also when the ticket has long been
 * closed.
 *
 * @param ref names it
 * @param version the number of changes so far, planning included; at least 1
 * @param customer whose ticket it came from
 * @param description what is to be done
 * @param owner who does it: an agent's login or a department, 1 to 100 printable ASCII characters
 * @param dueAt by when, or null
 * @param status how it stands
 * @param overdue whether it was noticed that it was not done in time
 * @param closedAt when it was done or given up; null while open
 * @param reason why it was given up, or more about how it was done; or null
 * @param checkAt when its effect is to be checked, or null
 * @param effect what the check of its effect found, or null
 */
public record Prevention(
        ActionRef ref,
        long version,
        CustomerId customer,
        FreeText description,
        String owner,
        @Nullable Instant dueAt,
        ActionStatus status,
        boolean overdue,
        @Nullable Instant closedAt,
        @Nullable FreeText reason,
        @Nullable Instant checkAt,
        @Nullable ActionEffect effect) {

    /** Checks the parts. */
    public Prevention {
        Input.present("prevention.ref", ref);
        Input.within("prevention.version", version, 1, Long.MAX_VALUE);
        Input.present("prevention.customer", customer);
        Input.present("prevention.description", description);
        Input.code("prevention.owner", owner, 100);
        dueAt = Input.instantOrNull("prevention.dueAt", dueAt);
        Input.present("prevention.status", status);
        closedAt = Input.instantOrNull("prevention.closedAt", closedAt);
        checkAt = Input.instantOrNull("prevention.checkAt", checkAt);
    }

    /** Whether something is still to be done: itself, or the check of its effect. */
    boolean isPending() {
        return status == ActionStatus.OPEN || (checkAt != null && effect == null);
    }

    /** When something is to be done about it; null if at no set time. */
    @Nullable
    Instant pendingAt() {
        return status == ActionStatus.OPEN ? dueAt : checkAt;
    }

    Prevention nowOverdue() {
        return new Prevention(
                ref, version + 1, customer, description, owner, dueAt, status, true, closedAt, reason, checkAt, effect);
    }

    Prevention closed(ActionStatus next, @Nullable FreeText why, @Nullable Instant check, Instant at) {
        return new Prevention(
                ref, version + 1, customer, description, owner, dueAt, next, overdue, at, why, check, effect);
    }

    Prevention checkTold() {
        return with(effect);
    }

    Prevention checked(ActionEffect found) {
        return with(found);
    }

    private Prevention with(@Nullable ActionEffect next) {
        return new Prevention(
                ref,
                version + 1,
                customer,
                description,
                owner,
                dueAt,
                status,
                overdue,
                closedAt,
                reason,
                checkAt,
                next);
    }
}
