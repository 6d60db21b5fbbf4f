package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.command.Decision;
import dev.aftercare.crm.command.DueChange;
import dev.aftercare.crm.command.Rejection;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.due.DueEntry;
import dev.aftercare.crm.model.due.DueKey;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.loyalty.EntryKind;
import dev.aftercare.crm.model.loyalty.LotChange;
import dev.aftercare.crm.model.loyalty.PointsAccount;
import dev.aftercare.crm.model.loyalty.PointsEntry;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of points that are set aside for a payment. Pure.
 *
 * <p>A hold takes its points out of their lots, so they can be neither spent nor held twice. It is resolved once: captured, wholly or
 * in part, or released, or run out of time from {@code until} on, that instant included. Whatever is not captured then goes back into
 * its old lots at once.
 *
 * <p>Whose time is over is given back by the sweep, or by the account's next command if that comes first: the entries are the same.
 *
 * <p>Held points do not expire: a capture spends them even if the time of their lots is over by then. Points that come back to a lot
 * whose time is over expire with the same decision.
 */
public final class HoldRules {

    /** The kind of the due entry at which a hold runs out; its part is the sequence of the hold's entry. */
    public static final String TIMEOUT_DUE = "points-hold-timeout";

    private HoldRules() {}

    /** The name of a hold's entry. */
    static String name(String id) {
        return "hold/" + Input.code("holdId", id, 100);
    }

    /**
     * Sets points aside.
     *
     * @param account the account
     * @param id the caller's name for the hold, never used before in the account
     * @param points how many, at least 1
     * @param until from when on the hold is over by itself, later than now; null if never
     * @param order which lots first
     * @param occasion when, for what and by whom
     * @return accepted; or rejected with {@link NotEnoughPoints}
     * @throws InvalidInputException if an argument is malformed
     */
    public static Decision<Posting> hold(
            PointsAccount account,
            String id,
            long points,
            @Nullable Instant until,
            RedemptionOrder order,
            Occasion occasion) {
        return named(account, name(id), points, until, order, occasion);
    }

    /** Of a name that no caller of {@link Holds} can give, for desks that resolve their holds themselves. */
    static Decision<Posting> named(
            PointsAccount account,
            String name,
            long points,
            @Nullable Instant until,
            RedemptionOrder order,
            Occasion occasion) {
        Input.within("points", points, 1, PointsAccount.MAX_POINTS);
        if (until != null && !until.isAfter(occasion.at())) {
            throw new InvalidInputException("until", "is not later than now", "a later instant");
        }
        PostingDraft draft = new PostingDraft(account, occasion, order);
        if (points > draft.available()) {
            return Decision.reject(new NotEnoughPoints(points, draft.available()));
        }
        long sequence = draft.nextSequence();
        draft.write(EntryKind.HOLD, draft.taken(points), draft.marks(name, null, until));
        if (until != null) {
            draft.due(new DueChange.Schedule(new DueEntry(due(account, sequence), until)));
        }
        return draft.accepted();
    }

    /**
     * Spends held points; what is held beyond them goes back.
     *
     * @param account the account
     * @param hold the hold
     * @param points how many, 1 to what is held
     * @param order which lots pay first if the customer owes points
     * @param occasion when, for what and by whom
     * @return accepted; or rejected with {@link HoldResolved}
     * @throws InvalidInputException if an argument is malformed or more than is held
     */
    public static Decision<Posting> capture(
            PointsAccount account, EntryState hold, long points, RedemptionOrder order, Occasion occasion) {
        Input.within("points", points, 1, hold.entry().size());
        Rejection refused = refused(hold, occasion.at());
        if (refused != null) {
            return Decision.reject(refused);
        }
        PostingDraft draft = new PostingDraft(account, occasion, order);
        List<LotChange> parts = hold.partsLeft();
        draft.write(EntryKind.CAPTURE, Lots.negative(Lots.firstOf(parts, points)), draft.about(hold.entry()));
        giveBack(draft, hold.entry(), Lots.withoutFirst(parts, points));
        return draft.accepted();
    }

    /**
     * Gives held points back.
     *
     * @param account the account
     * @param hold the hold
     * @param order which lots pay first if the customer owes points
     * @param occasion when, why and by whom
     * @return accepted; or rejected with {@link HoldResolved}
     */
    public static Decision<Posting> release(
            PointsAccount account, EntryState hold, RedemptionOrder order, Occasion occasion) {
        Rejection refused = refused(hold, occasion.at());
        if (refused != null) {
            return Decision.reject(refused);
        }
        PostingDraft draft = new PostingDraft(account, occasion, order);
        giveBack(draft, hold.entry(), hold.partsLeft());
        return draft.accepted();
    }

    /**
     * Gives held points back because the hold's time is over, as the sweep or the next command asks. Nothing happens if it was
     * resolved before. If its time is not over, which a clock that was put back can bring about, it is due again then.
     *
     * @param account the account
     * @param hold the hold
     * @param order which lots pay first if the customer owes points
     * @param occasion when
     * @return always accepted
     */
    public static Decision<Posting> timeOut(
            PointsAccount account, EntryState hold, RedemptionOrder order, Occasion occasion) {
        PostingDraft draft = new PostingDraft(account, occasion, order);
        Instant until = hold.entry().marks().until();
        if (hold.left() > 0 && isOver(hold.entry(), occasion.at())) {
            giveBack(draft, hold.entry(), hold.partsLeft());
        } else if (hold.left() > 0 && until != null) {
            draft.due(new DueChange.Schedule(
                    new DueEntry(due(account, hold.entry().sequence()), until)));
        }
        return draft.accepted();
    }

    private static void giveBack(PostingDraft draft, PointsEntry hold, List<LotChange> parts) {
        if (!parts.isEmpty()) {
            draft.write(EntryKind.RELEASE, parts, draft.about(hold));
            draft.expire();
        }
        if (hold.marks().until() != null) {
            draft.due(new DueChange.Cancel(due(draft.account(), hold.sequence())));
        }
    }

    private static @Nullable Rejection refused(EntryState hold, Instant at) {
        if (hold.has(EntryKind.CAPTURE)) {
            return new HoldResolved(HoldResolved.How.CAPTURED);
        }
        boolean over = isOver(hold.entry(), at);
        if (hold.left() == 0) {
            boolean inTime = hold.about().stream().noneMatch(later -> isOver(hold.entry(), later.at()));
            return new HoldResolved(inTime ? HoldResolved.How.RELEASED : HoldResolved.How.RUN_OUT);
        }
        return over ? new HoldResolved(HoldResolved.How.RUN_OUT) : null;
    }

    private static boolean isOver(PointsEntry hold, Instant at) {
        Instant until = hold.marks().until();
        return until != null && !at.isBefore(until);
    }

    static DueKey due(PointsAccount account, long sequence) {
        return new DueKey(TIMEOUT_DUE, AggregateRef.of(account.id()), Long.toString(sequence));
    }
}
