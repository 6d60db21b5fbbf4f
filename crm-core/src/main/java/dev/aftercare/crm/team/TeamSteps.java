package dev.aftercare.crm.team;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.document.TypedDocuments.Stored;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the team does as part of other commands. */
public final class TeamSteps {

    private TeamSteps() {}

    /**
     * Where an agent works now.
     *
     * @param unit where to look
     * @param login who
     * @return the departments; empty if the agent is not known
     */
    public static Set<String> departments(UnitOfWork unit, String login) {
        return TeamDesk.AGENTS.find(unit, login).map(Agent::departments).orElse(Set.of());
    }

    /**
     * Gives a ticket to another agent than the one who has it, by the rules of the team.
     *
     * @param context the command
     * @param ticket the ticket, as it was read in this transaction
     * @param department whose agents can have it; null for those that it needs by itself
     * @param actor who asks for it
     * @return the ticket after it; empty if nobody else can have it, and nothing is changed then
     * @throws dev.aftercare.crm.command.RejectedException as {@code Tickets.assign}
     */
    public static Optional<Ticket> reassign(
            CommandContext context, Ticket ticket, @Nullable String department, Actor actor) {
        Stored<Rota> rota = TeamDesk.rota(context.unit());
        Proposal proposal = TeamDesk.propose(
                context.unit(), ticket, rota.value(), ticket.handling().assignee(), department, context.now());
        String chosen = proposal.chosen();
        return chosen == null
                ? Optional.empty()
                : Optional.of(TeamDesk.give(context, ticket, rota, proposal, chosen, actor));
    }
}
