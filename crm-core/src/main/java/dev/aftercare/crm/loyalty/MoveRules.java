package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.command.Decision;
import dev.aftercare.crm.command.DueChange;
import dev.aftercare.crm.loyalty.PointsMove.MovedEntry;
import dev.aftercare.crm.loyalty.PointsMove.MovedLot;
import dev.aftercare.crm.loyalty.PointsMove.Stretch;
import dev.aftercare.crm.model.due.DueEntry;
import dev.aftercare.crm.model.loyalty.Cause;
import dev.aftercare.crm.model.loyalty.EntryKind;
import dev.aftercare.crm.model.loyalty.LotChange;
import dev.aftercare.crm.model.loyalty.PointsAccount;
import dev.aftercare.crm.model.loyalty.PointsLot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Moves points from one account to another of the same programme when customers are merged, and back. Pure.
 *
 * <p>Nothing is issued, spent or lost by it: a lot keeps when it was earned and when it expires; a hold keeps its points, its lots and its
 * time; pending points keep theirs; a debt stays a debt, and is paid at once if the other account has points. On the way back each gets
 * what it paid for the other, and owes what the other paid for it. Held points do not expire on the way.
 */
final class MoveRules {

    /** The kind of the cause of all entries that a merge writes; its reference is the merge's id. */
    static final String CAUSE = Cause.MERGE;

    private MoveRules() {}

    /** What goes, and what it is called where it came to. */
    record Arrival(Posting posting, PointsMove move) {}

    /** Lets the luggage go. What the one who stays had paid for it comes back first, and so does what it had paid. */
    static Decision<Posting> out(PointsAccount account, Luggage luggage, RedemptionOrder order, Occasion occasion) {
        PostingDraft draft = new PostingDraft(account, occasion, order);
        for (EntryState hold : luggage.holds()) {
            List<LotChange> parts = hold.partsLeft();
            draft.write(EntryKind.RELEASE, parts, draft.about(hold.entry()));
            draft.write(EntryKind.TRANSFER_OUT, Lots.negative(parts), draft.marks(null, null, null));
            cancel(
                    draft,
                    hold,
                    new DueChange.Cancel(HoldRules.due(account, hold.entry().sequence())));
        }
        if (!luggage.lots().isEmpty()) {
            draft.write(EntryKind.TRANSFER_OUT, Lots.negative(luggage.lots()), draft.marks(null, null, null));
        }
        for (EntryState pending : luggage.pending()) {
            draft.write(EntryKind.PEND_OUT, Lots.negative(pending.partsLeft()), draft.about(pending.entry()));
            cancel(
                    draft,
                    pending,
                    new DueChange.Cancel(
                            PendingRules.due(account, pending.entry().sequence())));
        }
        draft.debt(EntryKind.DEBT_OUT, luggage.debt());
        if (!luggage.paid().ofTaker().isEmpty()) {
            draft.write(EntryKind.TRANSFER_IN, luggage.paid().ofTaker(), draft.marks(null, null, null));
            draft.expire();
        }
        draft.debt(EntryKind.DEBT_IN, luggage.paid().byTravellers());
        return draft.accepted();
    }

    private static void cancel(PostingDraft draft, EntryState state, DueChange change) {
        if (state.entry().marks().until() != null) {
            draft.due(change);
        }
    }

    /**
     * Takes the luggage in.
     *
     * @param account the account that takes, possibly just opened
     * @param from the account that gave
     * @param oldLots the lots that points go back into, by the lot that they come from; others become new lots
     * @param names the name that an entry gets, by the one it had
     */
    static Decision<Arrival> in(
            PointsAccount account,
            PointsAccount from,
            Luggage luggage,
            Map<Long, Long> oldLots,
            UnaryOperator<String> names,
            RedemptionOrder order,
            Occasion occasion) {
        Unpacking unpacking = new Unpacking(new PostingDraft(account, occasion, order), from, oldLots, names);
        unpacking.draft.requireRoom(luggage.points());
        for (LotChange lot : luggage.lots()) {
            Optional<EntryState> promise = luggage.maturedInto(lot);
            promise.ifPresentOrElse(state -> unpacking.matured(lot, state), () -> unpacking.lot(lot));
        }
        luggage.holds().forEach(unpacking::hold);
        luggage.pending().forEach(unpacking::pending);
        luggage.paid().ofTraveller().forEach(unpacking::lot);
        unpacking.draft.expire();
        unpacking.draft.debt(EntryKind.DEBT_IN, luggage.debt() + luggage.paid().forTravellers());
        Decision.Accepted<Posting> accepted = unpacking.draft.accepted().orThrow();
        boolean owing = account.aside().debt() + luggage.debt() > 0;
        Stretch stretch =
                new Stretch(account.version() + 1, accepted.state().account().version());
        PointsMove move = new PointsMove(
                account.programme(),
                from.id(),
                account.id(),
                unpacking.lots,
                unpacking.holds,
                unpacking.pending,
                luggage.debt(),
                owing ? List.of(stretch) : List.of());
        return new Decision.Accepted<>(new Arrival(accepted.state(), move), accepted.events(), accepted.due());
    }

