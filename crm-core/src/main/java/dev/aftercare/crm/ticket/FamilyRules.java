package dev.aftercare.crm.ticket;

import dev.aftercare.crm.command.Decision;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.ticket.FamilyRefused.Why;
import java.time.Instant;
import java.util.List;

/** When a ticket can be part of another one. Pure. */
public final class FamilyRules {

    private FamilyRules() {}

    /**
     * Makes a ticket part of another one.
     *
     * @param child the part, not merged
     * @param parent the whole, not merged
     * @param facts what else is known of both
     * @param now when
     * @param actor who says so
     * @return the link; or rejected with {@link FamilyRefused}
     */
    public static Decision<ParentLink> link(Ticket child, Ticket parent, FamilyFacts facts, Instant now, Actor actor) {
        TicketId part = child.id();
        ParentLink present = facts.present();
        if (part.equals(parent.id()) || facts.ancestors().contains(part)) {
            return refused(child, parent, Why.CIRCLE, "a parent that is not part of the ticket itself");
        }
        if (present != null) {
            return refused(
                    child,
                    parent,
                    Why.HAS_PARENT,
                    "a ticket without a parent; it is part of "
                            + present.parent().value());
        }
        if (!parent.stage().isOpen()) {
            return refused(child, parent, Why.PARENT_CLOSED, "an open parent; it is " + parent.stage());
        }
        int levels = facts.ancestors().size() + 1 + facts.height();
        if (levels > facts.policy().levels()) {
            return refused(
                    child,
                    parent,
                    Why.TOO_DEEP,
                    "at most " + facts.policy().levels() + " levels of children; these would be " + levels);
        }
        return Decision.accept(new ParentLink(part, parent.id(), now, actor), List.of());
    }

    private static Decision<ParentLink> refused(Ticket child, Ticket parent, Why why, String allowed) {
        return Decision.reject(new FamilyRefused(child.id(), parent.id(), why, allowed));
    }
}
