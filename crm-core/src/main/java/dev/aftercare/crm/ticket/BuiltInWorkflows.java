package dev.aftercare.crm.ticket;

import static dev.aftercare.crm.ticket.TicketStep.ADD_CAUSE;
import static dev.aftercare.crm.ticket.TicketStep.ANALYZE;
import static dev.aftercare.crm.ticket.TicketStep.CANCEL;
import static dev.aftercare.crm.ticket.TicketStep.CHECK_ACTION;
import static dev.aftercare.crm.ticket.TicketStep.CLOSE_ACTION;
import static dev.aftercare.crm.ticket.TicketStep.CONFIRM;
import static dev.aftercare.crm.ticket.TicketStep.FEEDBACK;
import static dev.aftercare.crm.ticket.TicketStep.FOLLOW_UP;
import static dev.aftercare.crm.ticket.TicketStep.PLAN;
import static dev.aftercare.crm.ticket.TicketStep.REOPEN;
import static dev.aftercare.crm.ticket.TicketStep.RESOLVE;

import dev.aftercare.crm.model.ticket.Stage;

/** The workflows that come with the library, built as a shop builds its own. */
final class BuiltInWorkflows {

    private BuiltInWorkflows() {}

    /** The machine of the domain: receive, confirm, analyze, resolve, feedback, follow-up. */
    static TicketWorkflow standard() {
        return TicketWorkflow.named("standard")
                .state(Stage.RECEIVED, "Received")
                .state(Stage.CONFIRMED, "Problem agreed")
                .state(Stage.ANALYZED, "Cause found")
                .state(Stage.RESOLVED, "Solved")
                .state(Stage.FEEDBACK, "Outcome told")
                .state(Stage.FOLLOWED_UP, "Effect checked, closed")
                .state(Stage.CANCELLED, "Cancelled")
                .step(CONFIRM, "RECEIVED", "CONFIRMED")
                .step(ANALYZE, "CONFIRMED", "ANALYZED")
                .step(ADD_CAUSE, "ANALYZED", "ANALYZED")
                .step(PLAN, "ANALYZED", "ANALYZED")
                .step(CLOSE_ACTION, "ANALYZED", "ANALYZED")
                .step(CHECK_ACTION, "ANALYZED", "ANALYZED")
                .step(RESOLVE, "ANALYZED", "RESOLVED")
                .step(CLOSE_ACTION, "RESOLVED", "RESOLVED")
                .step(CHECK_ACTION, "RESOLVED", "RESOLVED")
                .step(FEEDBACK, "RESOLVED", "FEEDBACK")
                .step(CLOSE_ACTION, "FEEDBACK", "FEEDBACK")
                .step(CHECK_ACTION, "FEEDBACK", "FEEDBACK")
                .step(FOLLOW_UP, "FEEDBACK", "FOLLOWED_UP")
                .step(REOPEN, "RESOLVED", "ANALYZED")
                .step(REOPEN, "FEEDBACK", "ANALYZED")
                .step(REOPEN, "FOLLOWED_UP", "ANALYZED")
                .step(CANCEL, "RECEIVED", "CANCELLED")
                .step(CANCEL, "CONFIRMED", "CANCELLED")
                .step(CANCEL, "ANALYZED", "CANCELLED")
                .byItself("FEEDBACK", "RESOLVED", null)
                .checkDue("FEEDBACK", null)
                .build();
    }

    static TicketWorkflow simpleInquiry() {
        return TicketWorkflow.named("simple-inquiry")
                .state(Stage.RECEIVED, "Asked")
                .state(Stage.CONFIRMED, "Question understood")
                .state(Stage.RESOLVED, "Answered")
                .state("CLOSED", "Closed", Stage.FOLLOWED_UP)
                .state(Stage.CANCELLED, "Cancelled")
                .step(CONFIRM, "RECEIVED", "CONFIRMED")
                .step(RESOLVE, "RECEIVED", "RESOLVED")
                .step(RESOLVE, "CONFIRMED", "RESOLVED")
                .step(FEEDBACK, "RESOLVED", "CLOSED")
                .step(REOPEN, "RESOLVED", "CONFIRMED")
                .step(REOPEN, "CLOSED", "CONFIRMED")
                .step(CANCEL, "RECEIVED", "CANCELLED")
                .step(CANCEL, "CONFIRMED", "CANCELLED")
                .byItself("FEEDBACK", "RESOLVED", null)
                .build();
    }

    static TicketWorkflow suggestion() {
        return TicketWorkflow.named("suggestion")
                .state(Stage.RECEIVED, "Suggested")
                .state("IN_REVIEW", "In review", Stage.CONFIRMED)
                .state("ADOPTED", "Adopted", Stage.RESOLVED)
                .state("DECLINED", "Declined", Stage.RESOLVED)
                .state("CLOSED", "Customer told", Stage.FOLLOWED_UP)
                .state(Stage.CANCELLED, "Cancelled")
                .step(CONFIRM, "RECEIVED", "IN_REVIEW")
                .own("adopt", "IN_REVIEW", "ADOPTED")
                .own("decline", "IN_REVIEW", "DECLINED")
                .step(FEEDBACK, "ADOPTED", "CLOSED")
                .step(FEEDBACK, "DECLINED", "CLOSED")
                .step(REOPEN, "ADOPTED", "IN_REVIEW")
                .step(REOPEN, "DECLINED", "IN_REVIEW")
                .step(REOPEN, "CLOSED", "IN_REVIEW")
                .step(CANCEL, "RECEIVED", "CANCELLED")
                .step(CANCEL, "IN_REVIEW", "CANCELLED")
                .build();
    }
}
