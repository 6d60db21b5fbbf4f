package dev.aftercare.crm.team;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.command.Decision;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.document.OwnerDigest;
import dev.aftercare.crm.document.TypedDocuments;
import dev.aftercare.crm.document.TypedDocuments.Stored;
import dev.aftercare.crm.model.team.TaskId;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.UnitOfWork;
import org.jspecify.annotations.Nullable;

/** Loads and stores tasks, and keeps the list of what each department has to do. */
final class TaskDesk {

    static final TypedDocuments<TicketTask> TASKS = new TypedDocuments<>("ticket-task", TicketTask.class);

    private static final TypedDocuments<Entry> TO_DO = new TypedDocuments<>("ticket-task-to-do", Entry.class);

    private TaskDesk() {}

    /**
     * Stands for a task in the list of a department.
     *
     * @param task which
     */
    record Entry(TaskId task) {}

    static Stored<TicketTask> load(UnitOfWork unit, TaskId id) {
        return TASKS.stored(unit, id.value().toString())
                .orElseThrow(() -> new NotFoundException("task", id.value().toString()));
    }

    static TicketTask store(
            CommandContext context, @Nullable Stored<TicketTask> before, Decision<TicketTask> decision) {
        Decision.Accepted<TicketTask> accepted = decision.orThrow();
        TicketTask task = accepted.state();
        if (accepted.events().isEmpty()) {
            return task;
        }
        String id = task.id().value().toString();
        String ticket = task.ticket().value().toString();
        TASKS.save(context, id, ticket, before == null ? 0 : before.version(), task);
        if (before == null) {
            TO_DO.insert(context, id, OwnerDigest.of(task.department()), new Entry(task.id()));
        } else if (task.state() != before.value().state()) {
            TO_DO.stored(context.unit(), id)
                    .ifPresent(entry -> TO_DO.update(context, id, null, entry.version(), entry.value()));
        }
        context.happened(TaskRules.reference(task.id()), task.customer(), task.version(), accepted.events());
        context.due(accepted.due());
        return task;
    }

    static Page<TicketTask> toDo(UnitOfWork unit, String department, PageRequest request) {
        Page<Entry> page = TO_DO.page(unit, OwnerDigest.of(department), request);
        return new Page<>(
                page.items().stream()
                        .flatMap(entry -> TASKS.find(unit, entry.task().value().toString()).stream())
                        .toList(),
                page.next());
    }
}
