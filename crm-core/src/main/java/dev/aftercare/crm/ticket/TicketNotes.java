package dev.aftercare.crm.ticket;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.ticket.RelationEvent;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketEvent;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.persistence.UnitOfWork;

/** What other commands do with tickets that is no step of theirs: what they tell in their histories, and how they are merged. */
public final class TicketNotes {

    private TicketNotes() {}

    /**
     * Reads a ticket.
     *
     * @param unit where
     * @param id which
     * @return the ticket
     * @throws NotFoundException if there is none
     */
    public static Ticket load(UnitOfWork unit, TicketId id) {
        return TicketDesk.load(unit, id);
    }

    /**
     * Tells something in the history of a ticket; it stays as it is.
     *
     * @param context the command
     * @param ticket the ticket, as it was read in this transaction
     * @param event what is told, at the ticket's stage
     * @param actor who did it
     * @return the ticket after it
     */
    public static Ticket tell(CommandContext context, Ticket ticket, TicketEvent event, Actor actor) {
        return TicketDesk.store(
                context, ticket, TicketRules.note(ticket, event, TicketDesk.facts(context, actor, ticket)));
    }

    /**
     * Lets a ticket go on in another one.
     *
     * @param context the command
     * @param ticket the ticket, as it was read in this transaction
     * @param into the other one, as it was read in this transaction
     * @param together how many tickets there would be in one thread then, both included
     * @param reason why
     * @param actor who merges them
     * @return the other ticket after it
     * @throws RejectedException with {@link MergeRefused} or {@link MergedAway}
     */
    public static Ticket merge(
            CommandContext context, Ticket ticket, Ticket into, int together, FreeText reason, Actor actor) {
        TicketFacts present = TicketDesk.facts(context, actor, ticket);
        MergeFacts facts = new MergeFacts(
                RelationPolicies.inForce(context.unit()),
                FamilyDesk.settledChildren(context, ticket.id()),
                together,
                TicketTimers.set(context.unit().due(), ticket, present));
        TicketDesk.store(context, ticket, MergeRules.merge(ticket, into, reason, facts, present));
        return tell(context, into, new RelationEvent.TicketAbsorbed(into.stage(), ticket.id(), reason), actor);
    }

    /**
     * Lets a merged ticket go on by itself again.
     *
     * @param context the command
     * @param ticket the ticket, as it was read in this transaction
     * @param reason why
     * @param actor who undoes it
     * @return the ticket after it
     * @throws RejectedException with {@link NotMerged}
     */
    public static Ticket undoMerge(CommandContext context, Ticket ticket, FreeText reason, Actor actor) {
        Ticket after = TicketDesk.store(
                context, ticket, MergeRules.undo(ticket, reason, TicketDesk.facts(context, actor, ticket)));
        if (ticket.merger() != null) {
            Ticket into = load(context.unit(), ticket.merger().into());
            tell(context, into, new RelationEvent.TicketReleased(into.stage(), ticket.id(), reason), actor);
        }
        return TicketDesk.catchUp(context, ticket, after);
    }
}
