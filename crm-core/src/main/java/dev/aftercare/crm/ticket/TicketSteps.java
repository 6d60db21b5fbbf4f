package dev.aftercare.crm.ticket;

import dev.aftercare.crm.classification.ClassificationPolicy;
import dev.aftercare.crm.classification.ClassifierSaid;
import dev.aftercare.crm.classification.DefinedCategories;
import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;

/** Receives tickets, takes their steps and records messages as part of other commands. */
public final class TicketSteps {

    private TicketSteps() {}

    /**
     * Takes a step.
     *
     * @param context the command
     * @param ticket the ticket, as it was read in this transaction
     * @param command what is asked
     * @param actor who asks
     * @return the ticket after it
     * @throws RejectedException as {@link Tickets#apply}; the whole command must fail then
     */
    public static Ticket take(CommandContext context, Ticket ticket, TicketCommand command, Actor actor) {
        command.otherTicket().ifPresent(other -> TicketDesk.load(context.unit(), other));
        TicketFacts facts = TicketDesk.facts(context, actor, ticket, command);
        Ticket after = TicketDesk.store(context, ticket, TicketRules.decide(ticket, command, facts));
        TicketDesk.followPlan(context, actor, ticket, after);
        return TicketDesk.catchUp(context, ticket, after);
    }

    /**
     * Records what a classifier says of a ticket.
     *
     * @param context the command
     * @param ticket the ticket, as it was read in this transaction
     * @param said what it says, and which it is
     * @param policy when a category is set
     * @param actor who asked it
     * @return the ticket after it; the same version if it has nothing to say
     */
    public static Ticket classify(
            CommandContext context, Ticket ticket, ClassifierSaid said, ClassificationPolicy policy, Actor actor) {
        TicketFacts facts = TicketDesk.facts(context, actor, ticket)
                .categorizedBy(DefinedCategories.inForce(context.unit()).orElse(null));
        return TicketDesk.store(context, ticket, CategoryRules.classified(ticket, said, policy, facts));
    }

    /**
     * Whether a ticket could take a step where it stands.
     *
     * @param context the command
     * @param ticket the ticket, as it was read in this transaction
     * @param command what would be asked
     * @param actor who would ask
     * @return true if {@link #take} would not refuse
     */
    public static boolean accepts(CommandContext context, Ticket ticket, TicketCommand command, Actor actor) {
        return TicketRules.decide(ticket, command, TicketDesk.facts(context, actor, ticket, command))
                .isAccepted();
    }

    /**
     * Receives a matter.
     *
     * @param context the command
     * @param matter what reached the shop; its customer must be registered
     * @param actor who records it
     * @return the ticket, version 1
     * @throws RejectedException as {@link Tickets#receive}; the whole command must fail then
     */
    public static Ticket receive(CommandContext context, NewTicket matter, Actor actor) {
        TicketId id = new TicketId(context.newId());
        return TicketDesk.open(
                context, TicketRules.receive(id, matter, TicketDesk.facts(context, actor, matter.type())));
    }

    /**
     * Records a message.
     *
     * @param context the command
     * @param ticket the ticket, as it was read in this transaction
     * @param message what was written
     * @param actor who records it
     * @return the ticket after it
     */
    public static Ticket message(CommandContext context, Ticket ticket, TicketMessage message, Actor actor) {
        return TicketDesk.store(
                context, ticket, TicketRules.message(ticket, message, TicketDesk.facts(context, actor, ticket)));
    }
}
