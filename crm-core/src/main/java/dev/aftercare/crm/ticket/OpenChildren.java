package dev.aftercare.crm.ticket;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.ticket.TicketId;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The open tickets that are part of another one.
 *
 * @param count how many there are
 * @param first some of them, at most {@value #MAX_NAMED}
 */
public record OpenChildren(int count, List<TicketId> first) {

    /** How many are named. */
    public static final int MAX_NAMED = 10;

    /** There is none. */
    public static final OpenChildren NONE = new OpenChildren(0, List.of());

    /** Checks and copies the parts. */
    public OpenChildren {
        Input.within("children.count", count, 0, Integer.MAX_VALUE);
        first = List.copyOf(Input.atMost("children.first", first, MAX_NAMED));
    }

    List<Missing> missing() {
        return count == 0 ? List.of() : List.of(new Missing(Guard.CHILDREN_CLOSED, words()));
    }

    private String words() {
        String named = first.stream().map(id -> id.value().toString()).collect(Collectors.joining(", "));
        return "the end of " + count + " open tickets that are part of it: " + named
                + (count > first.size() ? " and others" : "");
    }
}
