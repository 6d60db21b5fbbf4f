package dev.aftercare.crm.team;

import dev.aftercare.crm.command.Decision;
import dev.aftercare.crm.command.DueChange;
import dev.aftercare.crm.command.Happened;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.due.DueEntry;
import dev.aftercare.crm.model.due.DueKey;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.team.TaskEvent;
import dev.aftercare.crm.model.team.TaskId;
import dev.aftercare.crm.model.ticket.Ticket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of tasks. Pure. The version grows by one for each event; a task that is not done in time says so once, and before whatever
 * comes of it later, so that what comes late is never counted as in time.
 */
public final class TaskRules {

    static final String OVERDUE = "task-overdue";

    private TaskRules() {}

    /**
     * Gives a task.
     *
     * @param id names it
     * @param wanted what is asked
     * @param ticket for which ticket
     * @param dueAt until when, or null
     * @param now when it is given
     * @param actor who gives it
     * @return the task; or rejected with {@link TicketIsOver}
     */
    public static Decision<TicketTask> give(
            TaskId id, NewTask wanted, Ticket ticket, @Nullable Instant dueAt, Instant now, Actor actor) {
        if (!ticket.stage().isOpen()) {
            return Decision.reject(new TicketIsOver(ticket.stage()));
        }
        TicketTask task = new TicketTask(
                id,
                1,
                ticket.id(),
                ticket.customer(),
                wanted.department(),
                wanted.what(),
                TaskState.OPEN,
                now,
                actor,
                dueAt,
                false,
                null);
        Happened given = new Happened(new TaskEvent.TaskGiven(task.ticket(), task.department(), task.dueAt()), actor);
        List<DueChange> due =
                dueAt == null ? List.of() : List.of(new DueChange.Schedule(new DueEntry(key(task), dueAt)));
        return new Decision.Accepted<>(task, List.of(given), due);
    }

    /**
     * Closes a task.
     *
     * @param task which
     * @param to done or declined
     * @param words what came of it, or why it is declined
     * @param now when
     * @param actor who
     * @return the task after it; or rejected with {@link TaskIsClosed}
     */
    public static Decision<TicketTask> close(TicketTask task, TaskState to, FreeText words, Instant now, Actor actor) {
        if (task.state() != TaskState.OPEN) {
            return Decision.reject(new TaskIsClosed(task.state()));
        }
        List<Happened> events = new ArrayList<>();
        TicketTask present = task;
        if (task.dueAt() != null && task.dueAt().isBefore(now) && !task.overdue()) {
            present = task.late();
            events.add(new Happened(new TaskEvent.TaskOverdue(task.ticket(), task.dueAt()), Actor.CLOCK));
        }
        events.add(new Happened(
                to == TaskState.DONE
                        ? new TaskEvent.TaskDone(task.ticket(), words)
                        : new TaskEvent.TaskDeclined(task.ticket(), words),
                actor));
        List<DueChange> due = task.dueAt() == null ? List.of() : List.of(new DueChange.Cancel(key(task)));
        return new Decision.Accepted<>(present.closed(to, words), events, due);
    }

    /**
     * The time of a task has come: if it is still open, it says that it is overdue, once.
     *
     * @param task which
     * @param now when
     * @return the task with that event; the same task if it is closed, due later, or said so before
     */
    public static Decision<TicketTask> overdue(TicketTask task, Instant now) {
        Instant dueAt = task.dueAt();
        if (task.state() != TaskState.OPEN || task.overdue() || dueAt == null || now.isBefore(dueAt)) {
            return Decision.accept(task, List.of());
        }
        return Decision.accept(
                task.late(), List.of(new Happened(new TaskEvent.TaskOverdue(task.ticket(), dueAt), Actor.CLOCK)));
    }

    static AggregateRef reference(TaskId id) {
        return new AggregateRef("ticket-task", id.value().toString());
    }

    private static DueKey key(TicketTask task) {
        return DueKey.of(OVERDUE, reference(task.id()));
    }
}
