package dev.aftercare.crm.team;

import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.team.TaskId;
import dev.aftercare.crm.model.ticket.TicketId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a department is to do for a ticket 跨部门协作.
 *
 * @param id names the task
 * @param version the number of changes so far, the giving included; at least 1
 * @param ticket the ticket that it is part of
 * @param customer whose
 * @param department who is asked
 * @param what what is to be done
 * @param state how far it has come
 * @param givenAt when it was given
 * @param givenBy who gave it
 * @param dueAt until when it is to be done, or null
 * @param overdue whether it was not done in time
 * @param answer what came of it or why it was declined; null while it is open
 */
public record TicketTask(
        TaskId id,
        long version,
        TicketId ticket,
        CustomerId customer,
        String department,
        FreeText what,
        TaskState state,
        Instant givenAt,
        Actor givenBy,
        @Nullable Instant dueAt,
        boolean overdue,
        @Nullable FreeText answer) {

    /** Checks the parts. */
    public TicketTask {
        Input.present("task.id", id);
        Input.within("task.version", version, 1, Long.MAX_VALUE);
        Input.present("task.ticket", ticket);
        Input.present("task.customer", customer);
        Input.text("task.department", department, 100);
        Input.present("task.what", what);
        Input.present("task.state", state);
        givenAt = Input.instant("task.givenAt", givenAt);
        Input.present("task.givenBy", givenBy);
        dueAt = Input.instantOrNull("task.dueAt", dueAt);
    }

    TicketTask closed(TaskState to, FreeText words) {
        return new TicketTask(
                id, version + 1, ticket, customer, department, what, to, givenAt, givenBy, dueAt, overdue, words);
    }

    TicketTask late() {
        return new TicketTask(
                id, version + 1, ticket, customer, department, what, state, givenAt, givenBy, dueAt, true, answer);
    }
}
