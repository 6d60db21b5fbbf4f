package dev.aftercare.crm.loyalty.merge;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.command.Happened;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.document.TypedDocuments;
import dev.aftercare.crm.document.TypedDocuments.Stored;
import dev.aftercare.crm.loyalty.PointsMoves;
import dev.aftercare.crm.loyalty.credit.CreditMoves;
import dev.aftercare.crm.loyalty.merge.MergeRefused.Reason;
import dev.aftercare.crm.loyalty.store.CustomerLinks;
import dev.aftercare.crm.loyalty.store.CustomerLinks.TooMuch;
import dev.aftercare.crm.loyalty.store.LinkEnds;
import dev.aftercare.crm.loyalty.tier.TierMoves;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.loyalty.MergeEvent;
import dev.aftercare.crm.model.loyalty.MergeEvent.LoyaltyMerged;
import dev.aftercare.crm.model.loyalty.MergeEvent.LoyaltyUnmerged;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.util.List;
import java.util.Optional;

/**
 * Moves a customer's loyalty inside a command of another desk, such as one that merges whole customers, so that all of it happens or
 * nothing. What {@link LoyaltyMerges} says holds here, too.
 */
public final class MergeDesk {

    private static final TypedDocuments<LoyaltyMerge> MERGES =
            new TypedDocuments<>("loyalty-merge", LoyaltyMerge.class);

    private MergeDesk() {}

    /**
     * Moves everything.
     *
     * @param context the command
     * @param id names the merge
     * @param from whose loyalty moves
     * @param into to whom
     * @param actor who merges
     * @return the merge; that of the first time if it was done before
     * @throws RejectedException with {@link MergeRefused}
     * @throws NotFoundException if a customer does not exist
     */
    public static LoyaltyMerge merge(CommandContext context, String id, CustomerId from, CustomerId into, Actor actor) {
        LoyaltyMerge merge = new LoyaltyMerge(id, from, into, context.now(), null);
        UnitOfWork unit = context.unit();
        Optional<LoyaltyMerge> before = find(unit, id);
        if (before.isPresent()) {
            boolean same =
                    before.get().from().equals(from) && before.get().into().equals(into);
            return refuseUnless(same, Reason.ID_TAKEN, before.get());
        }
        require(unit, from);
        require(unit, into);
        LinkEnds ends = CustomerLinks.ends(unit, from, into);
        refuseUnless(!ends.isFromMoved(), Reason.MOVED_BEFORE, merge);
        refuseUnless(!ends.isIntoMoved(), Reason.TARGET_MOVED, merge);
        Optional<TooMuch> tooMuch = ends.tooMuch();
        refuseUnless(!tooMuch.equals(Optional.of(TooMuch.CUSTOMERS)), Reason.TOO_MANY, merge);
        refuseUnless(tooMuch.isEmpty(), Reason.TOO_OFTEN, merge);
        PointsMoves.move(context, from, into, id, actor);
        CreditMoves.move(context, from, into, id, actor);
        TierMoves.move(context, from, into, id, actor);
        CustomerLinks.link(context, ends, id);
        TierMoves.settle(context, into);
        MERGES.insert(context, id, into.value().toString(), merge);
        tell(context, merge, 1, new LoyaltyMerged(from, into), actor);
        return merge;
    }

    /**
     * Moves back what is left of it.
     *
     * @param context the command
     * @param id which merge
     * @param actor who undoes it
     * @return the merge; that of the first time if it was undone before
     * @throws RejectedException with {@link MergeRefused}
     * @throws NotFoundException if there was no such merge
     */
    public static LoyaltyMerge undo(CommandContext context, String id, Actor actor) {
        Stored<LoyaltyMerge> stored =
                MERGES.stored(context.unit(), id).orElseThrow(() -> new NotFoundException("loyalty merge", id));
        LoyaltyMerge merge = stored.value();
        if (merge.undoneAt() != null) {
            return merge;
        }
        LinkEnds ends = CustomerLinks.ends(context.unit(), merge.from(), merge.into());
        LoyaltyMerge undone = refuseUnless(!ends.isIntoMoved(), Reason.MERGED_ON, merge.undone(context.now()));
        PointsMoves.moveBack(context, merge.from(), merge.into(), id, actor);
        CreditMoves.moveBack(context, merge.from(), merge.into(), id, actor);
        CustomerLinks.unlink(context, ends);
        TierMoves.moveBack(context, merge.into(), id, actor);
        TierMoves.settle(context, merge.into());
        TierMoves.settle(context, merge.from());
        MERGES.update(context, id, merge.into().value().toString(), stored.version(), undone);
        tell(context, undone, 2, new LoyaltyUnmerged(merge.from(), merge.into()), actor);
        return undone;
    }

    static Optional<LoyaltyMerge> find(UnitOfWork unit, String id) {
        return MERGES.find(unit, id);
    }

    private static LoyaltyMerge refuseUnless(boolean possible, Reason reason, LoyaltyMerge merge) {
        if (!possible) {
            throw new RejectedException(new MergeRefused(reason));
        }
        return merge;
    }

    private static void require(UnitOfWork unit, CustomerId customer) {
        if (unit.customers().find(customer).isEmpty()) {
            throw new NotFoundException("customer", customer.value().toString());
        }
    }

    private static void tell(CommandContext context, LoyaltyMerge merge, long version, MergeEvent body, Actor actor) {
        AggregateRef aggregate = new AggregateRef("loyalty-merge", merge.id());
        context.happened(aggregate, merge.into(), version, List.of(new Happened(body, actor)));
    }
}
