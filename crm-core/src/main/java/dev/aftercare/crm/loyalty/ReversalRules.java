package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.command.Decision;
import dev.aftercare.crm.command.Rejection;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.loyalty.EntryKind;
import dev.aftercare.crm.model.loyalty.LotChange;
import dev.aftercare.crm.model.loyalty.PointsAccount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Undoes entries, wholly or in part. Pure.
 *
 * <p>All reversals of an entry together never exceed it, however many they are. What was given is taken back, from its own lot first
 * and then in the order of spending; what was spent is given back into the lots that it came from, the one spent last first, with the
 * expiry that they had. For what was spent or removed and is owed as many points come as a new lot, which pays what is still owed.
 */
public final class ReversalRules {

    static final Set<EntryKind> GIVEN =
            Collections.unmodifiableSet(EnumSet.of(EntryKind.EARN, EntryKind.MATURE, EntryKind.ADJUST_UP));
    static final Set<EntryKind> SPENT =
            Collections.unmodifiableSet(EnumSet.of(EntryKind.REDEEM, EntryKind.CAPTURE, EntryKind.ADJUST_DOWN));
    static final String REVERSIBLE = GIVEN + ", " + SPENT
            + ", OWE for what was spent or removed, and TRANSFER_OUT of a transfer between customers";

    private ReversalRules() {}

    /**
     * Undoes part of an entry.
     *
     * @param account the account
     * @param state the entry, and what was undone of it before
     * @param points how many of its points, at least 1
     * @param policy what happens to points that are gone, and to lots whose time is over
     * @param renewed when points that are given back expire if their lot is renewed; null if never
     * @param order which lots first
     * @param occasion when, why and by whom
     * @return accepted; or rejected with {@link NotReversible}, {@link ReversedBefore}, {@link TooManyParts} or
     *     {@link NotEnoughPoints}. If the rest is forgone by {@link Shortfall#CLAMP}, it counts as left and may be taken back later
     */
    public static Decision<Posting> reverse(
            PointsAccount account,
            EntryState state,
            long points,
            ReversalPolicy policy,
            @Nullable Instant renewed,
            RedemptionOrder order,
            Occasion occasion) {
        Input.within("points", points, 1, PointsAccount.MAX_POINTS);
        Input.present("policy", policy);
        EntryKind kind = state.entry().kind();
        boolean reverses = state.entry().marks().about() != null;
        boolean owed = kind == EntryKind.OWE && !reverses;
        boolean given = GIVEN.contains(kind) && !(kind == EntryKind.ADJUST_UP && reverses);
        if (!given && !SPENT.contains(kind) && !owed) {
            return Decision.reject(new NotReversible(kind));
        }
        Optional<Rejection> refusal = refusal(state, points);
        if (refusal.isPresent()) {
            return Decision.reject(refusal.get());
        }
        PostingDraft draft = new PostingDraft(account, occasion, order);
        if (given) {
            return PointsRules.spend(draft, EntryKind.TAKE_BACK, points, policy.shortfall(), state.entry());
        }
        if (owed) {
            draft.requireRoom(points);
            draft.bring(EntryKind.ADJUST_UP, points, renewed, draft.about(state.entry()));
            return draft.accepted();
        }
        List<LotChange> lastFirst = new ArrayList<>(state.partsLeft());
        Collections.reverse(lastFirst);
        List<LotChange> parts = Lots.firstOf(lastFirst, points);
        giveBack(draft, EntryKind.GIVE_BACK, state, parts, policy.lateReturn(), renewed);
        return draft.accepted();
    }

    /** Why no points of an entry can be reversed, if so. */
    static Optional<Rejection> refusal(EntryState state, long points) {
        return points > state.left()
                ? Optional.of(new ReversedBefore(state.entry().sequence(), state.left()))
                : state.refusal(points);
    }

    /** Puts parts of the lots of an entry back into them. */
    static void giveBack(
            PostingDraft draft,
            EntryKind kind,
            EntryState state,
            List<LotChange> parts,
            LateReturn lateReturn,
            @Nullable Instant renewed) {
        draft.requireRoom(parts.stream().mapToLong(LotChange::points).sum());
        boolean renews = lateReturn == LateReturn.RENEW;
        List<LotChange> alive =
                parts.stream().filter(part -> !renews || !isOver(part, draft)).toList();
        if (!alive.isEmpty()) {
            draft.write(kind, alive, draft.about(state.entry()));
            draft.expire();
        }
        for (LotChange part : parts) {
            if (!alive.contains(part)) {
                renew(draft, kind, state, part, renewed);
            }
        }
    }

    /** Three entries say what happened: back into the old lot, out of it because its time is over, and in again as a new lot. */
    private static void renew(
            PostingDraft draft, EntryKind kind, EntryState state, LotChange part, @Nullable Instant renewed) {
        draft.write(kind, List.of(part), draft.about(state.entry()));
        draft.expire();
        draft.bring(EntryKind.ADJUST_UP, part.points(), renewed, draft.marks(null, null, null));
    }

    /** A lot that is still open lives on, whatever it was told then: its expiry moved on since. */
    private static boolean isOver(LotChange part, PostingDraft draft) {
        Instant expiresAt = part.expiresAt();
        return expiresAt != null
                && !draft.at().isBefore(expiresAt)
                && draft.account().lots().stream().noneMatch(lot -> lot.entry() == part.lot());
    }
}
