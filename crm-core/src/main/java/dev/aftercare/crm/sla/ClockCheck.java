package dev.aftercare.crm.sla;

import dev.aftercare.crm.model.ticket.TicketId;
import java.util.List;

/**
 * Whether the clocks that tickets store are those that their events tell.
 *
 * @param tickets how many tickets were looked at
 * @param clocks how many clocks they have
 * @param different how many tickets store something else than their events tell
 * @param examples those tickets, at most {@value #MAX_EXAMPLES}
 */
public record ClockCheck(long tickets, long clocks, long different, List<Difference> examples) {

    /** The most examples. */
    public static final int MAX_EXAMPLES = 100;

    /** Copies the list. */
    public ClockCheck {
        examples = List.copyOf(examples);
    }

    /**
     * Whether all is as it must be.
     *
     * @return true if no ticket differs
     */
    public boolean isSound() {
        return different == 0;
    }

    /**
     * A ticket that stores something else than its events tell.
     *
     * @param ticket which
     * @param what what differs, in words without personal data
     */
    public record Difference(TicketId ticket, String what) {}
}
