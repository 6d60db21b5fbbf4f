package dev.aftercare.crm.ticket;

import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.ticket.Stage;

/** The second check of a workflow: a step means the same everywhere, so it fits the stages that it connects. */
final class WorkflowStages {

    private WorkflowStages() {}

    static void check(WorkflowDefinition definition, WorkflowTable table) {
        WorkflowState start = definition.states().get(0);
        if (!isUnsettled(start)) {
            throw new InvalidInputException(
                    "workflow.state " + start.name(),
                    "is the first and " + start.stage(),
                    "an open stage, not settled");
        }
        definition.moves().forEach(move -> check(move, table));
        definition.timers().forEach(timer -> check(timer, table));
    }

    private static void check(WorkflowMove move, WorkflowTable table) {
        WorkflowState from = table.row(move.from()).state();
        WorkflowState to = table.row(move.to()).state();
        if (move.step() != TicketStep.REOPEN) {
            fits(move, from.isOpen(), "begins at the closed " + from.name(), "an open state; only REOPEN leads back");
        }
        switch (move.step()) {
            case CONFIRM, ANALYZE ->
                fits(move, isUnsettled(from) && isUnsettled(to), "is out of place", "states before the solution");
            case ADD_CAUSE, PLAN, CLOSE_ACTION, CHECK_ACTION ->
                fits(move, from.equals(to), "moves the ticket", "the same state before and after");
            case RESOLVE, FEEDBACK ->
                fits(move, to.isSettled(), "leads to " + to.stage(), "RESOLVED, FEEDBACK or FOLLOWED_UP");
            case FOLLOW_UP -> {
                fits(move, to.stage() == Stage.FOLLOWED_UP, "leads to " + to.stage(), "FOLLOWED_UP");
                fits(
                        move,
                        table.row(to.name()).step(TicketStep.REOPEN) != null,
                        "may find that the matter persists",
                        "a REOPEN from " + to.name());
            }
            case REOPEN ->
                fits(
                        move,
                        from.isSettled() && isUnsettled(to),
                        "leads from " + from.stage() + " to " + to.stage(),
                        "from a solved state to one that is not");
            case CANCEL ->
                fits(
                        move,
                        isUnsettled(from) && to.stage() == Stage.CANCELLED,
                        "leads from " + from.stage() + " to " + to.stage(),
                        "from a state before the solution to CANCELLED");
            default -> {
                fits(move, to.stage() != Stage.CANCELLED, "leads to CANCELLED", "CANCEL, which has a reason");
                fits(move, !from.isSettled() || to.isSettled(), "reopens the ticket", "REOPEN, which is counted");
            }
        }
    }

    private static void check(WorkflowTimer timer, WorkflowTable table) {
        String place = "workflow.timer at " + timer.state();
        WorkflowTable.Row row = table.row(timer.state());
        String step = timer.step();
        if (step == null) {
            if (row.step(TicketStep.FOLLOW_UP) == null) {
                throw new InvalidInputException(
                        place, "tells that a check is due where there is none", "a state with a FOLLOW_UP");
            }
            return;
        }
        WorkflowTable.Entry entry = row.titled(step);
        WorkflowMove move = entry == null ? null : entry.move();
        boolean possible = move != null && (move.step() == TicketStep.FEEDBACK || move.step() == TicketStep.MOVE);
        if (move == null || !possible) {
            throw new InvalidInputException(
                    place,
                    "takes " + step + " by itself",
                    "FEEDBACK or a step of the shop's own that leads on from there");
        }
        if (!move.guards().isEmpty() || !move.facts().isEmpty()) {
            throw new InvalidInputException(
                    place, "takes " + step + ", which asks for something", "a step without guards");
        }
    }

    private static void fits(WorkflowMove move, boolean fits, String problem, String allowed) {
        if (!fits) {
            throw new InvalidInputException(move.place(), problem, allowed);
        }
    }

    private static boolean isUnsettled(WorkflowState state) {
        return state.isOpen() && !state.isSettled();
    }
}
