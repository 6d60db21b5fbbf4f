package dev.aftercare.crm.team;

import dev.aftercare.crm.command.Rejection;

/**
 * A task was done or declined before.
 *
 * @param state which of the two
 */
public record TaskIsClosed(TaskState state) implements Rejection {

    @Override
    public String message() {
        return "the task is " + state + "; allowed: an open task";
    }
}
