package dev.aftercare.crm.model.ticket;

import dev.aftercare.crm.model.Input;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who works on a ticket, and what stands in the way.
 *
 * @param assignee the agent's login, 1 to 100 printable ASCII characters; or null
 * @param escalationLevel how often it was escalated, from 0
 * @param reopened how often it was reopened, from 0
 * @param hold why nothing happens for now, or null
 * @param firstAnsweredAt when a person of the shop first answered, or null
 * @param department the department to whose agents it was given last, 1 to 100 characters; null if none was asked for
 */
public record Handling(
        @Nullable String assignee,
        int escalationLevel,
        int reopened,
        @Nullable Hold hold,
        @Nullable Instant firstAnsweredAt,
        @Nullable String department) {

    /** Nobody's yet. */
    public static final Handling NEW = new Handling(null, 0, 0, null, null);

    /** Checks the parts. */
    public Handling {
        if (assignee != null) {
            Input.code("handling.assignee", assignee, 100);
        }
        Input.within("handling.escalationLevel", escalationLevel, 0, 1_000_000);
        Input.within("handling.reopened", reopened, 0, 1_000_000);
        firstAnsweredAt = Input.instantOrNull("handling.firstAnsweredAt", firstAnsweredAt);
        Input.textOrNull("handling.department", department, 100);
    }

    /**
     * The handling of a ticket that was given to no department.
     *
     * @param assignee the agent's login, or null
     * @param escalationLevel how often it was escalated, from 0
     * @param reopened how often it was reopened, from 0
     * @param hold why nothing happens for now, or null
     * @param firstAnsweredAt when a person of the shop first answered, or null
     */
    public Handling(
            @Nullable String assignee,
            int escalationLevel,
            int reopened,
            @Nullable Hold hold,
            @Nullable Instant firstAnsweredAt) {
        this(assignee, escalationLevel, reopened, hold, firstAnsweredAt, null);
    }

    /**
     * The ticket went to an agent.
     *
     * @param agent the agent's login
     * @return the handling from now on
     */
    public Handling assignedTo(String agent) {
        return new Handling(agent, escalationLevel, reopened, hold, firstAnsweredAt, department);
    }

    /**
     * The ticket went to the agents of a department.
     *
     * @param value the department, or null to leave it where it is
     * @return the handling from now on
     */
    public Handling helpedBy(@Nullable String value) {
        return value == null ? this : new Handling(assignee, escalationLevel, reopened, hold, firstAnsweredAt, value);
    }

    /**
     * The ticket went up one level.
     *
     * @return the handling from now on
     */
    public Handling escalated() {
        return new Handling(assignee, escalationLevel + 1, reopened, hold, firstAnsweredAt, department);
    }

    /**
     * The ticket was reopened once more.
     *
     * @return the handling from now on
     */
    public Handling reopenedAgain() {
        return new Handling(assignee, escalationLevel, reopened + 1, hold, firstAnsweredAt, department);
    }

    /**
     * The ticket waits.
     *
     * @param why for whom and why
     * @return the handling from now on
     */
    public Handling held(Hold why) {
        return new Handling(assignee, escalationLevel, reopened, why, firstAnsweredAt, department);
    }

    /**
     * The ticket waits no longer.
     *
     * @return the handling from now on
     */
    public Handling resumed() {
        return new Handling(assignee, escalationLevel, reopened, null, firstAnsweredAt, department);
    }

    /**
     * The shop answered. Only the first answer counts.
     *
     * @param at when
     * @return the handling from now on
     */
    public Handling answered(Instant at) {
        return firstAnsweredAt != null ? this : new Handling(assignee, escalationLevel, reopened, hold, at, department);
    }
}
