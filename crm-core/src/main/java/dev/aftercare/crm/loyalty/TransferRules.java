package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.command.Decision;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.loyalty.EntryKind;
import dev.aftercare.crm.model.loyalty.LotChange;
import dev.aftercare.crm.model.loyalty.PointsAccount;
import dev.aftercare.crm.model.loyalty.PointsEntry;
import java.util.List;

/** Moves points from one account to another of the same programme. Each lot keeps when it was earned and when it expires. Pure. */
public final class TransferRules {

    private TransferRules() {}

    /**
     * Lets points go.
     *
     * @param account the account that gives
     * @param points how many, at least 1
     * @param order which lots first
     * @param occasion when, why and by whom
     * @return accepted, the last {@code TRANSFER_OUT} entry naming the lots; or rejected with {@link NotEnoughPoints}
     */
    public static Decision<Posting> out(PointsAccount account, long points, RedemptionOrder order, Occasion occasion) {
        PostingDraft draft = new PostingDraft(account, occasion, order);
        return PointsRules.spend(draft, EntryKind.TRANSFER_OUT, points, Shortfall.REJECT, null);
    }

    /**
     * Lets points go to another account, by an entry whose name tells where they are.
     *
     * @param account the account that gives
     * @param points how many, at least 1
     * @param taker the account that takes, as it is when it does
     * @param order which lots first
     * @param occasion when, why and by whom
     * @return accepted, the last {@code TRANSFER_OUT} entry naming the lots; or rejected with {@link NotEnoughPoints}
     */
    static Decision<Posting> out(
            PointsAccount account, long points, PointsAccount taker, RedemptionOrder order, Occasion occasion) {
        Input.within("points", points, 1, PointsAccount.MAX_POINTS);
        PostingDraft draft = new PostingDraft(account, occasion, order);
        if (points > draft.available()) {
            return Decision.reject(new NotEnoughPoints(points, draft.available()));
        }
        long first = new PostingDraft(taker, occasion, order).nextSequence();
        String name = new TransferLink(taker.id(), first).outName();
        draft.write(EntryKind.TRANSFER_OUT, draft.taken(points), draft.marks(name, null, null));
        return draft.accepted();
    }

    /**
     * Takes points in, one entry per lot. If the entry of the account that gives tells where they are, the first of theirs tells where it is.
     *
     * @param account the account that takes, possibly just opened
     * @param out the {@code TRANSFER_OUT} entry of the account that gives
     * @param order which lots pay first if the customer owes points
     * @param occasion when, why and by whom
     * @return always accepted
     */
    public static Decision<Posting> in(
            PointsAccount account, PointsEntry out, RedemptionOrder order, Occasion occasion) {
        PostingDraft draft = new PostingDraft(account, occasion, order);
        draft.requireRoom(Input.present("out", out).size());
        boolean linked = TransferLink.of(out).isPresent();
        for (int i = 0; i < out.lots().size(); i++) {
            LotChange part = out.lots().get(i);
            LotChange lot = new LotChange(draft.nextSequence(), -part.points(), part.earnedAt(), part.expiresAt());
            String name = linked && i == 0 ? TransferLink.inName(out) : null;
            draft.write(EntryKind.TRANSFER_IN, List.of(lot), draft.marks(name, null, null));
        }
        return draft.accepted();
    }
}
