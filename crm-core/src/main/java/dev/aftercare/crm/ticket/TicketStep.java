package dev.aftercare.crm.ticket;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * The steps of a ticket. Which of them is legal in which state, and where it leads, is said by the {@link TicketWorkflow} that governs
 * the ticket, and by nothing else.
 *
 * <p>A ticket on hold stays where it is: a step that would move it on must wait for {@link #RESUME}. Many help desks end the wait
 * silently with the next step. Here it takes a word of its own, because otherwise nobody could tell a wait that was over from one
 * that was forgotten, and paused clocks would run again without anybody having said so. What does not move the ticket on stays
 * possible while it waits: answers, escalation, planning, closing the action that a third party has done; and {@link #CANCEL}, which
 * ends the wait together with the ticket.
 */
public enum TicketStep {
    /** A matter is received: the only step without a state before it. */
    RECEIVE(Where.BEGINNING),

    /** The restated problem is agreed with the customer. */
    CONFIRM(Where.DECLARED),

    /** A root cause is recorded. */
    ANALYZE(Where.DECLARED),

    /** Another cause is recorded beside the first. */
    ADD_CAUSE(Where.DECLARED),

    /** Actions are added to the resolution plan. */
    PLAN(Where.DECLARED),

    /** A planned action is done or given up; optional ones may outlive the solution. */
    CLOSE_ACTION(Where.DECLARED),

    /** It was checked whether a corrective action had its effect. */
    CHECK_ACTION(Where.DECLARED),

    /** The solution is recorded. */
    RESOLVE(Where.DECLARED),

    /** The outcome was told to the customer. */
    FEEDBACK(Where.DECLARED),

    /** The lasting effect was checked 跟进. */
    FOLLOW_UP(Where.DECLARED),

    /** The matter is taken up again. */
    REOPEN(Where.DECLARED),

    /** A step of the shop's own, known to its workflow by a name. */
    MOVE(Where.DECLARED),

    /** A fact that the workflow asks for is recorded. */
    RECORD(Where.WHILE_OPEN),

    /** The ticket waits for somebody outside the shop. */
    HOLD(Where.WHILE_OPEN),

    /** The wait is over. */
    RESUME(Where.WHILE_OPEN),

    /** The ticket goes up one level. */
    ESCALATE(Where.WHILE_OPEN),

    /** The ticket ends without a resolution. */
    CANCEL(Where.DECLARED),

    /** The shop answers the customer. */
    ANSWER(Where.WHILE_OPEN),

    /** The ticket goes to an agent. */
    ASSIGN(Where.WHILE_OPEN),

    /** The ticket becomes more or less pressing. */
    CHANGE_PRIORITY(Where.WHILE_OPEN),

    /** Somebody of the shop says where the ticket stands in the shop's tree of categories. */
    CATEGORIZE(Where.WHILE_OPEN);

    private enum Where {
        BEGINNING,
        DECLARED,
        WHILE_OPEN
    }

    private static final Set<TicketStep> DECLARED = having(Where.DECLARED);

    private static final Set<TicketStep> WHILE_OPEN = having(Where.WHILE_OPEN);

    private final Where where;

    TicketStep(Where where) {
        this.where = where;
    }

    /**
     * Whether a workflow declares where the step is legal. The others never move a ticket on, and are legal as long as it is open.
     *
     * @return true for the steps that can move a ticket on, and for planning
     */
    public boolean isDeclared() {
        return where == Where.DECLARED;
    }

    /**
     * The steps whose place a workflow declares.
     *
     * @return the steps in the order of this list, unmodifiable
     */
    public static Set<TicketStep> declared() {
        return DECLARED;
    }

    /** The steps that are legal wherever a ticket is open, and leave it there. */
    static Set<TicketStep> whileOpen() {
        return WHILE_OPEN;
    }

    /** Whether the step makes sense as far as holding goes: what is on hold is not held, and what is not is not resumed. */
    boolean fits(boolean onHold) {
        return switch (this) {
            case HOLD -> !onHold;
            case RESUME -> onHold;
            default -> true;
        };
    }

    private static Set<TicketStep> having(Where where) {
        Set<TicketStep> steps = EnumSet.noneOf(TicketStep.class);
        for (TicketStep step : values()) {
            if (step.where == where) {
                steps.add(step);
            }
        }
        return Collections.unmodifiableSet(steps);
    }
}
