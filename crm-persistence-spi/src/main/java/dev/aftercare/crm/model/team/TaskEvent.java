package dev.aftercare.crm.model.team;

import dev.aftercare.crm.model.EventBody;
import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.ticket.TicketId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happens to tasks inside tickets. */
public sealed interface TaskEvent extends EventBody {

    /**
     * The ticket that the task is part of.
     *
     * @return which
     */
    TicketId ticket();

    /**
     * A department was asked to do something for a ticket.
     *
     * @param ticket which ticket
     * @param department who was asked
     * @param dueAt until when, or null if no time was set
     */
    record TaskGiven(
            TicketId ticket, String department, @Nullable Instant dueAt) implements TaskEvent {
        /** Checks the parts. */
        public TaskGiven {
            Input.present("ticket", ticket);
            Input.present("department", department);
            dueAt = Input.instantOrNull("dueAt", dueAt);
        }
    }

    /**
     * It was done.
     *
     * @param ticket which ticket
     * @param answer what came of it
     */
    record TaskDone(TicketId ticket, FreeText answer) implements TaskEvent {
        /** Checks the parts. */
        public TaskDone {
            Input.present("ticket", ticket);
            Input.present("answer", answer);
        }
    }

    /**
     * The department will not do it.
     *
     * @param ticket which ticket
     * @param reason why
     */
    record TaskDeclined(TicketId ticket, FreeText reason) implements TaskEvent {
        /** Checks the parts. */
        public TaskDeclined {
            Input.present("ticket", ticket);
            Input.present("reason", reason);
        }
    }

    /**
     * It was not done in time.
     *
     * @param ticket which ticket
     * @param dueAt until when it was to be done
     */
    record TaskOverdue(TicketId ticket, Instant dueAt) implements TaskEvent {
        /** Checks the parts. */
        public TaskOverdue {
            Input.present("ticket", ticket);
            dueAt = Input.instant("dueAt", dueAt);
        }
    }
}
