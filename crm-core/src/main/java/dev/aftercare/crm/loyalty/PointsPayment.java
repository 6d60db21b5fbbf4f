package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.loyalty.Cause;
import dev.aftercare.crm.model.loyalty.EntryKind;
import dev.aftercare.crm.model.loyalty.LotChange;
import dev.aftercare.crm.model.loyalty.PointsLot;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Pays with points inside a command of another desk, so that both happen or neither. */
public final class PointsPayment {

    /** The kind of the cause of points that come back: they were earned before, and do not qualify again. */
    public static final String GIVEN_BACK = "reward-given-back";

    private PointsPayment() {}

    /**
     * Spends points in the command's transaction.
     *
     * @param context the command
     * @param customer whose
     * @param programme in which programme
     * @param points how many, at least 1
     * @param cause for what
     * @param actor who spends them
     * @return what was paid
     * @throws RejectedException with {@link NotEnoughPoints} if fewer are available
     * @throws NotFoundException if the customer or programme does not exist
     */
    public static PaidPoints pay(
            CommandContext context, CustomerId customer, ProgrammeId programme, long points, Cause cause, Actor actor) {
        Programme rules = Programmes.require(context.unit(), programme);
        Map<Long, PointsLot> lots = new HashMap<>();
        Posting posting = Ledger.post(context, customer, programme, account -> {
            account.lots().forEach(lot -> lots.put(lot.entry(), lot));
            return PointsRules.redeem(
                    account, points, Shortfall.REJECT, rules.order(), new Occasion(context.now(), cause, actor, null));
        });
        List<LotChange> spent = posting.last(EntryKind.REDEEM).lots();
        return new PaidPoints(
                programme,
                spent.stream()
                        .map(change -> new PaidPoints.Part(-change.points(), expiry(lots, change)))
                        .toList());
    }

    /**
     * Gives back what was paid, each part with the expiry it had. A part whose time is over by now stays gone, as it would be had it
     * not been spent.
     *
     * @param context the command
     * @param customer whose
     * @param paid what was paid
     * @param reference what it was paid for
     * @param actor who gives it back
     * @return how many points came back
     */
    public static long giveBack(
            CommandContext context, CustomerId customer, PaidPoints paid, String reference, Actor actor) {
        Cause cause = new Cause(GIVEN_BACK, reference);
        Occasion occasion = new Occasion(context.now(), cause, actor, null);
        RedemptionOrder order =
                Programmes.require(context.unit(), paid.programme()).order();
        long sum = 0;
        for (PaidPoints.Part part : paid.parts()) {
            Instant expiresAt = part.expiresAt();
            if (expiresAt == null || context.now().isBefore(expiresAt)) {
                Ledger.post(
                        context,
                        customer,
                        paid.programme(),
                        account -> PointsRules.earn(account, part.points(), expiresAt, order, occasion));
                sum += part.points();
            }
        }
        return sum;
    }

    private static @Nullable Instant expiry(Map<Long, PointsLot> lots, LotChange change) {
        PointsLot lot = lots.get(change.lot());
        return lot == null ? null : lot.expiresAt();
    }
}
