package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.command.Decision;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.loyalty.Cause;
import dev.aftercare.crm.model.loyalty.EntryKind;
import dev.aftercare.crm.model.loyalty.PointsAccount;
import dev.aftercare.crm.model.loyalty.PointsEntry;
import dev.aftercare.crm.model.purchase.PurchaseId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a points account. Pure.
 *
 * <p>Every accepted decision first takes out the lots that have expired at its instant: one {@code EXPIRE} entry for each instant
 * at which lots expired, by {@link Actor#CLOCK}. So an expired lot is never spent, whether or not a sweep came by. A lot is expired
 * from {@code expiresAt} on, that instant included.
 *
 * <p>If the customer owes points, every accepted decision ends by paying: so nobody who owes has any to spend.
 *
 * <p>Each entry moves the account on by one version and is told in one event. The one due entry of an account, of kind
 * {@value #EXPIRY_DUE}, stands at the soonest expiry of its open lots.
 *
 * <p>The clocks of several nodes may differ, so an instant can lie before that of the last entry. Nothing breaks then: entries
 * keep the order of their sequences, expiry is judged by the instant given, what was taken out stays out, and points that another
 * node gave a moment "later" can be spent.
 */
public final class PointsRules {

    /** The kind of the due entry at which an account's next lots expire. */
    public static final String EXPIRY_DUE = "points-expiry";

    /** The kind of the cause of {@code EXPIRE} entries; its reference is the instant at which the lots expired. */
    public static final String EXPIRY_CAUSE = "expiry";

    /**
     * How many open lots an account has at most, so that a command costs the same however long a customer has been there. If one more
     * would be opened, the lot whose expiry is closest to the next one's is folded into that: its points may live longer, never shorter.
     */
    public static final int MAX_OPEN_LOTS = 2_000;

    /**
     * As long as an account has fewer open lots, whatever it earns is a lot of its own. From then on, what is earned on one day and expires
     * together may share one, so that an account that earns all day long does not cost more with every earning.
     */
    public static final int LOTS_OF_THEIR_OWN = 4;

    private PointsRules() {}

    /**
     * Gives points: they become a lot of their own. If the account has {@value #LOTS_OF_THEIR_OWN} open lots or more, they join the lot
     * of what it earned last instead, provided that they expire at the same instant, that the first points of that lot came less than a day
     * ago, and that no younger lot is open: neither which points are spent before which nor when they expire depends on it.
     *
     * @param account the account, possibly just opened
     * @param points how many, at least 1
     * @param expiresAt from when on they cannot be spent, later than now; null if they never expire
     * @param order which lots pay first if the customer owes points
     * @param occasion when, for what and by whom
     * @return always accepted
     * @throws InvalidInputException if an argument is malformed, or if the account would hold more than
     *     {@value PointsAccount#MAX_POINTS} points
     */
    public static Decision<Posting> earn(
            PointsAccount account, long points, @Nullable Instant expiresAt, RedemptionOrder order, Occasion occasion) {
        return earn(account, points, null, expiresAt, order, occasion);
    }

    static Decision<Posting> earn(
            PointsAccount account,
            long points,
            @Nullable String name,
            @Nullable Instant expiresAt,
            RedemptionOrder order,
            Occasion occasion) {
        Input.within("points", points, 1, PointsAccount.MAX_POINTS);
        PostingDraft draft = new PostingDraft(account, occasion, order);
        draft.requireRoom(points);
        draft.earn(points, expiresAt, draft.marks(name, null, null));
        return draft.accepted();
    }

    /** The name of the entry of what an order earned. */
    static String earningName(PurchaseId order) {
        return "earned/" + order.value();
    }

    /** The name of the entry of the points that an order was paid with. */
    static String paymentName(PurchaseId order) {
        return "paid/" + order.value();
    }

    /** Spends points on an order, once. */
    static Decision<Posting> pay(
            PointsAccount account, PurchaseId order, long points, RedemptionOrder lots, Occasion occasion) {
        Input.within("points", points, 1, PointsAccount.MAX_POINTS);
        PostingDraft draft = new PostingDraft(account, occasion, lots);
        if (points > draft.available()) {
            return Decision.reject(new NotEnoughPoints(points, draft.available()));
        }
        draft.write(EntryKind.REDEEM, draft.taken(points), draft.marks(paymentName(order), null, null));
        return draft.accepted();
    }

    /**
     * Spends points.
     *
     * @param account the account
     * @param points how many, at least 1
     * @param shortfall what happens if fewer are available
     * @param order which lots first
     * @param occasion when, for what and by whom
     * @return accepted; or rejected with {@link NotEnoughPoints} if fewer are available at that instant and that is to be refused
     * @throws InvalidInputException if an argument is malformed
     */
    public static Decision<Posting> redeem(
            PointsAccount account, long points, Shortfall shortfall, RedemptionOrder order, Occasion occasion) {
        PostingDraft draft = new PostingDraft(account, occasion, order);
        return spend(draft, EntryKind.REDEEM, points, shortfall, null);
    }

    /** Spends points by an entry of a name, for desks that find it again. */
    static Decision<Posting> redeemNamed(
            PointsAccount account, String name, long points, RedemptionOrder order, Occasion occasion) {
        Input.within("points", points, 1, PointsAccount.MAX_POINTS);
        PostingDraft draft = new PostingDraft(account, occasion, order);
        if (points > draft.available()) {
            return Decision.reject(new NotEnoughPoints(points, draft.available()));
        }
        draft.write(EntryKind.REDEEM, draft.taken(points), draft.marks(name, null, null));
        return draft.accepted();
    }

    /**
     * Adds or removes points by hand. What is added is a lot of its own.
     *
     * @param account the account, possibly just opened
     * @param change how many are added, or removed if negative; not 0
     * @param expiresAt when points that are added expire; null if never
     * @param shortfall what happens if more are to be removed than are available
     * @param order which lots first
     * @param occasion when, why and by whom
     * @return accepted; or rejected with {@link NotEnoughPoints}
     * @throws InvalidInputException if an argument is malformed
     */
    public static Decision<Posting> adjust(
            PointsAccount account,
            long change,
            @Nullable Instant expiresAt,
            Shortfall shortfall,
            RedemptionOrder order,
            Occasion occasion) {
        PostingDraft draft = new PostingDraft(account, occasion, order);
        if (change <= 0) {
            return spend(draft, EntryKind.ADJUST_DOWN, -change, shortfall, null);
        }
        Input.within("points", change, 1, PointsAccount.MAX_POINTS);
        draft.requireRoom(change);
        draft.bring(EntryKind.ADJUST_UP, change, expiresAt, draft.marks(null, null, null));
        return draft.accepted();
    }

    /**
     * Takes out what has expired, as a sweep does. It always says anew when it is wanted next: the entry that called it is used up,
     * also if it came too early.
     *
     * @param account the account
     * @param at when
     * @return always accepted; without entries if nothing has expired
     */
    public static Decision<Posting> expire(PointsAccount account, Instant at) {
        Occasion sweep = Occasion.ofClock(at, new Cause(EXPIRY_CAUSE, "sweep"));
        return new PostingDraft(account, sweep, RedemptionOrder.SOONEST_EXPIRY_FIRST).swept();
    }

    /** Lets points go: from one lot first if it is named, and of the rest as the shortfall says. */
    static Decision<Posting> spend(
            PostingDraft draft, EntryKind kind, long points, Shortfall shortfall, @Nullable PointsEntry about) {
        Input.within("points", points, 1, PointsAccount.MAX_POINTS);
        Input.present("shortfall", shortfall);
        long there = Math.min(points, draft.available());
        if (there < points && shortfall == Shortfall.REJECT) {
            return Decision.reject(new NotEnoughPoints(points, there));
        }
        Long sequence = about == null ? null : about.sequence();
        if (there > 0) {
            Set<Long> own = about == null || about.lots().isEmpty()
                    ? Set.of()
                    : Set.of(about.lots().get(0).lot());
            draft.write(kind, draft.taken(there, own), draft.marks(null, sequence, null));
        }
        if (there < points && shortfall == Shortfall.DEBT) {
            draft.owe(points - there, draft.marks(null, sequence, null));
        }
        return draft.accepted();
    }
}
