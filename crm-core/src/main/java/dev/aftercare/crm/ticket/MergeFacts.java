package dev.aftercare.crm.ticket;

import dev.aftercare.crm.model.Input;
import java.time.Instant;
import java.util.Map;

/**
 * What the decision about a merge needs to know besides the two tickets.
 *
 * @param policy what the shop decided about relations
 * @param children the open tickets that are part of the one that is to be merged
 * @param together how many tickets there would be in one thread then, at least 2
 * @param due when something would happen by itself to the one that is to be merged, by the kind of the entries
 */
public record MergeFacts(RelationPolicy policy, OpenChildren children, int together, Map<String, Instant> due) {

    /** Checks the parts. */
    public MergeFacts {
        Input.present("merge.policy", policy);
        Input.present("merge.children", children);
        Input.within("merge.together", together, 2, Integer.MAX_VALUE);
        due = Map.copyOf(Input.present("merge.due", due));
    }
}
