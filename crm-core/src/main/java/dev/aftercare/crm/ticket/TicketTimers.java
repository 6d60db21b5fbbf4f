package dev.aftercare.crm.ticket;

import dev.aftercare.crm.command.DueChange;
import dev.aftercare.crm.model.due.DueEntry;
import dev.aftercare.crm.model.due.DueKey;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.ticket.Stage;
import dev.aftercare.crm.model.ticket.Ticket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What waits for steps that nobody takes. Each timer belongs to a state of the ticket: it is set when the ticket enters that state
 * and taken away when it leaves it, whatever led there. No step can forget it.
 */
final class TicketTimers {

    static final String FEEDBACK_TIMEOUT = "ticket-feedback-timeout";
    static final String FOLLOW_UP_DUE = "ticket-follow-up-due";

    private TicketTimers() {}

    static List<DueChange> changes(@Nullable Ticket before, Ticket after, TicketFacts facts) {
        List<DueChange> changes = new ArrayList<>(1);
        change(
                changes,
                DueKey.of(FEEDBACK_TIMEOUT, AggregateRef.of(after.id())),
                before != null && awaitsFeedback(before),
                awaitsFeedback(after),
                facts.policy().feedbackTimeout(),
                facts);
        change(
                changes,
                DueKey.of(FOLLOW_UP_DUE, AggregateRef.of(after.id())),
                before != null && awaitsFollowUp(before),
                awaitsFollowUp(after),
                facts.policy().followUpDelay(),
                facts);
        return changes;
    }

    /** While the ticket waits for somebody, time does not decide; once resumed it waits the whole time again. */
    static boolean awaitsFeedback(Ticket ticket) {
        return ticket.stage() == Stage.RESOLVED && !ticket.isOnHold();
    }

    static boolean awaitsFollowUp(Ticket ticket) {
        return ticket.stage() == Stage.FEEDBACK;
    }

    private static void change(
            List<DueChange> changes, DueKey key, boolean was, boolean is, Duration delay, TicketFacts facts) {
        if (is && !was) {
            changes.add(new DueChange.Schedule(new DueEntry(key, facts.now().plus(delay))));
        } else if (was && !is) {
            changes.add(new DueChange.Cancel(key));
        }
    }
}
