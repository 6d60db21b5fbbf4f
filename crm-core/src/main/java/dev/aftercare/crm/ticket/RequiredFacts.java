package dev.aftercare.crm.ticket;

import dev.aftercare.crm.model.ticket.ActionKind;
import dev.aftercare.crm.model.ticket.ActionStatus;
import dev.aftercare.crm.model.ticket.Intake;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.WorkflowPlace;
import java.util.ArrayList;
import java.util.List;

/** Finds what a ticket lacks of what a workflow asks for. */
final class RequiredFacts {

    private RequiredFacts() {}

    /** All that is missing, in the order of the guards; the workflow's own facts come last. */
    static List<Missing> missing(Ticket ticket, WorkflowMove move, OpenChildren children) {
        List<Missing> missing = new ArrayList<>();
        for (Guard guard : move.guards()) {
            if (guard == Guard.MANDATORY_ACTIONS_CLOSED) {
                missing.addAll(openActions(ticket));
            } else if (guard == Guard.ACTION_EFFECTS_CHECKED) {
                missing.addAll(uncheckedActions(ticket));
            } else if (guard == Guard.CHILDREN_CLOSED) {
                missing.addAll(children.missing());
            } else if (!holds(guard, ticket)) {
                missing.add(new Missing(guard, words(guard)));
            }
        }
        WorkflowPlace place = ticket.place();
        for (String fact : move.facts()) {
            if (place == null || !place.facts().containsKey(fact)) {
                missing.add(new Missing(Guard.FACT_RECORDED, "the fact " + fact));
            }
        }
        return missing;
    }

    /** All that a matter lacks to be received. */
    static List<Missing> missing(Intake intake, WorkflowDefinition workflow) {
        return workflow.receipt().contains(Guard.PURCHASE_KNOWN) && intake.purchase() == null
                ? List.of(new Missing(Guard.PURCHASE_KNOWN, words(Guard.PURCHASE_KNOWN)))
                : List.of();
    }

    private static List<Missing> openActions(Ticket ticket) {
        return ticket.plan().stream()
                .filter(action -> action.mandatory() && action.status() == ActionStatus.OPEN)
                .map(action ->
                        new Missing(Guard.MANDATORY_ACTIONS_CLOSED, "mandatory action " + action.number() + " done"))
                .toList();
    }

    private static List<Missing> uncheckedActions(Ticket ticket) {
        return ticket.plan().stream()
                .filter(action -> action.kind() == ActionKind.CORRECTIVE
                        && action.status() == ActionStatus.DONE
                        && action.effect() == null)
                .map(action -> new Missing(
                        Guard.ACTION_EFFECTS_CHECKED,
                        "the check whether action " + action.number() + " had its effect; " + TicketStep.CHECK_ACTION
                                + " first"))
                .toList();
    }

    private static boolean holds(Guard guard, Ticket ticket) {
        return switch (guard) {
            case PURCHASE_KNOWN -> ticket.intake().purchase() != null;
            case AGENT_ASSIGNED -> ticket.handling().assignee() != null;
            case CUSTOMER_ANSWERED -> ticket.handling().firstAnsweredAt() != null;
            case PROBLEM_CONFIRMED -> ticket.confirmation() != null;
            case CATEGORY_SET -> ticket.category() != null;
            case CAUSE_FOUND -> ticket.analysis() != null;
            case ACTION_PLANNED -> !ticket.plan().isEmpty();
            case PREVENTION_PLANNED ->
                ticket.plan().stream().anyMatch(action -> action.kind() == ActionKind.PREVENTIVE);
            case SOLUTION_RECORDED -> ticket.resolution() != null;
            case OUTCOME_TOLD -> ticket.feedback() != null && ticket.feedback().outcome() != null;
            case RATING_GIVEN -> ticket.feedback() != null && ticket.feedback().rating() != null;
            case EFFECT_CHECKED -> ticket.followUp() != null;
            default -> true;
        };
    }

    private static String words(Guard guard) {
        return switch (guard) {
            case PURCHASE_KNOWN -> "the order that it is about";
            case AGENT_ASSIGNED -> "an agent who has it; " + TicketStep.ASSIGN + " first";
            case CUSTOMER_ANSWERED -> "an answer to the customer";
            case PROBLEM_CONFIRMED -> "the problem as agreed with the customer";
            case CATEGORY_SET -> "a category";
            case CAUSE_FOUND -> "a root cause";
            case ACTION_PLANNED -> "a planned action";
            case PREVENTION_PLANNED -> "a planned action that prevents it from happening again";
            case SOLUTION_RECORDED -> "a solution";
            case OUTCOME_TOLD -> "the outcome as told to the customer";
            case RATING_GIVEN -> "the customer's rating";
            case EFFECT_CHECKED -> "the check of the lasting effect";
            default -> guard.name();
        };
    }
}
