package dev.aftercare.crm.ticket;

import dev.aftercare.crm.command.Rejection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A step is legal where the ticket stands, but something it needs is missing.
 *
 * @param step the step asked for
 * @param missing everything that is missing, at least one, in the order of the guards
 */
public record GuardFailed(TicketStep step, List<Missing> missing) implements Rejection {

    /** Copies the list. */
    public GuardFailed {
        missing = List.copyOf(missing);
    }

    @Override
    public String message() {
        return step + " is not possible yet; missing: "
                + missing.stream().map(Missing::what).collect(Collectors.joining(", "));
    }
}
