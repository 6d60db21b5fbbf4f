package dev.aftercare.crm.ticket;

import dev.aftercare.crm.model.ticket.Stage;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The steps of a ticket, and the whole table of which is legal from where to where. Nothing else decides that.
 *
 * <p>A ticket on hold stays where it is: a step that would move it on must wait for {@link #RESUME}. Many help desks end the wait
 * silently with the next step. Here it takes a word of its own, because otherwise nobody could tell a wait that was over from one
 * that was forgotten, and paused clocks would run again without anybody having said so. What does not move the ticket on stays
 * possible while it waits: answers, escalation, planning, closing the action that a third party has done; and {@link #CANCEL}, which
 * ends the wait together with the ticket.
 */
public enum TicketStep {
    /** A matter is received: the only step without a stage before it. */
    RECEIVE,
    /** The restated problem is agreed with the customer. */
    CONFIRM,
    /** A root cause is recorded. */
    ANALYZE,
    /** Actions are added to the resolution plan. */
    PLAN,
    /** A planned action is done or given up; optional ones may outlive the solution. */
    CLOSE_ACTION,
    /** The solution is recorded. */
    RESOLVE,
    /** The outcome was told to the customer. */
    FEEDBACK,
    /** The lasting effect was checked 跟进. */
    FOLLOW_UP,
    /** The matter is taken up again. */
    REOPEN,
    /** The ticket waits for somebody outside the shop. */
    HOLD,
    /** The wait is over. */
    RESUME,
    /** The ticket goes up one level. */
    ESCALATE,
    /** The ticket ends without a resolution. */
    CANCEL,
    /** The shop answers the customer. */
    ANSWER,
    /** The ticket goes to an agent. */
    ASSIGN,
    /** The ticket becomes more or less pressing. */
    CHANGE_PRIORITY;

    private static final Map<TicketStep, Map<Stage, Stage>> TABLE = new EnumMap<>(TicketStep.class);

    static {
        TABLE.put(RECEIVE, Map.of());
        TABLE.put(CONFIRM, to(Stage.CONFIRMED, Stage.RECEIVED));
        TABLE.put(ANALYZE, to(Stage.ANALYZED, Stage.CONFIRMED));
        TABLE.put(PLAN, stay(Stage.ANALYZED));
        TABLE.put(CLOSE_ACTION, stay(Stage.ANALYZED, Stage.RESOLVED, Stage.FEEDBACK));
        TABLE.put(RESOLVE, to(Stage.RESOLVED, Stage.ANALYZED));
        TABLE.put(FEEDBACK, to(Stage.FEEDBACK, Stage.RESOLVED));
        TABLE.put(FOLLOW_UP, to(Stage.FOLLOWED_UP, Stage.FEEDBACK));
        TABLE.put(REOPEN, to(Stage.ANALYZED, Stage.RESOLVED, Stage.FEEDBACK, Stage.FOLLOWED_UP));
        TABLE.put(HOLD, stayWhileOpen());
        TABLE.put(RESUME, stayWhileOpen());
        TABLE.put(ESCALATE, stayWhileOpen());
        TABLE.put(CANCEL, to(Stage.CANCELLED, Stage.RECEIVED, Stage.CONFIRMED, Stage.ANALYZED));
        TABLE.put(ANSWER, stayWhileOpen());
        TABLE.put(ASSIGN, stayWhileOpen());
        TABLE.put(CHANGE_PRIORITY, stayWhileOpen());
    }

    /**
     * Where the step leads.
     *
     * @param from the stage before
     * @return the stage after, which may be the same; empty if the step is not allowed from there
     */
    public Optional<Stage> from(Stage from) {
        return Optional.ofNullable(moves().get(from));
    }

    /**
     * Whether the step, taken at a stage, must wait until the ticket is no longer on hold.
     *
     * @param from the stage before
     * @return true if it would move the ticket on to another stage, other than by cancelling it
     */
    public boolean movesOn(Stage from) {
        Stage to = moves().get(from);
        return to != null && to != from && to != Stage.CANCELLED;
    }

    /**
     * The steps that a ticket can take.
     *
     * @param stage the stage it is in
     * @param onHold whether it is on hold
     * @return the steps in the order of this list, unmodifiable; possibly none
     */
    public static Set<TicketStep> legalAt(Stage stage, boolean onHold) {
        Set<TicketStep> legal = EnumSet.noneOf(TicketStep.class);
        for (TicketStep step : values()) {
            if (step.moves().containsKey(stage) && step.fits(onHold) && !(onHold && step.movesOn(stage))) {
                legal.add(step);
            }
        }
        return Collections.unmodifiableSet(legal);
    }

    /**
     * Whether the step makes sense as far as holding goes.
     *
     * @param onHold whether the ticket is on hold
     * @return false for holding what is on hold, and for resuming what is not
     */
    boolean fits(boolean onHold) {
        return switch (this) {
            case HOLD -> !onHold;
            case RESUME -> onHold;
            default -> true;
        };
    }

    private Map<Stage, Stage> moves() {
        return Objects.requireNonNull(TABLE.get(this));
    }

    private static Map<Stage, Stage> to(Stage to, Stage... from) {
        return moves(stage -> to, from);
    }

    private static Map<Stage, Stage> stay(Stage... at) {
        return moves(stage -> stage, at);
    }

    private static Map<Stage, Stage> stayWhileOpen() {
        return stay(Arrays.stream(Stage.values()).filter(Stage::isOpen).toArray(Stage[]::new));
    }

    private static Map<Stage, Stage> moves(UnaryOperator<Stage> to, Stage... from) {
        Map<Stage, Stage> moves = new EnumMap<>(Stage.class);
        for (Stage stage : from) {
            moves.put(stage, to.apply(stage));
        }
        return Collections.unmodifiableMap(moves);
    }
}
