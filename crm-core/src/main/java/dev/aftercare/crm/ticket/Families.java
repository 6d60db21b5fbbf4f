package dev.aftercare.crm.ticket;

import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.command.CommandRunner;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.ticket.RelationEvent.ChildAdded;
import dev.aftercare.crm.model.ticket.RelationEvent.ChildRemoved;
import dev.aftercare.crm.model.ticket.RelationEvent.ParentRemoved;
import dev.aftercare.crm.model.ticket.RelationEvent.ParentSet;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tickets that are part of others, as the complaints of many customers are of one incident. Every command is one transaction. Safe for use by
 * several threads.
 *
 * <p>A workflow that asks for {@link Guard#CHILDREN_CLOSED} at a step lets a ticket take it only once all its children are closed, cancelled
 * or merged. A child can be taken up again after that; its parent stays where it is.
 */
public final class Families {

    private final CommandRunner runner;

    /**
     * Creates the service.
     *
     * @param runner runs its commands
     */
    public Families(CommandRunner runner) {
        this.runner = runner;
    }

    /**
     * Makes a ticket part of another one.
     *
     * @param child the part
     * @param parent the whole
     * @param reason why, or null
     * @param by who says so
     * @return the link; the one there if it says the same
     * @throws NotFoundException if there is no such ticket
     * @throws RejectedException with {@link MergedAway} if one of them goes on in another ticket, with {@link FamilyRefused} if there would
     *     be a circle, a second parent or too many levels, or the parent is closed
     */
    public ParentLink link(TicketId child, TicketId parent, @Nullable String reason, By by) {
        Input.present("child", child);
        Input.present("parent", parent);
        FreeText why = reason == null ? null : FreeText.of("reason", reason);
        return runner.run("relation.link", by, Arrays.asList(child, parent, why), ParentLink.class, context -> {
            UnitOfWork unit = context.unit();
            SeenLine seen = FamilyDesk.look(unit, child, parent).withoutCircle();
            ParentLink present = seen.present().orElse(null);
            if (present != null && present.parent().equals(parent)) {
                return present;
            }
            return link(context, seen, parent, why, by);
        });
    }

    /**
     * Takes a ticket out of the one that it is part of.
     *
     * @param child the part
     * @param reason why
     * @param by who says so
     * @return the link as it was
     * @throws NotFoundException if there is no such ticket
     * @throws RejectedException with {@link FamilyRefused} if it is part of none
     */
    public ParentLink unlink(TicketId child, String reason, By by) {
        Input.present("child", child);
        FreeText why = FreeText.of("reason", reason);
        return runner.run("relation.unlink", by, List.of(child, why), ParentLink.class, context -> {
            UnitOfWork unit = context.unit();
            Ticket part = TicketDesk.load(unit, child);
            ParentLink link = FamilyDesk.parent(unit, child).orElseThrow(() -> isPartOfNone(child));
            SeenLine seen = FamilyDesk.look(unit, link);
            Ticket whole = TicketDesk.load(unit, link.parent());
            FamilyDesk.unlink(context, seen, part.stage().isOpen());
            TicketNotes.tell(context, part, new ParentRemoved(part.stage(), link.parent(), why), by.actor());
            TicketNotes.tell(context, whole, new ChildRemoved(whole.stage(), child, why), by.actor());
            return link;
        });
    }

    /**
     * What a ticket is part of.
     *
     * @param child which ticket
     * @return the link, or empty
     */
    public Optional<ParentLink> parent(TicketId child) {
        Input.present("child", child);
        return runner.inTransaction(unit -> FamilyDesk.parent(unit, child));
    }

    /**
     * The tickets that are part of another one, the last linked first.
     *
     * @param parent the whole
     * @param request which part of the list
     * @return the page
     */
    public Page<ParentLink> children(TicketId parent, PageRequest request) {
        Input.present("parent", parent);
        return runner.inTransaction(unit -> FamilyDesk.children(unit, parent, request));
    }

    /**
     * The open tickets that are part of another one.
     *
     * @param parent the whole
     * @return how many there are, and which are the first of them
     */
    public OpenChildren open(TicketId parent) {
        Input.present("parent", parent);
        return runner.inTransaction(unit -> FamilyDesk.openChildren(unit, parent));
    }

    private static ParentLink link(
            CommandContext context, SeenLine seen, TicketId parent, @Nullable FreeText why, By by) {
        UnitOfWork unit = context.unit();
        TicketId child = seen.line().child();
        Ticket part = Survivors.itself(unit, TicketDesk.load(unit, child));
        Ticket whole = Survivors.itself(unit, TicketDesk.load(unit, parent));
        FamilyFacts facts = new FamilyFacts(
                RelationPolicies.inForce(unit),
                seen.present().orElse(null),
                seen.height(),
                seen.line().ancestors());
        ParentLink link = FamilyRules.link(part, whole, facts, context.now(), by.actor())
                .orThrow()
                .state();
        FamilyDesk.link(context, seen, link, part.stage().isOpen());
        TicketNotes.tell(context, part, new ParentSet(part.stage(), parent, why), by.actor());
        TicketNotes.tell(context, whole, new ChildAdded(whole.stage(), child, why), by.actor());
        return link;
    }

    private static RejectedException isPartOfNone(TicketId child) {
        return new RejectedException(
                new FamilyRefused(child, child, FamilyRefused.Why.NO_PARENT, "a ticket that is part of another one"));
    }
}
