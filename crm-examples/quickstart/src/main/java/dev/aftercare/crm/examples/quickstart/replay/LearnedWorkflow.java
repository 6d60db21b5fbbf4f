package dev.aftercare.crm.examples.quickstart.replay;

import dev.aftercare.crm.examples.quickstart.input.EventLog;
import dev.aftercare.crm.model.ticket.Stage;
import dev.aftercare.crm.ticket.TicketWorkflow;
import dev.aftercare.crm.ticket.TicketWorkflowBuilder;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The workflow that an event log shows: one state for each activity, and a step wherever one activity ever followed another. Every case
 * of the log is legal in it, and nothing else is.
 */
public final class LearnedWorkflow {

    /** The state before the first activity. */
    static final String RECEIVED = "received";

    /** The state after the last. */
    static final String CLOSED = "closed";

    /** The step from the last activity to the end. */
    static final String CLOSE = "close";

    private LearnedWorkflow() {}

    /**
     * Learns the workflow.
     *
     * @param log the log, not empty
     * @return the workflow
     */
    public static TicketWorkflow of(EventLog log) {
        Set<String> activities = new TreeSet<>(LearnedWorkflow::inOrder);
        Set<Follows> follows = new LinkedHashSet<>();
        for (List<EventLog.Entry> events : log.cases().values()) {
            String before = RECEIVED;
            for (EventLog.Entry event : events) {
                activities.add(event.activity());
                follows.add(new Follows(before, step(event.activity()), state(event.activity())));
                before = state(event.activity());
            }
            follows.add(new Follows(before, CLOSE, CLOSED));
        }
        TicketWorkflowBuilder builder = TicketWorkflow.named("learned").state(RECEIVED, "Received", Stage.RECEIVED);
        for (String activity : activities) {
            builder.state(state(activity), "After activity " + activity, Stage.CONFIRMED);
        }
        builder.state(CLOSED, "Closed", Stage.FOLLOWED_UP);
        follows.forEach(step -> builder.own(step.step(), step.from(), step.to()));
        return builder.build();
    }

    /** The step that an activity is. */
    static String step(String activity) {
        return "activity-" + activity;
    }

    /** The state that an activity leads to. */
    static String state(String activity) {
        return "after-" + activity;
    }

    /** Numbers by their size, before everything else. */
    private static int inOrder(String one, String other) {
        boolean numbers = one.matches("[0-9]{1,9}") && other.matches("[0-9]{1,9}");
        int order = numbers ? Integer.compare(Integer.parseInt(one), Integer.parseInt(other)) : 0;
        return order != 0 ? order : one.compareTo(other);
    }

    private record Follows(String from, String step, String to) {}
}
