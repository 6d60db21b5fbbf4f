package dev.aftercare.crm.team;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.document.TypedDocuments.Stored;
import dev.aftercare.crm.due.DueHandler;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.due.DueEntry;
import dev.aftercare.crm.model.team.TaskId;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Gives what an agent has to others when the agent goes, and says which tasks are overdue. */
public final class TeamDueHandlers {

    private static final Actor RULE = Actor.rule("agent-went");
    private static final PageRequest FIRST = PageRequest.first(100);

    private TeamDueHandlers() {}

    /**
     * The handlers of all that the team schedules.
     *
     * @return the handlers by the kind of entry
     */
    public static Map<String, DueHandler> all() {
        return Map.of(TeamDesk.OFF_SHIFT, TeamDueHandlers::offShift, TaskRules.OVERDUE, TeamDueHandlers::taskOverdue);
    }

    private static void taskOverdue(CommandContext context, DueEntry entry) {
        TaskId id = new TaskId(UUID.fromString(entry.key().aggregate().id()));
        Stored<TicketTask> task = TaskDesk.load(context.unit(), id);
        TaskDesk.store(context, task, TaskRules.overdue(task.value(), context.now()));
    }

    /** Tickets that wait for the customer or a third party stay, and so do those that nobody else can have. */
    private static void offShift(CommandContext context, DueEntry entry) {
        String login = entry.key().aggregate().id();
        TeamDesk.AGENTS.find(context.unit(), login).ifPresent(agent -> {
            boolean byShift = TeamDesk.policy(context.unit()).handOver();
            boolean gone = agent.availability() == Availability.AWAY
                    || (byShift && new Shifts(context.unit(), context.now()).isOver(agent));
            if (gone) {
                tickets(context, login).forEach(ticket -> handOver(context, ticket, login));
            }
            if (byShift) {
                TeamDesk.watch(context, agent);
            }
        });
    }

    private static void handOver(CommandContext context, Ticket ticket, String login) {
        Stored<Rota> rota = TeamDesk.rota(context.unit());
        Proposal proposal = TeamDesk.propose(context.unit(), ticket, rota.value(), login, context.now());
        if (proposal.chosen() != null) {
            TeamDesk.give(context, ticket, rota, proposal, proposal.chosen(), RULE);
        }
    }

    private static List<Ticket> tickets(CommandContext context, String login) {
        List<Ticket> all = new ArrayList<>();
        PageRequest next = FIRST;
        while (next != null) {
            Page<Ticket> page = context.unit().tickets().page(TeamDesk.openOf(login), next);
            page.items().stream().filter(ticket -> !ticket.isOnHold()).forEach(all::add);
            next = page.next() == null ? null : FIRST.after(page.next());
        }
        return all;
    }
}
