package dev.aftercare.crm.ticket;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.ticket.TicketId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the decision about a parent needs to know besides the two tickets.
 *
 * @param policy what the shop decided about relations
 * @param present the parent that the child has, or null
 * @param height how many levels there are below the child
 * @param ancestors the parent's parent, its parent and so on, the nearest first
 */
public record FamilyFacts(RelationPolicy policy, @Nullable ParentLink present, int height, List<TicketId> ancestors) {

    /** Checks and copies the parts. */
    public FamilyFacts {
        Input.present("family.policy", policy);
        Input.within("family.height", height, 0, Integer.MAX_VALUE);
        ancestors = List.copyOf(ancestors);
    }
}
