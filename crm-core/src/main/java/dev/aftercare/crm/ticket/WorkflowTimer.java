package dev.aftercare.crm.ticket;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.ticket.WorkflowPlace;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What happens to a ticket that stays in a state for too long. Time on hold does not count towards a step that is taken by itself:
 * once resumed, the ticket waits the whole time again.
 *
 * @param state the state, by its name
 * @param step the title of the step that is then taken by itself: {@code FEEDBACK}, which goes on without feedback, or a step of the
 *     shop's own; null if the ticket only says that its check is due, and stays
 * @param after how long, in elapsed time; above zero, at most 3,650 days; null for what the shop's {@link TicketPolicy} says: its
 *     feedback timeout for a step, its follow-up delay for a check
 */
public record WorkflowTimer(
        String state, @Nullable String step, @Nullable Duration after) {

    private static final Duration LONGEST = Duration.ofDays(3_650);

    /** Checks the parts. */
    public WorkflowTimer {
        Input.code("workflow.timer.state", state, WorkflowPlace.MAX_NAME);
        if (step != null) {
            Input.code("workflow.timer.step", step, WorkflowPlace.MAX_NAME);
        }
        if (after != null && (after.isZero() || after.isNegative() || after.compareTo(LONGEST) > 0)) {
            throw new InvalidInputException(
                    "workflow.timer.after", "is out of range", "above zero, at most 3,650 days");
        }
    }

    /** Whether a step is taken by itself; otherwise the ticket says that its check is due. */
    boolean takesStep() {
        return step != null;
    }

    Duration after(TicketPolicy policy) {
        if (after != null) {
            return after;
        }
        return takesStep() ? policy.feedbackTimeout() : policy.followUpDelay();
    }
}
