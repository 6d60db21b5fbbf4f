package dev.aftercare.crm.ticket;

import dev.aftercare.crm.command.DueChange;
import dev.aftercare.crm.model.due.DueEntry;
import dev.aftercare.crm.model.due.DueKey;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.ticket.Ticket;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tickets on which work goes on: a wait is over, they were reopened, or the merge was undone. Whoever has such a ticket may be gone
 * meanwhile, and left it behind because nothing was to be done. So the next sweep has the team look at it, once.
 */
public final class ComingBack {

    /** The kind of the entries. */
    public static final String KIND = "back-to-agent";

    private ComingBack() {}

    static List<DueChange> changes(@Nullable Ticket before, Ticket after, Instant now) {
        boolean back = before != null
                && isWorkedOn(after)
                && (!isWorkedOn(before)
                        || before.handling().reopened() < after.handling().reopened());
        return back && after.handling().assignee() != null
                ? List.of(new DueChange.Schedule(new DueEntry(DueKey.of(KIND, AggregateRef.of(after.id())), now)))
                : List.of();
    }

    /**
     * Whether somebody of the shop has something to do about a ticket.
     *
     * @param ticket the ticket
     * @return false if it is closed, merged, or waits for somebody outside the shop
     */
    public static boolean isWorkedOn(Ticket ticket) {
        return ticket.stage().isOpen() && !ticket.isOnHold();
    }
}
