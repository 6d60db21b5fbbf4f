package dev.aftercare.crm.ticket;

import dev.aftercare.crm.command.Rejection;
import dev.aftercare.crm.model.ticket.Stage;
import dev.aftercare.crm.model.ticket.Ticket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The ticket cannot take this step where it stands.
 *
 * @param step the step asked for
 * @param title what it is called: a step of the shop's own by its name in the workflow
 * @param stage where the ticket stands
 * @param state where it stands, by the name of its workflow
 * @param onHold whether it is on hold
 * @param legalSteps what it can do instead, in the order of the steps; {@link TicketStep#MOVE} stands for all {@code legalMoves}
 * @param legalMoves the steps of the shop's own that it can take instead, by name
 */
public record IllegalStep(
        TicketStep step,
        String title,
        Stage stage,
        String state,
        boolean onHold,
        Set<TicketStep> legalSteps,
        Set<String> legalMoves)
        implements Rejection {

    /** Copies the sets. */
    public IllegalStep {
        Set<TicketStep> copy = EnumSet.noneOf(TicketStep.class);
        copy.addAll(legalSteps);
        legalSteps = Collections.unmodifiableSet(copy);
        legalMoves = Collections.unmodifiableSet(new TreeSet<>(legalMoves));
    }

    static IllegalStep of(TicketCommand command, Ticket ticket, TicketWorkflow workflow) {
        return new IllegalStep(
                command.step(),
                command.title(),
                ticket.stage(),
                ticket.state(),
                ticket.isOnHold(),
                workflow.legalSteps(ticket.state(), ticket.isOnHold()),
                workflow.legalMoves(ticket.state(), ticket.isOnHold()));
    }

    @Override
    public String message() {
        List<String> allowed = new ArrayList<>(legalMoves);
        legalSteps.stream()
                .filter(legal -> legal != TicketStep.MOVE)
                .map(TicketStep::name)
                .forEach(allowed::add);
        return title + " is not allowed at " + state + (onHold ? " on hold" : "") + "; allowed: "
                + (allowed.isEmpty() ? "nothing" : allowed);
    }
}
