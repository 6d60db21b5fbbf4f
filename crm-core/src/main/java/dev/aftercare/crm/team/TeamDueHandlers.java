package dev.aftercare.crm.team;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.document.TypedDocuments.Stored;
import dev.aftercare.crm.due.DueHandler;
import dev.aftercare.crm.model.due.DueEntry;
import dev.aftercare.crm.model.team.TaskId;
import dev.aftercare.crm.ticket.ComingBack;
import java.util.Map;
import java.util.UUID;

/** Gives what an agent has, and what comes back to one, to others when the agent is gone, and says which tasks are overdue. */
public final class TeamDueHandlers {

    private TeamDueHandlers() {}

    /**
     * The handlers of all that the team schedules.
     *
     * @return the handlers by the kind of entry
     */
    public static Map<String, DueHandler> all() {
        return Map.of(
                TeamDesk.OFF_SHIFT,
                HandOver::part,
                ComingBack.KIND,
                HandOver::back,
                ShiftWatch.DUE,
                ShiftWatch::goOn,
                TaskRules.OVERDUE,
                TeamDueHandlers::taskOverdue);
    }

    private static void taskOverdue(CommandContext context, DueEntry entry) {
        TaskId id = new TaskId(UUID.fromString(entry.key().aggregate().id()));
        Stored<TicketTask> task = TaskDesk.load(context.unit(), id);
        TaskDesk.store(context, task, TaskRules.overdue(task.value(), context.now()));
    }
}
