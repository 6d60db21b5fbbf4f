package dev.aftercare.crm.ticket;

import dev.aftercare.crm.command.Rejection;
import dev.aftercare.crm.model.ticket.Stage;
import dev.aftercare.crm.model.ticket.Ticket;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * The ticket cannot take this step where it stands.
 *
 * @param step the step asked for
 * @param stage where the ticket stands
 * @param onHold whether it is on hold
 * @param legalSteps what it can do instead, in the order of the steps
 */
public record IllegalStep(TicketStep step, Stage stage, boolean onHold, Set<TicketStep> legalSteps)
        implements Rejection {

    /** Copies the set. */
    public IllegalStep {
        Set<TicketStep> copy = EnumSet.noneOf(TicketStep.class);
        copy.addAll(legalSteps);
        legalSteps = Collections.unmodifiableSet(copy);
    }

    static IllegalStep of(TicketStep step, Ticket ticket) {
        return new IllegalStep(
                step, ticket.stage(), ticket.isOnHold(), TicketStep.legalAt(ticket.stage(), ticket.isOnHold()));
    }

    @Override
    public String message() {
        return step + " is not allowed at " + stage + (onHold ? " on hold" : "") + "; allowed: "
                + (legalSteps.isEmpty() ? "nothing" : legalSteps);
    }
}
