package dev.aftercare.crm.ticket;

import dev.aftercare.crm.command.Decision;
import dev.aftercare.crm.command.DueChange;
import dev.aftercare.crm.command.Happened;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.EventBody;
import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.due.DueEntry;
import dev.aftercare.crm.model.due.DueKey;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.ticket.ActionEffect;
import dev.aftercare.crm.model.ticket.ActionRef;
import dev.aftercare.crm.model.ticket.ActionStatus;
import dev.aftercare.crm.model.ticket.PlannedAction;
import dev.aftercare.crm.model.ticket.PreventionEvent.EffectCheckDue;
import dev.aftercare.crm.model.ticket.PreventionEvent.EffectChecked;
import dev.aftercare.crm.model.ticket.PreventionEvent.PreventionClosed;
import dev.aftercare.crm.model.ticket.PreventionEvent.PreventionOverdue;
import dev.aftercare.crm.model.ticket.PreventionEvent.PreventionPlanned;
import dev.aftercare.crm.model.ticket.Ticket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What becomes of a preventive action. Pure: the same arguments give the same decision, and nothing else is read or written. */
public final class PreventionRules {

    static final String OVERDUE = "prevention-overdue";
    static final String CHECK = "prevention-check";

    private PreventionRules() {}

    /**
     * An action was planned.
     *
     * @param ticket in whose plan it stands
     * @param action the action, a preventive one
     * @param actor who planned it
     * @return version 1
     */
    public static Decision<Prevention> planned(Ticket ticket, PlannedAction action, Actor actor) {
        Prevention prevention = new Prevention(
                new ActionRef(ticket.id(), action.number()),
                1,
                ticket.customer(),
                action.description(),
                action.owner(),
                action.dueAt(),
                ActionStatus.OPEN,
                false,
                null,
                null,
                null,
                null);
        return decided(null, prevention, actor, new PreventionPlanned(action.owner(), action.dueAt()));
    }

    /**
     * An action is done or given up; one that is late says so first.
     *
     * @param prevention the action
     * @param status done or void
     * @param reason why it is given up; more about how it was done, or null
     * @param checkAt when its effect is to be checked; null if never, and for an action that is given up
     * @param now when
     * @param actor who
     * @return the action after it; or the rejection {@link PreventionRefused} if it is not open
     * @throws InvalidInputException if a part is malformed or does not fit the others
     */
    public static Decision<Prevention> close(
            Prevention prevention,
            ActionStatus status,
            @Nullable FreeText reason,
            @Nullable Instant checkAt,
            Instant now,
            Actor actor) {
        TicketCommand.CloseAction close =
                new TicketCommand.CloseAction(prevention.ref().number(), status, reason);
        if (checkAt != null && (status == ActionStatus.VOID || !checkAt.isAfter(now))) {
            throw new InvalidInputException("prevention.checkAt", "does not fit", "later than now, for what is done");
        }
        if (prevention.status() != ActionStatus.OPEN) {
            return Decision.reject(refused(prevention, "an open action"));
        }
        Instant dueAt = prevention.dueAt();
        Instant missed = dueAt != null && dueAt.isBefore(now) && !prevention.overdue() ? dueAt : null;
        Prevention present = missed == null ? prevention : prevention.nowOverdue();
        Decision.Accepted<Prevention> closed = decided(
                        prevention,
                        present.closed(close.status(), close.reason(), checkAt, now),
                        actor,
                        new PreventionClosed(close.status(), close.reason(), checkAt))
                .orThrow();
        if (missed == null) {
            return closed;
        }
        // What comes late is told to be late first, even if nobody swept.
        List<Happened> events = new ArrayList<>();
        events.add(new Happened(new PreventionOverdue(missed), Actor.CLOCK));
        events.addAll(closed.events());
        return new Decision.Accepted<>(closed.state(), events, closed.due());
    }

    /**
     * It was checked whether an action has had its effect. The last check counts.
     *
     * @param prevention the action
     * @param effective whether it has
     * @param finding what was found
     * @param now when
     * @param actor who
     * @return the action after it; or the rejection {@link PreventionRefused} if it is not done
     */
    public static Decision<Prevention> check(
            Prevention prevention, boolean effective, FreeText finding, Instant now, Actor actor) {
        ActionEffect effect = new ActionEffect(effective, Input.present("finding", finding), now, actor);
        return prevention.status() != ActionStatus.DONE
                ? Decision.reject(refused(prevention, "an action that is done"))
                : decided(prevention, prevention.checked(effect), actor, new EffectChecked(effective, finding));
    }

    /**
     * The time of an action has come: if it is open, it says that it is overdue, once.
     *
     * @param prevention the action
     * @param now when
     * @param actor by which rule
     * @return the action with that event; the same action if it is closed, due later, or that was told before
     */
    public static Decision<Prevention> overdue(Prevention prevention, Instant now, Actor actor) {
        Instant dueAt = prevention.dueAt();
        return prevention.status() != ActionStatus.OPEN || prevention.overdue() || dueAt == null || dueAt.isAfter(now)
                ? Decision.accept(prevention, List.of())
                : decided(prevention, prevention.nowOverdue(), actor, new PreventionOverdue(dueAt));
    }

    /**
     * The time has come to check the effect of an action.
     *
     * @param prevention the action
     * @param now when
     * @param actor by which rule
     * @return the action with that event; the same action if its effect was checked, or is to be checked later or never
     */
    public static Decision<Prevention> checkDue(Prevention prevention, Instant now, Actor actor) {
        Instant checkAt = prevention.checkAt();
        return prevention.effect() != null || checkAt == null || checkAt.isAfter(now)
                ? Decision.accept(prevention, List.of())
                : decided(prevention, prevention.checkTold(), actor, new EffectCheckDue(checkAt));
    }

    private static Decision<Prevention> decided(
            @Nullable Prevention before, Prevention after, Actor actor, EventBody event) {
        List<DueChange> due = new ArrayList<>(1);
        change(due, OVERDUE, after, before == null ? null : overdueAt(before), overdueAt(after));
        change(due, CHECK, after, before == null ? null : checkAt(before), checkAt(after));
        return new Decision.Accepted<>(after, List.of(new Happened(event, actor)), due);
    }

    private static @Nullable Instant overdueAt(Prevention prevention) {
        return prevention.status() == ActionStatus.OPEN && !prevention.overdue() ? prevention.dueAt() : null;
    }

    private static @Nullable Instant checkAt(Prevention prevention) {
        return prevention.effect() == null ? prevention.checkAt() : null;
    }

    private static void change(
            List<DueChange> due, String kind, Prevention of, @Nullable Instant was, @Nullable Instant is) {
        DueKey key = DueKey.of(kind, AggregateRef.of(of.ref()));
        if (is != null && !is.equals(was)) {
            due.add(new DueChange.Schedule(new DueEntry(key, is)));
        } else if (was != null && is == null) {
            due.add(new DueChange.Cancel(key));
        }
    }

    private static PreventionRefused refused(Prevention prevention, String needed) {
        return new PreventionRefused(prevention.ref(), prevention.status(), prevention.effect() != null, needed);
    }
}
