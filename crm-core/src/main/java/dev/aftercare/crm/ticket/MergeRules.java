package dev.aftercare.crm.ticket;

import dev.aftercare.crm.command.Decision;
import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.ticket.ActionStatus;
import dev.aftercare.crm.model.ticket.Merger;
import dev.aftercare.crm.model.ticket.PlannedAction;
import dev.aftercare.crm.model.ticket.RelationEvent.MergeUndone;
import dev.aftercare.crm.model.ticket.RelationEvent.TicketMerged;
import dev.aftercare.crm.model.ticket.Stage;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.ticket.MergeRefused.Obstacle;
import dev.aftercare.crm.ticket.MergeRefused.Why;
import java.util.ArrayList;
import java.util.List;

/**
 * When a ticket can go on in another one, and what becomes of it. Pure.
 *
 * <p>The merged ticket keeps everything: what is decided here only sets its stage, its clocks and what would happen by itself aside. So
 * undoing a merge gives back what was there before, to the last part but the version, whatever happened to the other ticket meanwhile.
 * What would have happened meanwhile happens with the next sweep.
 */
public final class MergeRules {

    /** The most tickets that can be in one thread. */
    public static final int MAX_TOGETHER = 50;

    private MergeRules() {}

    /**
     * Lets a ticket go on in another one.
     *
     * @param ticket the ticket
     * @param into the other
     * @param reason why
     * @param merge what else is known of both
     * @param facts when, by whom, and what was promised to the ticket
     * @return the ticket, merged, its clocks no longer running; or rejected with {@link MergedAway} if one of them is merged already, or
     *     with {@link MergeRefused} and all that stands in the way
     */
    public static Decision<Ticket> merge(
            Ticket ticket, Ticket into, FreeText reason, MergeFacts merge, TicketFacts facts) {
        Merger before = ticket.merger();
        if (before != null) {
            return Decision.reject(MergedAway.of(ticket, before, facts));
        }
        Merger other = into.merger();
        if (other != null) {
            return Decision.reject(new MergedAway(into.id(), other.into()));
        }
        List<Obstacle> obstacles = obstacles(ticket, into, merge);
        if (!obstacles.isEmpty()) {
            return Decision.reject(new MergeRefused(ticket.id(), into.id(), obstacles));
        }
        TicketChange change = TicketChange.of(ticket, facts);
        Ticket present = change.ticket();
        Merger merger = new Merger(
                into.id(),
                reason,
                facts.now(),
                facts.actor(),
                present.stage(),
                present.clocks(),
                new Merger.Timers(merge.due()));
        return change.did(
                        present.next().stage(Stage.MERGED).merger(merger),
                        new TicketMerged(present.stage(), Stage.MERGED, into.id(), reason))
                .decision();
    }

    /**
     * Undoes a merge.
     *
     * @param ticket the ticket that was merged
     * @param reason why
     * @param facts when, by whom, and what was promised to the ticket
     * @return the ticket as it was before the merge, but for its version; a target that was used up meanwhile is told by the next sweep
     *     or step; or rejected with {@link NotMerged}
     */
    public static Decision<Ticket> undo(Ticket ticket, FreeText reason, TicketFacts facts) {
        Merger merger = ticket.merger();
        if (merger == null) {
            return Decision.reject(new NotMerged(ticket.id(), ticket.stage()));
        }
        TicketChange change = TicketChange.of(ticket, facts);
        return change.did(
                        change.ticket().next().stage(merger.stage()).merger(null),
                        new MergeUndone(Stage.MERGED, merger.stage(), merger.into(), reason))
                .decision();
    }

    private static List<Obstacle> obstacles(Ticket ticket, Ticket into, MergeFacts facts) {
        List<Obstacle> all = new ArrayList<>();
        require(all, !ticket.id().equals(into.id()), Why.SAME_TICKET, "another ticket");
        require(all, ticket.stage().isOpen(), Why.CLOSED, "an open ticket; it is " + ticket.stage());
        require(
                all,
                into.stage().isOpen(),
                Why.SURVIVOR_CLOSED,
                "an open ticket to go on in; " + text(into.id()) + " is " + into.stage());
        require(
                all,
                facts.policy().acrossCustomers() || ticket.customer().equals(into.customer()),
                Why.OTHER_CUSTOMER,
                "tickets of one customer, or a policy that merges across customers");
        List<Integer> open = ticket.plan().stream()
                .filter(action -> action.mandatory() && action.status() == ActionStatus.OPEN)
                .map(PlannedAction::number)
                .toList();
        require(
                all,
                open.isEmpty(),
                Why.MANDATORY_ACTION_OPEN,
                "a ticket whose mandatory actions are done or given up; open are " + open);
        require(
                all,
                facts.children().count() == 0,
                Why.CHILDREN_OPEN,
                "a ticket without open children; open are " + facts.children().count());
        require(
                all,
                facts.together() <= MAX_TOGETHER,
                Why.TOO_MANY,
                "at most " + MAX_TOGETHER + " tickets in one thread; these would be " + facts.together());
        return all;
    }

    private static void require(List<Obstacle> all, boolean holds, Why why, String allowed) {
        if (!holds) {
            all.add(new Obstacle(why, allowed));
        }
    }

    private static String text(TicketId id) {
        return id.value().toString();
    }
}
