package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.command.Rejection;
import dev.aftercare.crm.loyalty.TransferReversalRules.Part;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.loyalty.LotChange;
import dev.aftercare.crm.model.loyalty.PointsAccount;
import dev.aftercare.crm.model.loyalty.PointsEntry;
import dev.aftercare.crm.model.loyalty.PointsLot;
import dev.aftercare.crm.persistence.StorageException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Undoes a transfer in both accounts, also if a merge moved the points of one on, or of both to one customer. For one command. */
final class TransferReversals {

    private final CommandContext context;
    private final Programme rules;
    private final TransferLink link;
    private final Occasion occasion;

    TransferReversals(CommandContext context, Programme rules, TransferLink link, Occasion occasion) {
        this.context = context;
        this.rules = rules;
        this.link = link;
        this.occasion = occasion;
    }

    /** What it did to the account that had given the points. */
    Reversals.Reversed reverse(CustomerId from, PointsEntry entry, long points, ReversalPolicy policy) {
        CustomerId to = context.unit()
                .points()
                .find(link.taker())
                .orElseThrow(() -> new StorageException(
                        StorageException.Reason.CORRUPT,
                        "points account " + link.taker().value() + ", which took a transfer, is not there"))
                .customer();
        boolean giverFirst = from.value().compareTo(to.value()) < 0;
        PointsAccount first = Ledger.locked(context, giverFirst ? from : to, rules.id());
        PointsAccount second = Ledger.locked(context, giverFirst ? to : from, rules.id());
        EntryState out = Ledger.state(context.unit(), entry);
        Optional<Rejection> refusal = ReversalRules.refusal(out, points);
        if (refusal.isPresent()) {
            throw new RejectedException(refusal.get());
        }
        List<LotChange> parts = taken(own(to, giverFirst ? second : first), out, points, policy.shortfall());
        // Only now: if both are one by now, the points were there a moment ago.
        return given(Ledger.own(context, from, rules.id()), out, parts, policy.lateReturn());
    }

    /** The account that has the entries, if the customer's points are in another by now. */
    private PointsAccount own(CustomerId customer, PointsAccount located) {
        return located.customer().equals(customer) ? located : Ledger.own(context, customer, rules.id());
    }

    private List<LotChange> taken(PointsAccount own, EntryState out, long points, Shortfall shortfall) {
        boolean moved = Reversals.isMoved(context.unit(), own);
        PointsAccount holder =
                KeptPromises.kept(context, moved ? Ledger.locked(context, own.customer(), rules.id()) : own, points);
        PointsAccount home = moved ? own : holder;
        List<Part> parts = TransferReversalRules.parts(
                out,
                points,
                number -> there(holder, home, Set.of(link.in(number))),
                number -> lost(home, number, out.entry().lots().get(number)));
        PointsAccount filled = moved ? fetched(home, holder.customer(), parts) : home;
        Posting posting = Ledger.apply(
                context,
                rules,
                TransferReversalRules.takeBack(filled, link, parts, shortfall, rules.order(), occasion));
        if (moved) {
            PointsMoves.forward(context, rules, posting.account(), occasion.actor());
        }
        return TransferReversalRules.wentBack(out, link, posting);
    }

    /** Lot by lot, from who has the points: after the first lot the account that they left is no longer empty, and tells no more who that is. */
    private PointsAccount fetched(PointsAccount home, CustomerId holder, List<Part> parts) {
        PointsAccount filled = home;
        for (Part part : parts) {
            PointsAccount there = Ledger.own(context, holder, rules.id());
            Set<Long> lot = Set.of(link.in(part.number()));
            filled = Reversals.fetched(context, rules, filled, there, lot, part.points(), occasion);
        }
        return filled;
    }

    private long there(PointsAccount holder, PointsAccount home, Set<Long> lots) {
        Set<Long> now = holder.equals(home) ? lots : PointsMoves.lotsNow(context.unit(), home, lots);
        return holder.lots().stream()
                .filter(lot -> now.contains(lot.entry()) && !lot.isExpired(occasion.at()))
                .mapToLong(PointsLot::remaining)
                .sum();
    }

    private long lost(PointsAccount home, int number, LotChange given) {
        Instant expiresAt = given.expiresAt();
        boolean counts = rules.returns().expired() == ReturnPolicy.ExpiredPoints.COUNT_AS_TAKEN;
        return counts && expiresAt != null && !occasion.at().isBefore(expiresAt)
                ? Ledger.entry(context.unit(), home.id(), link.in(number))
                        .map(in -> LotFate.expired(context.unit(), home, in, occasion.at()))
                        .orElse(0L)
                : 0;
    }

    private Reversals.Reversed given(PointsAccount home, EntryState out, List<LotChange> parts, LateReturn lateReturn) {
        boolean moved = Reversals.isMoved(context.unit(), home);
        Instant renewed = rules.expiresAt(occasion.at());
        Posting posting = Ledger.apply(
                context,
                rules,
                TransferReversalRules.giveBack(home, out, parts, lateReturn, renewed, rules.order(), occasion));
        PointsAccount after =
                moved ? PointsMoves.forward(context, rules, posting.account(), occasion.actor()) : posting.account();
        return new Reversals.Reversed(posting, after);
    }
}
