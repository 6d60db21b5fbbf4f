package dev.aftercare.crm.team;

import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.CommandRunner;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.document.TypedDocuments.Stored;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.sla.DefinedCalendars;
import dev.aftercare.crm.ticket.Survivors;
import dev.aftercare.crm.ticket.TicketNotes;
import java.util.List;
import java.util.Optional;

/**
 * The agents of one tenant, and which of them gets a ticket. Every command is one transaction. Safe for use by several threads.
 *
 * <p>{@link #assign} never gives a ticket to an agent who is off shift or not available, lacks what it needs, or has no room for it, also
 * when several nodes assign at once. Whoever gives a ticket by hand, with {@code Tickets.assign}, decides for themselves.
 */
public final class Team {

    /** How many agents a tenant can have. */
    public static final int MAX_AGENTS = 1_000;

    private final CommandRunner runner;
    private final Tasks tasks;

    /**
     * Creates the service.
     *
     * @param runner runs its commands
     */
    public Team(CommandRunner runner) {
        this.runner = runner;
        this.tasks = new Tasks(runner);
    }

    /**
     * What departments ask of each other inside tickets.
     *
     * @return the service
     */
    public Tasks tasks() {
        return tasks;
    }

    /**
     * Records an agent, new or in the place of the one with the same login. Who is away from now on hands over what there is with the next
     * sweep.
     *
     * @param agent the agent
     * @param by who records it
     * @return the agent
     * @throws NotFoundException if the calendar of the shifts was never defined
     * @throws RejectedException with {@link TeamIsFull} if there are {@value #MAX_AGENTS} others
     */
    public Agent put(Agent agent, By by) {
        Input.present("agent", agent);
        return runner.run("team.agent", by, agent, Agent.class, context -> {
            if (agent.shifts() != null
                    && DefinedCalendars.inForce(context.unit(), agent.shifts()).isEmpty()) {
                throw new NotFoundException("calendar", agent.shifts());
            }
            TeamDesk.put(context, agent);
            if (agent.availability() == Availability.AWAY) {
                TeamDesk.schedule(context, agent.login(), context.now());
            } else if (TeamDesk.policy(context.unit()).handOver()) {
                TeamDesk.watch(context, List.of(agent), context.now());
            }
            return agent;
        });
    }

    /**
     * Reads an agent.
     *
     * @param login who
     * @return the agent, or empty
     */
    public Optional<Agent> find(String login) {
        Input.code("agent.login", login, 100);
        return runner.inTransaction(unit -> TeamDesk.AGENTS.find(unit, login));
    }

    /**
     * The agents, the last changed first.
     *
     * @param request which part
     * @return the page
     */
    public Page<Agent> page(PageRequest request) {
        return runner.inTransaction(unit -> TeamDesk.AGENTS.page(unit, null, request));
    }

    /**
     * Decides how tickets are given to agents from now on. If the end of a shift hands over, sweeps see to the shifts of those who are
     * there, a hundred at once; none that ends meanwhile is missed.
     *
     * @param policy the policy
     * @param by who decides
     * @return the policy
     */
    public AssignmentPolicy define(AssignmentPolicy policy, By by) {
        Input.present("policy", policy);
        return runner.run("team.policy", by, policy, AssignmentPolicy.class, context -> {
            if (policy.handOver()) {
                ShiftWatch.begin(context);
            }
            return TeamDesk.define(context, policy);
        });
    }

    /**
     * How tickets are given to agents.
     *
     * @return the policy; {@link AssignmentPolicy#DEFAULT} if none was defined
     */
    public AssignmentPolicy policy() {
        return runner.inTransaction(TeamDesk::policy);
    }

    /**
     * What an agent carries now: the open tickets, each with the weight of its priority.
     *
     * @param login who
     * @return the sum
     */
    public long load(String login) {
        Input.code("agent.login", login, 100);
        return runner.inTransaction(
                unit -> TeamDesk.loads(unit, TeamDesk.policy(unit)).getOrDefault(login, 0L));
    }

    /**
     * Says who would get a ticket now, without giving it.
     *
     * @param ticket which
     * @return who, and why
     * @throws NotFoundException if there is no such ticket
     */
    public Proposal propose(TicketId ticket) {
        Input.present("ticket", ticket);
        return runner.inTransaction(unit -> TeamDesk.propose(
                unit, TicketNotes.load(unit, ticket), TeamDesk.rota(unit).value(), null, runner.now()));
    }

    /**
     * Gives a ticket to the agent who is to have it by rule.
     *
     * @param ticket which
     * @param by who asks for it
     * @return the ticket after it, and why this agent
     * @throws NotFoundException if there is no such ticket
     * @throws RejectedException with {@link NobodyFits} if nobody can have it, or as {@code Tickets.assign}
     */
    public Assignment assign(TicketId ticket, By by) {
        Input.present("ticket", ticket);
        return runner.run("team.assign", by, List.of(ticket), Assignment.class, context -> {
            Stored<Rota> rota = TeamDesk.rota(context.unit());
            Ticket before = Survivors.itself(context.unit(), TicketNotes.load(context.unit(), ticket));
            Proposal proposal = TeamDesk.propose(context.unit(), before, rota.value(), null, context.now());
            if (proposal.chosen() == null) {
                throw new RejectedException(new NobodyFits(proposal));
            }
            Ticket after = TeamDesk.give(context, before, rota, proposal, proposal.chosen(), by.actor());
            return new Assignment(after, proposal);
        });
    }

    /**
     * Why a ticket went where it went when it was last given to an agent by rule.
     *
     * @param ticket which
     * @return who got it then, and why; empty if that never happened
     */
    public Optional<Proposal> why(TicketId ticket) {
        Input.present("ticket", ticket);
        return runner.inTransaction(
                unit -> TeamDesk.REASONS.find(unit, ticket.value().toString()));
    }
}
