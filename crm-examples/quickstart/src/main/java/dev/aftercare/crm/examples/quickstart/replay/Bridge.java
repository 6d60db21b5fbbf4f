package dev.aftercare.crm.examples.quickstart.replay;

import dev.aftercare.crm.model.ticket.Stage;
import dev.aftercare.crm.ticket.TicketStep;
import dev.aftercare.crm.ticket.TicketWorkflow;
import dev.aftercare.crm.ticket.WorkflowState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The way from where a ticket is to what is wanted of it. Logs of real desks leave steps out; the replay takes them at the same
 * instant, and counts them.
 */
final class Bridge {

    /** The steps of the straight way, in order. */
    private static final List<TicketStep> FORWARD = List.of(
            TicketStep.CONFIRM, TicketStep.ANALYZE, TicketStep.RESOLVE, TicketStep.FEEDBACK, TicketStep.FOLLOW_UP);

    private Bridge() {}

    /**
     * The steps to take.
     *
     * <p>Missing steps of the straight way come first. A wait ends when the work goes on. Work that begins again on a settled matter,
     * which is to analyze or to resolve it, reopens it.
     *
     * @param stage where the ticket is
     * @param onHold whether it is on hold
     * @param wanted what is to happen
     * @return the steps in order, {@code wanted} being the last unless another step has its effect; empty if it does not apply
     */
    static List<TicketStep> way(Stage stage, boolean onHold, TicketStep wanted) {
        if (TicketWorkflow.STANDARD.legalSteps(stage.name(), onHold).contains(wanted)) {
            return List.of(wanted);
        }
        List<TicketStep> way = new ArrayList<>();
        if (onHold && wanted != TicketStep.HOLD) {
            way.add(TicketStep.RESUME);
        }
        if (after(stage, TicketStep.REOPEN).isPresent() && wanted == TicketStep.ANALYZE) {
            way.add(TicketStep.REOPEN);
        } else if (after(stage, TicketStep.REOPEN).isPresent()
                && wanted == TicketStep.RESOLVE
                && stage != Stage.RESOLVED) {
            way.addAll(List.of(TicketStep.REOPEN, TicketStep.RESOLVE));
        } else if (FORWARD.contains(wanted) || wanted == TicketStep.PLAN) {
            way.addAll(straight(stage, wanted));
        }
        return way;
    }

    private static List<TicketStep> straight(Stage from, TicketStep wanted) {
        List<TicketStep> way = new ArrayList<>();
        Stage stage = from;
        while (after(stage, wanted).isEmpty()) {
            Stage here = stage;
            Optional<TicketStep> next = FORWARD.stream()
                    .filter(step -> after(here, step).isPresent())
                    .findFirst();
            if (next.isEmpty()) {
                return List.of();
            }
            way.add(next.get());
            stage = after(here, next.get()).orElseThrow();
        }
        way.add(wanted);
        return way;
    }

    private static Optional<Stage> after(Stage stage, TicketStep step) {
        return TicketWorkflow.STANDARD.after(stage.name(), step).map(WorkflowState::stage);
    }
}
