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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of points that are given now and can be spent later. Pure.
 *
 * <p>They mature once, from {@code until} on, that instant included, by the sweep or by the account's next command if that comes
 * first; what was cancelled by then does not. When they mature they become
 * the lot that was promised when they were given: the lot's expiry was fixed then, whatever the programme says since.
 */
public final class PendingRules {

    /** The kind of the due entry at which pending points mature; its part is the sequence of their entry. */
    public static final String MATURITY_DUE = "points-maturity";

    private PendingRules() {}

    /** Whether an entry promises points, wherever they were promised first. */
    static boolean isPending(PointsEntry entry) {
        return entry.kind() == EntryKind.PEND || entry.kind() == EntryKind.PEND_IN;
    }

    /** The name of a pending entry. */
    static String name(String id) {
        return "pending/" + Input.code("pendingId", id, 100);
    }

    /**
     * Gives points that can be spent later.
     *
     * @param account the account, possibly just opened
     * @param id the caller's name for them, never used before in the account
     * @param points how many, at least 1
     * @param until from when on they can be spent, later than now
     * @param expiresAt when they expire, later than {@code until}; null if never
     * @param order which lots pay first if the customer owes points
     * @param occasion when, for what and by whom
     * @return always accepted
     * @throws InvalidInputException if an argument is malformed, or if the account has no room for the points
     */
    public static Decision<Posting> pend(
            PointsAccount account,
            String id,
            long points,
            Instant until,
            @Nullable Instant expiresAt,
            RedemptionOrder order,
            Occasion occasion) {
        return pendAs(account, name(id), points, until, expiresAt, order, occasion);
    }

    /** The same under any name. */
    static Decision<Posting> pendAs(
            PointsAccount account,
            String name,
            long points,
            Instant until,
            @Nullable Instant expiresAt,
            RedemptionOrder order,
            Occasion occasion) {
        Input.within("points", points, 1, PointsAccount.MAX_POINTS);
        if (!Input.instant("until", until).isAfter(occasion.at())) {
            throw new InvalidInputException("until", "is not later than now", "a later instant");
        }
        if (expiresAt != null && !expiresAt.isAfter(until)) {
            throw new InvalidInputException("expiresAt", "is not later than until", "a later instant");
        }
        PostingDraft draft = new PostingDraft(account, occasion, order);
        draft.requireRoom(points);
        long sequence = draft.nextSequence();
        LotChange promised = new LotChange(sequence, points, draft.at(), expiresAt);
        draft.write(EntryKind.PEND, List.of(promised), draft.marks(name, null, until));
        draft.due(new DueChange.Schedule(new DueEntry(due(account, sequence), until)));
        return draft.accepted();
    }

    /**
     * Makes pending points ones that can be spent, as the sweep or the next command asks. Nothing happens if none are left. If it is
     * too early, which a clock that was put back can bring about, they are due again then.
     *
     * @param account the account
     * @param pending the pending points
     * @param order which lots pay first if the customer owes points
     * @param occasion when
     * @return always accepted
     */
    public static Decision<Posting> mature(
            PointsAccount account, EntryState pending, RedemptionOrder order, Occasion occasion) {
        Instant until = pending.entry().marks().until();
        return mature(account, pending, until == null ? occasion.at() : until, order, occasion);
    }

    /** The same from another instant on: what was delivered sooner than at the latest matures sooner. */
    static Decision<Posting> mature(
            PointsAccount account, EntryState pending, Instant from, RedemptionOrder order, Occasion occasion) {
        PostingDraft draft = new PostingDraft(account, occasion, order);
        if (pending.left() > 0 && !occasion.at().isBefore(from)) {
            draft.write(EntryKind.MATURE, pending.partsLeft(), draft.about(pending.entry()));
            draft.expire();
            draft.due(new DueChange.Cancel(due(account, pending.entry().sequence())));
        } else if (pending.left() > 0) {
            draft.due(new DueChange.Schedule(
                    new DueEntry(due(account, pending.entry().sequence()), from)));
        }
        return draft.accepted();
    }

    /**
     * Takes back points that are still pending, whether or not their time has come.
     *
     * @param account the account
     * @param pending the pending points
     * @param points how many, at least 1
     * @param order which lots pay first if the customer owes points
     * @param occasion when, why and by whom
     * @return accepted; or rejected with {@link PendingResolved} if fewer are pending, or with {@link TooManyParts}
     */
    public static Decision<Posting> cancel(
            PointsAccount account, EntryState pending, long points, RedemptionOrder order, Occasion occasion) {
        Input.within("points", points, 1, PointsAccount.MAX_POINTS);
        if (points > pending.left()) {
            return Decision.reject(new PendingResolved(pending.left()));
        }
        Optional<Rejection> refusal = pending.refusal(points);
        if (refusal.isPresent()) {
            return Decision.reject(refusal.get());
        }
        PostingDraft draft = new PostingDraft(account, occasion, order);
        List<LotChange> parts = Lots.negative(Lots.firstOf(pending.partsLeft(), points));
        draft.write(EntryKind.CANCEL, parts, draft.about(pending.entry()));
        if (points == pending.left()) {
            draft.due(new DueChange.Cancel(due(account, pending.entry().sequence())));
        }
        return draft.accepted();
    }

    static DueKey due(PointsAccount account, long sequence) {
        return new DueKey(MATURITY_DUE, AggregateRef.of(account.id()), Long.toString(sequence));
    }
}
