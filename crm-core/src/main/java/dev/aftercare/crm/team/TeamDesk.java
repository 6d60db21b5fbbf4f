package dev.aftercare.crm.team;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.command.DueChange;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.document.TypedDocuments;
import dev.aftercare.crm.document.TypedDocuments.Stored;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.customer.Customer;
import dev.aftercare.crm.model.due.DueEntry;
import dev.aftercare.crm.model.due.DueKey;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.ticket.Priority;
import dev.aftercare.crm.model.ticket.Stage;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.TicketFacet;
import dev.aftercare.crm.persistence.TicketQuery;
import dev.aftercare.crm.persistence.TicketQueryBuilder;
import dev.aftercare.crm.persistence.UnitOfWork;
import dev.aftercare.crm.ticket.TicketCommand;
import dev.aftercare.crm.ticket.TicketSteps;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the commands and the due handler share: who there is, what each carries, and giving a ticket to one of them. */
final class TeamDesk {

    static final String OFF_SHIFT = "agent-off-shift";
    static final TypedDocuments<Agent> AGENTS = TypedDocuments.definitions("agent", Agent.class);
    static final TypedDocuments<Proposal> REASONS = new TypedDocuments<>("assignment", Proposal.class);

    private static final TypedDocuments<AssignmentPolicy> POLICIES =
            TypedDocuments.definitions("assignment-policy", AssignmentPolicy.class);
    private static final TypedDocuments<Rota> ROTAS = new TypedDocuments<>("assignment-rota", Rota.class);
    private static final String IN_FORCE = "default";
    private static final PageRequest ALL_AGENTS = PageRequest.first(Team.MAX_AGENTS);
    private static final PageRequest LAST_TICKETS = PageRequest.first(20);

    private TeamDesk() {}

    static AssignmentPolicy policy(UnitOfWork unit) {
        return POLICIES.find(unit, IN_FORCE).orElse(AssignmentPolicy.DEFAULT);
    }

    static AssignmentPolicy define(CommandContext context, AssignmentPolicy policy) {
        POLICIES.put(context, IN_FORCE, policy);
        return policy;
    }

    static Stored<Rota> rota(UnitOfWork unit) {
        return ROTAS.stored(unit, IN_FORCE).orElse(Stored.unsaved(IN_FORCE, Rota.NEW));
    }

    /** Who is to have a ticket. The rota is read before what everybody carries, since its version stands for both. */
    static Proposal propose(UnitOfWork unit, Ticket ticket, Rota rota, @Nullable String except, Instant now) {
        return propose(unit, ticket, rota, except, null, now);
    }

    /** Who is to have a ticket, of a department that may be another than the one it needs by itself. */
    static Proposal propose(
            UnitOfWork unit,
            Ticket ticket,
            Rota rota,
            @Nullable String except,
            @Nullable String department,
            Instant now) {
        AssignmentPolicy policy = policy(unit);
        AssignmentNeed need = policy.need(ticket);
        Demand demand = new Demand(
                department == null ? need.department() : department,
                need.skills(),
                policy.language() ? language(unit, ticket) : null,
                policy.weight(ticket.priority()),
                policy.sticky() ? known(unit, ticket) : null,
                except);
        Map<String, Long> loads = loads(unit, policy);
        List<Agent> agents = agents(unit);
        Shifts shifts = new Shifts(unit, now, agents);
        List<Candidate> candidates = agents.stream()
                .map(agent -> {
                    long own = agent.login().equals(ticket.handling().assignee()) ? demand.weight() : 0;
                    long load = loads.getOrDefault(agent.login(), 0L) - own;
                    return new Candidate(agent, shifts.isOn(agent), Math.max(0, load));
                })
                .toList();
        return AssignmentRules.choose(demand, candidates, rota);
    }

    /** Gives a ticket to the agent of a proposal, in the department that was asked, and remembers why. */
    static Ticket give(
            CommandContext context, Ticket ticket, Stored<Rota> rota, Proposal proposal, String chosen, Actor actor) {
        Ticket after = TicketSteps.take(
                context,
                ticket,
                new TicketCommand.Assign(chosen, proposal.demand().department()),
                actor);
        ROTAS.save(context, IN_FORCE, null, rota.version(), rota.value().after(chosen));
        String id = ticket.id().value().toString();
        long version = REASONS.stored(context.unit(), id).map(Stored::version).orElse(0L);
        REASONS.save(context, id, chosen, version, proposal);
        return after;
    }

    /** Sees to the ends of the shifts that run at an instant or come next, whoever gave the agents what there is then. */
    static void watch(CommandContext context, Collection<Agent> agents, Instant from) {
        Shifts shifts = new Shifts(context.unit(), from, agents);
        for (Agent agent : agents) {
            shifts.end(agent).ifPresent(end -> schedule(context, agent.login(), end));
        }
    }

    static void schedule(CommandContext context, String login, Instant at) {
        DueKey key = DueKey.of(OFF_SHIFT, new AggregateRef("agent", login));
        context.due(List.of(new DueChange.Schedule(new DueEntry(key, at))));
    }

    /** What everybody carries: one count per priority, however many tickets there are. */
    static Map<String, Long> loads(UnitOfWork unit, AssignmentPolicy policy) {
        Map<String, Long> loads = new HashMap<>();
        for (Priority priority : Priority.values()) {
            TicketQuery open = open().priorities(priority).build();
            unit.tickets()
                    .count(open, TicketFacet.ASSIGNEE)
                    .forEach((login, count) ->
                            loads.merge(login, Math.multiplyExact(count, policy.weight(priority)), Long::sum));
        }
        return loads;
    }

    /** The open tickets of an agent. */
    static TicketQuery openOf(String login) {
        return open().assignee(login).build();
    }

    private static TicketQueryBuilder open() {
        return TicketQuery.builder().stages(Stage.open().toArray(Stage[]::new));
    }

    /** All agents: as many as a page holds, which {@link #put} sees to. */
    static List<Agent> agents(UnitOfWork unit) {
        return AGENTS.page(unit, null, ALL_AGENTS).items();
    }

    /**
     * Stores an agent, unless it is one too many. The rota is written, too: whoever gives out a ticket meanwhile does it again and sees who
     * is there now. Otherwise somebody who has just gone would get it, after what was to be handed over has been.
     */
    static void put(CommandContext context, Agent agent) {
        Stored<Rota> rota = rota(context.unit());
        TypedDocuments.Put put = AGENTS.put(context, agent.login(), agent);
        if (!put.changed()) {
            return;
        }
        if (put.version() == 1 && AGENTS.areMoreThan(context.unit(), Team.MAX_AGENTS)) {
            throw new RejectedException(new TeamIsFull(Team.MAX_AGENTS));
        }
        ROTAS.save(context, IN_FORCE, null, rota.version(), rota.value());
    }

    private static @Nullable String language(UnitOfWork unit, Ticket ticket) {
        return unit.customers()
                .find(ticket.customer())
                .map(Customer::profile)
                .flatMap(profile -> Optional.ofNullable(profile.locale()))
                .map(locale -> locale.getLanguage())
                .filter(language -> !language.isEmpty())
                .orElse(null);
    }

    private static @Nullable String known(UnitOfWork unit, Ticket ticket) {
        return unit.tickets().page(TicketQuery.of(ticket.customer()), LAST_TICKETS).items().stream()
                .filter(other -> !other.id().equals(ticket.id()))
                .flatMap(other -> Optional.ofNullable(other.handling().assignee()).stream())
                .findFirst()
                .orElse(null);
    }
}
