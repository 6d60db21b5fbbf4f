package dev.aftercare.crm.team;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.command.DueChange;
import dev.aftercare.crm.document.TypedDocuments.Stored;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.due.DueEntry;
import dev.aftercare.crm.model.due.DueKey;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageKey;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.ticket.ComingBack;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Gives what an agent has to others when the agent goes, some tickets at a time. Each part is a transaction, which also leaves an entry
 * for the next one: whatever ends a sweep between two parts, the sweep after it goes on where it stopped.
 */
final class HandOver {

    /** How many of an agent's tickets are looked at in one transaction. */
    static final int PART = 25;

    private static final Actor RULE = Actor.rule("agent-went");
    private static final PageRequest FIRST = PageRequest.first(PART);
    private static final String BEGINNING = "-";

    private HandOver() {}

    /** Tickets that wait for the customer or a third party stay, and so do those that nobody else can have. */
    static void part(CommandContext context, DueEntry entry) {
        String login = entry.key().aggregate().id();
        boolean begins = entry.key().part().equals(BEGINNING);
        TeamDesk.AGENTS.find(context.unit(), login).ifPresent(agent -> {
            boolean byShift = TeamDesk.policy(context.unit()).handOver();
            if (isGone(context, agent, byShift)) {
                Page<Ticket> page = context.unit()
                        .tickets()
                        .page(
                                TeamDesk.openOf(login),
                                begins
                                        ? FIRST
                                        : FIRST.after(Places.place(entry.key().part())));
                page.items().stream()
                        .filter(ComingBack::isWorkedOn)
                        .forEach(ticket -> handOver(context, ticket, login));
                goOn(context, entry, page.next());
            }
            if (byShift && begins) {
                TeamDesk.watch(context, List.of(agent), context.now());
            }
        });
    }

    /** A ticket that comes back to somebody who went goes to somebody else, or stays if nobody else can have it. */
    static void back(CommandContext context, DueEntry entry) {
        TicketId id = new TicketId(UUID.fromString(entry.key().aggregate().id()));
        context.unit().tickets().find(id).filter(ComingBack::isWorkedOn).ifPresent(ticket -> {
            String login = ticket.handling().assignee();
            Optional<Agent> agent = login == null ? Optional.empty() : TeamDesk.AGENTS.find(context.unit(), login);
            agent.filter(it ->
                            isGone(context, it, TeamDesk.policy(context.unit()).handOver()))
                    .ifPresent(it -> handOver(context, ticket, it.login()));
        });
    }

    private static boolean isGone(CommandContext context, Agent agent, boolean byShift) {
        return agent.availability() == Availability.AWAY
                || (byShift && new Shifts(context.unit(), context.now(), List.of(agent)).isOver(agent));
    }

    private static void handOver(CommandContext context, Ticket ticket, String login) {
        Stored<Rota> rota = TeamDesk.rota(context.unit());
        Proposal proposal = TeamDesk.propose(context.unit(), ticket, rota.value(), login, context.now());
        if (proposal.chosen() != null) {
            TeamDesk.give(context, ticket, rota, proposal, proposal.chosen(), RULE);
        }
    }

    /** Due when this part was, so that the same sweep does the next one, too, if it has room. */
    private static void goOn(CommandContext context, DueEntry entry, @Nullable PageKey next) {
        if (next != null) {
            DueKey key = new DueKey(entry.key().kind(), entry.key().aggregate(), Places.text(next));
            context.due(List.of(new DueChange.Schedule(new DueEntry(key, entry.at()))));
        }
    }
}
