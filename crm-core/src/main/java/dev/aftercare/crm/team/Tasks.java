package dev.aftercare.crm.team;

import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.CommandRunner;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.document.TypedDocuments.Stored;
import dev.aftercare.crm.event.EventLine;
import dev.aftercare.crm.event.Events;
import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.model.team.TaskId;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.UnitOfWork;
import dev.aftercare.crm.sla.DefinedCalendars;
import dev.aftercare.crm.ticket.HistoryLine;
import dev.aftercare.crm.ticket.Survivors;
import dev.aftercare.crm.ticket.TicketNotes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What departments ask of each other inside tickets 跨部门协作. Every command is one transaction. Safe for use by several threads.
 *
 * <p>A task whose time is over says so with the next sweep, once, and at the latest when it is closed. A ticket is not kept from being
 * resolved by its open tasks; {@link #page(TicketId, PageRequest)} shows them.
 */
public final class Tasks {

    private final CommandRunner runner;

    Tasks(CommandRunner runner) {
        this.runner = runner;
    }

    /**
     * Asks a department to do something for a ticket.
     *
     * @param ticket which ticket
     * @param wanted what is asked, and how long it may take
     * @param by who asks
     * @return the task
     * @throws NotFoundException if there is no such ticket, or if the calendar was never defined
     * @throws RejectedException with {@link TicketIsOver} if the ticket is closed, with {@link dev.aftercare.crm.ticket.MergedAway} if it goes on
     *     in another one
     */
    public TicketTask give(TicketId ticket, NewTask wanted, By by) {
        Input.present("ticket", ticket);
        Input.present("task", wanted);
        return runner.run("task.give", by, List.of(ticket, wanted), TicketTask.class, context -> {
            Ticket found = Survivors.itself(context.unit(), TicketNotes.load(context.unit(), ticket));
            Instant dueAt = dueAt(context.unit(), wanted, context.now());
            TaskId id = new TaskId(context.newId());
            return TaskDesk.store(context, null, TaskRules.give(id, wanted, found, dueAt, context.now(), by.actor()));
        });
    }

    /**
     * Records that a task is done.
     *
     * @param id which
     * @param answer what came of it
     * @param by who
     * @return the task after it
     * @throws NotFoundException if there is no such task
     * @throws RejectedException with {@link TaskIsClosed} if it was closed before
     */
    public TicketTask done(TaskId id, String answer, By by) {
        return close("task.done", id, TaskState.DONE, FreeText.of("task.answer", answer), by);
    }

    /**
     * Records that a department will not do a task.
     *
     * @param id which
     * @param reason why
     * @param by who
     * @return the task after it
     * @throws NotFoundException if there is no such task
     * @throws RejectedException with {@link TaskIsClosed} if it was closed before
     */
    public TicketTask decline(TaskId id, String reason, By by) {
        return close("task.decline", id, TaskState.DECLINED, FreeText.of("task.reason", reason), by);
    }

    /**
     * Reads a task.
     *
     * @param id which
     * @return the task, or empty
     */
    public Optional<TicketTask> find(TaskId id) {
        Input.present("id", id);
        return runner.inTransaction(unit -> TaskDesk.TASKS.find(unit, id.value().toString()));
    }

    /**
     * The tasks of a ticket, the last changed first.
     *
     * @param ticket which ticket
     * @param request which part
     * @return the page
     */
    public Page<TicketTask> page(TicketId ticket, PageRequest request) {
        Input.present("ticket", ticket);
        return runner.inTransaction(
                unit -> TaskDesk.TASKS.page(unit, ticket.value().toString(), request));
    }

    /**
     * What a department has to do, the last given first.
     *
     * @param department which
     * @param request which part
     * @return the page of its open tasks
     */
    public Page<TicketTask> toDo(String department, PageRequest request) {
        Input.text("department", department, 100);
        return runner.inTransaction(unit -> TaskDesk.toDo(unit, department, request));
    }

    /**
     * The whole history of a task.
     *
     * @param id which
     * @return its events, the first first, one per version; empty if it does not exist
     */
    public List<Event> history(TaskId id) {
        return new Events(runner).history(TaskRules.reference(id));
    }

    /**
     * The whole history of a task in words: who did what, when.
     *
     * @param id which
     * @param words whether what people wrote is told; it may be personal
     * @return one line per event, the first first; empty if it does not exist
     */
    public List<EventLine> describe(TaskId id, HistoryLine.Words words) {
        return find(id).map(task -> TaskPhrases.lines(task, history(id), words)).orElse(List.of());
    }

    private TicketTask close(String name, TaskId id, TaskState to, FreeText words, By by) {
        Input.present("id", id);
        return runner.run(name, by, List.of(id, words), TicketTask.class, context -> {
            Stored<TicketTask> before = TaskDesk.load(context.unit(), id);
            return TaskDesk.store(
                    context, before, TaskRules.close(before.value(), to, words, context.now(), by.actor()));
        });
    }

    private static @Nullable Instant dueAt(UnitOfWork unit, NewTask wanted, Instant now) {
        if (wanted.within() == null) {
            return null;
        }
        String calendar = wanted.calendar();
        if (calendar == null) {
            return now.plus(wanted.within());
        }
        return DefinedCalendars.inForce(unit, calendar)
                .orElseThrow(() -> new NotFoundException("calendar", calendar))
                .plus(now, wanted.within());
    }
}
