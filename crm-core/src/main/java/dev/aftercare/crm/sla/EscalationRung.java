package dev.aftercare.crm.sla;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.ticket.Priority;
import dev.aftercare.crm.model.ticket.Recipient;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One rung of an escalation plan: when, and what then. It is reached once its clock has counted {@code percent} of its target and
 * {@code offset} beyond that, all in business time; at 100 % without an offset that is the breach.
 *
 * @param name tells it from the other rungs; 1 to 40 printable ASCII characters without spaces
 * @param percent the share of the target, 1 to 1,000
 * @param offset business time after that share, or, if negative, before it; at most ten years, in whole microseconds
 * @param actions what is done, in this order; at most {@value #MAX_ACTIONS}
 */
public record EscalationRung(String name, int percent, Duration offset, List<EscalationAction> actions) {

    /** The most actions of one rung. */
    public static final int MAX_ACTIONS = 10;

    private static final Duration MOST = Duration.ofDays(SlaTarget.MAX_DAYS);

    /** Checks and copies the parts. */
    public EscalationRung {
        Input.code("rung.name", name, 40);
        Input.within("rung.percent", percent, 1, 1_000);
        offset = offset == null ? Duration.ZERO : offset;
        if (offset.abs().compareTo(MOST) > 0
                || !offset.truncatedTo(ChronoUnit.MICROS).equals(offset)) {
            throw new InvalidInputException(
                    "rung.offset", "does not fit", "at most " + SlaTarget.MAX_DAYS + " days, whole microseconds");
        }
        actions = List.copyOf(Input.atMost("rung.actions", actions, MAX_ACTIONS));
    }

    /**
     * A rung at a share of the target: the target is at risk.
     *
     * @param percent the share, 1 to 1,000
     * @return the rung, named like {@code 75%}, without actions so far
     */
    public static EscalationRung at(int percent) {
        return new EscalationRung(percent + "%", percent, Duration.ZERO, List.of());
    }

    /**
     * The rung at which the target is used up.
     *
     * @return the rung {@code breach}, without actions so far
     */
    public static EscalationRung breach() {
        return new EscalationRung("breach", 100, Duration.ZERO, List.of());
    }

    /**
     * A rung after the target was used up.
     *
     * @param offset how much business time after it
     * @return the rung, named like {@code breach+PT2H}, without actions so far
     */
    public static EscalationRung after(Duration offset) {
        return new EscalationRung("breach+" + Input.present("rung.offset", offset), 100, offset, List.of());
    }

    /**
     * A rung before the target is used up.
     *
     * @param offset how much business time before it; a target that has not so much is there at once
     * @return the rung, named like {@code breach-PT1H}, without actions so far
     */
    public static EscalationRung before(Duration offset) {
        Duration ahead = Input.present("rung.offset", offset);
        return new EscalationRung("breach-" + ahead, 100, ahead.negated(), List.of());
    }

    /**
     * The same rung, at which somebody is told, too.
     *
     * @param recipients whom
     * @return the rung
     */
    public EscalationRung notify(Recipient... recipients) {
        return and(new EscalationAction.Notify(List.of(recipients)));
    }

    /**
     * The same rung, at which another agent gets the ticket, too.
     *
     * @param department whose agents can have it; null for those that the ticket needs anyway
     * @return the rung
     */
    public EscalationRung reassign(@Nullable String department) {
        return and(new EscalationAction.Reassign(department));
    }

    /**
     * The same rung, at which the ticket becomes more pressing, too.
     *
     * @param to the least priority from then on
     * @return the rung
     */
    public EscalationRung raisePriority(Priority to) {
        return and(new EscalationAction.RaisePriority(to));
    }

    /**
     * The same rung, at which the ticket goes up one level, too.
     *
     * @return the rung
     */
    public EscalationRung raiseLevel() {
        return and(new EscalationAction.RaiseLevel());
    }

    /**
     * The same rung, at which the host does something, too.
     *
     * @param hook the name of the host's hook
     * @return the rung
     */
    public EscalationRung callHook(String hook) {
        return and(new EscalationAction.CallHook(hook));
    }

    /**
     * Whether a target is used up when the rung is reached.
     *
     * @return true for the breach and what comes after it
     */
    public boolean isLate() {
        return percent >= 100 && !offset.isNegative();
    }

    /** How much of its clock must be counted. */
    Duration needed(Duration target) {
        Duration share = target.multipliedBy(percent).dividedBy(100).truncatedTo(ChronoUnit.MICROS);
        return share.plus(offset);
    }

    private EscalationRung and(EscalationAction action) {
        List<EscalationAction> all = new ArrayList<>(actions);
        all.add(action);
        return new EscalationRung(name, percent, offset, all);
    }
}
