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
     * Takes points in, one entry per lot.
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
        for (LotChange part : out.lots()) {
            LotChange lot = new LotChange(draft.nextSequence(), -part.points(), part.earnedAt(), part.expiresAt());
            draft.write(EntryKind.TRANSFER_IN, List.of(lot), draft.marks(null, null, null));
        }
        return draft.accepted();
    }
}