    /**
     * What is left of a move and can go back: of each lot what nobody spent, what is still held or pending, what is still owed, and what
     * each paid of the other's debts.
     */
    static Luggage left(
            PointsAccount account,
            PointsMove move,
            List<EntryState> holds,
            List<EntryState> pending,
            SharedDebts debts) {
        long owed = move.owing().isEmpty() ? move.debt() : debts.owedByTraveller();
        List<EntryState> matured =
                pending.stream().filter(state -> state.has(EntryKind.MATURE)).toList();
        List<LotChange> lots = new ArrayList<>();
        for (PointsLot lot : account.lots()) {
            long moved = move.lots().stream()
                    .filter(part -> part.into() == lot.entry())
                    .mapToLong(MovedLot::points)
                    .sum();
            boolean promised = matured.stream().anyMatch(state -> state.entry().sequence() == lot.entry());
            long part = promised ? lot.remaining() : Math.min(moved, lot.remaining());
            if (part > 0) {
                lots.add(LotChange.of(lot, part));
            }
        }
        return new Luggage(
                lots,
                holds.stream().filter(state -> state.left() > 0).toList(),
                pending.stream().filter(state -> state.left() > 0).toList(),
                matured,
                Math.min(owed, account.aside().debt()),
                debts.paid());
    }

    /** Fetches points that an entry's reversal needs, those of its own lots first. */
    static Decision<Posting> fetch(
            PointsAccount account, Set<Long> own, long points, RedemptionOrder order, Occasion occasion) {
        PostingDraft draft = new PostingDraft(account, occasion, order);
        long there = Math.min(points, draft.available());
        if (there > 0) {
            draft.write(EntryKind.TRANSFER_OUT, draft.taken(there, own), draft.marks(null, null, null));
        }
        return draft.accepted();
    }

    /** The entries in the making, and what everything is called from now on. */
    private static final class Unpacking {

        private final PostingDraft draft;
        private final PointsAccount from;
        private final Map<Long, Long> oldLots;
        private final UnaryOperator<String> names;
        private final List<MovedLot> lots = new ArrayList<>();
        private final List<MovedEntry> holds = new ArrayList<>();
        private final List<MovedEntry> pending = new ArrayList<>();

        Unpacking(PostingDraft draft, PointsAccount from, Map<Long, Long> oldLots, UnaryOperator<String> names) {
            this.draft = draft;
            this.from = from;
            this.oldLots = oldLots;
            this.names = names;
        }

        LotChange lot(LotChange part) {
            long lot = oldLots.getOrDefault(part.lot(), draft.nextSequence());
            LotChange change = new LotChange(lot, part.points(), earnedAt(part), part.expiresAt());
            draft.write(EntryKind.TRANSFER_IN, List.of(change), draft.marks(null, null, null));
            lots.add(new MovedLot(part.lot(), lot, part.points()));
            return change;
        }

        /** Entries of the time before lots told of it do not say; then the lot is as old as the account. */
        private Instant earnedAt(LotChange part) {
            Instant earnedAt = part.earnedAt();
            return earnedAt == null ? from.openedAt() : earnedAt;
        }

        void hold(EntryState state) {
            List<LotChange> parts = new ArrayList<>();
            state.partsLeft().forEach(part -> parts.add(lot(part)));
            long sequence = draft.nextSequence();
            Instant until = state.entry().marks().until();
            draft.writeAs(EntryKind.HOLD, Lots.negative(parts), state.entry(), name(state));
            holds.add(new MovedEntry(state.entry().sequence(), sequence));
            if (until != null) {
                draft.due(new DueChange.Schedule(new DueEntry(HoldRules.due(draft.account(), sequence), until)));
            }
        }

        /** As pending points that mature at once, so that a return of their order finds them where they are. */
        void matured(LotChange lot, EntryState state) {
            long sequence = draft.nextSequence();
            List<LotChange> parts = List.of(new LotChange(sequence, lot.points(), earnedAt(lot), lot.expiresAt()));
            draft.writeAs(EntryKind.PEND_IN, parts, state.entry(), name(state));
            draft.write(EntryKind.MATURE, parts, draft.marks(null, sequence, null));
            lots.add(new MovedLot(lot.lot(), sequence, lot.points()));
        }

        void pending(EntryState state) {
            long sequence = draft.nextSequence();
            Instant until = state.entry().marks().until();
            LotChange part = state.partsLeft().get(0);
            LotChange promised = new LotChange(sequence, state.left(), part.earnedAt(), part.expiresAt());
            draft.writeAs(EntryKind.PEND_IN, List.of(promised), state.entry(), name(state));
            pending.add(new MovedEntry(state.entry().sequence(), sequence));
            if (until != null) {
                draft.due(new DueChange.Schedule(new DueEntry(PendingRules.due(draft.account(), sequence), until)));
            }
        }

        private String name(EntryState state) {
            return names.apply(
                    Objects.requireNonNull(state.entry().marks().name(), "holds and pending points have names"));
        }
    }
}
