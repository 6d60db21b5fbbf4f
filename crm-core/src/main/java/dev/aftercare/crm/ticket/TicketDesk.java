package dev.aftercare.crm.ticket;

import dev.aftercare.crm.classification.DefinedCategories;
import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.command.Decision;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.document.TypedDocuments;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.ticket.ActionKind;
import dev.aftercare.crm.model.ticket.ActionRef;
import dev.aftercare.crm.model.ticket.ActionStatus;
import dev.aftercare.crm.model.ticket.PlannedAction;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.model.ticket.TicketType;
import dev.aftercare.crm.persistence.UnitOfWork;
import dev.aftercare.crm.sla.Promises;
import dev.aftercare.crm.sla.StoredPromises;
import java.util.Optional;

/** What the commands and the due handlers share: loading what a decision needs, and storing what it made. */
final class TicketDesk {

    private static final TypedDocuments<TicketPolicy> POLICIES =
            TypedDocuments.definitions("ticket-policy", TicketPolicy.class);
    private static final TypedDocuments<CauseList> CAUSES = TypedDocuments.definitions("cause-list", CauseList.class);

    private static final String IN_FORCE = "default";

    private static final Actor CLOSED_MEANWHILE = Actor.rule("closed-meanwhile");

    private TicketDesk() {}

    static Ticket load(UnitOfWork unit, TicketId id) {
        return unit.tickets()
                .find(id)
                .orElseThrow(() -> new NotFoundException("ticket", id.value().toString()));
    }

    /** What a decision about a ticket that exists needs. */
    static TicketFacts facts(CommandContext context, Actor actor, Ticket ticket) {
        TicketFacts facts = facts(
                context,
                actor,
                StoredPromises.to(context.unit(), ticket),
                WorkflowDesk.governing(context.unit(), ticket));
        return ticket.isMerged()
                ? facts.mergedInto(Survivors.of(context.unit(), ticket).id())
                : facts;
    }

    /** What the receipt of a matter needs. */
    static TicketFacts facts(CommandContext context, Actor actor, TicketType type) {
        return facts(context, actor, StoredPromises.toNew(context.unit()), WorkflowDesk.inForce(context.unit(), type));
    }

    private static TicketFacts facts(CommandContext context, Actor actor, Promises promises, Governing governing) {
        return TicketFacts.of(context.now(), actor)
                .under(policy(context.unit()))
                .promising(promises)
                .governedBy(governing);
    }

    /** What a decision about a command needs; causes, categories and other tickets are read only for the steps that ask for them. */
    static TicketFacts facts(CommandContext context, Actor actor, Ticket ticket, TicketCommand command) {
        TicketFacts facts = facts(context, actor, ticket);
        WorkflowTable.Entry entry =
                TicketRules.entry(ticket, command, facts.governing().workflow());
        WorkflowMove move = entry == null ? null : entry.move();
        if (move != null && move.guards().contains(Guard.CHILDREN_CLOSED)) {
            facts = facts.with(FamilyDesk.settledChildren(context, ticket.id()));
        }
        return switch (command.step()) {
            case ANALYZE, ADD_CAUSE -> facts.knowing(causes(context.unit()).orElse(null));
            case CONFIRM, CATEGORIZE ->
                facts.categorizedBy(DefinedCategories.inForce(context.unit()).orElse(null));
            default -> facts;
        };
    }

    static Optional<CauseList> causes(UnitOfWork unit) {
        return CAUSES.find(unit, IN_FORCE);
    }

    static CauseList define(CommandContext context, CauseList causes) {
        CAUSES.put(context, IN_FORCE, causes);
        return causes;
    }

    /** Preventive actions have a life of their own, which begins with the plan and can end with it. */
    static void followPlan(CommandContext context, Actor actor, Ticket before, Ticket after) {
        for (PlannedAction action : after.plan()) {
            boolean isNew = action.number() > before.plan().size();
            if (action.kind() == ActionKind.PREVENTIVE && isNew) {
                PreventionDesk.store(context, null, PreventionRules.planned(after, action, actor));
            } else if (action.kind() == ActionKind.PREVENTIVE
                    && action.status() != before.plan().get(action.number() - 1).status()) {
                // An action planned by a version of the library that knew no life beside the plan has none.
                PreventionDesk.stored(context.unit(), new ActionRef(after.id(), action.number()))
                        .ifPresent(prevention -> PreventionDesk.store(
                                context,
                                prevention,
                                PreventionRules.close(
                                        prevention.value(),
                                        action.status(),
                                        action.reason(),
                                        null,
                                        context.now(),
                                        actor)));
            }
        }
    }

    /** A ticket that goes on learns what became meanwhile of preventive actions that it had left open. */
    static Ticket catchUp(CommandContext context, Ticket before, Ticket after) {
        boolean back = !before.stage().isOpen() && after.stage().isOpen();
        boolean open = after.plan().stream()
                .anyMatch(action -> action.kind() == ActionKind.PREVENTIVE && action.status() == ActionStatus.OPEN);
        return back && open
                ? store(
                        context,
                        after,
                        TicketRules.closedMeanwhile(
                                after,
                                PreventionDesk.of(context.unit(), after.id()),
                                facts(context, CLOSED_MEANWHILE, after)))
                : after;
    }

    /** Stores a ticket that was there before; without events nothing is written. */
    static Ticket store(CommandContext context, Ticket before, Decision<Ticket> decision) {
        Decision.Accepted<Ticket> accepted = decision.orThrow();
        if (accepted.events().isEmpty()) {
            return before;
        }
        context.unit().tickets().update(accepted.state(), before.version());
        FamilyDesk.follow(context, before, accepted.state());
        return reported(context, accepted);
    }

    /** Stores a ticket that is new. */
    static Ticket open(CommandContext context, Decision<Ticket> decision) {
        Decision.Accepted<Ticket> accepted = decision.orThrow();
        context.unit().tickets().insert(accepted.state());
        PurchaseIndex.received(context, accepted.state());
        return reported(context, accepted);
    }

    static TicketPolicy policy(UnitOfWork unit) {
        return POLICIES.find(unit, IN_FORCE).orElse(TicketPolicy.DEFAULT);
    }

    static TicketPolicy define(CommandContext context, TicketPolicy policy) {
        POLICIES.put(context, IN_FORCE, policy);
        return policy;
    }

    private static Ticket reported(CommandContext context, Decision.Accepted<Ticket> accepted) {
        Ticket ticket = accepted.state();
        context.happened(AggregateRef.of(ticket.id()), ticket.customer(), ticket.version(), accepted.events());
        context.due(accepted.due());
        return ticket;
    }
}
