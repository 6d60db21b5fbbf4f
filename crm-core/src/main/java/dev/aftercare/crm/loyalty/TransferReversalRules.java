package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.command.Decision;
import dev.aftercare.crm.model.loyalty.EntryKind;
import dev.aftercare.crm.model.loyalty.LotChange;
import dev.aftercare.crm.model.loyalty.PointsAccount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Undoes a transfer, wholly or in part, in both accounts. Pure.
 *
 * <p>Nothing is issued, spent or taken out by it: the account that took the points lets them go by {@code TRANSFER_OUT}, or owes them by
 * {@code DEBT_IN}, each about the entry that had brought them; the one that gave them takes as many by {@code TRANSFER_IN} into the lots
 * that they came from. So what was undone of each lot is the same on both sides, and over the programme nothing is transferred.
 */
final class TransferReversalRules {

    private TransferReversalRules() {}

    /**
     * Points of one lot of a transfer that are to go back.
     *
     * @param number which lot, from 0
     * @param points how many
     */
    record Part(int number, long points) {}

    /**
     * Which points go back: those that are still where they went first, then those that are gone; of both the lot spent last first. What
     * has expired there and is lost does not go back.
     *
     * @param out the giving side, and what was undone of it before
     * @param points how many at most
     * @param there how many of a lot are still where they went
     * @param lost how many of a lot have expired there, and are not to go back
     */
    static List<Part> parts(EntryState out, long points, IntToLongFunction there, IntToLongFunction lost) {
        Map<Long, Long> left = new LinkedHashMap<>();
        out.partsLeft().forEach(part -> left.put(part.lot(), part.points()));
        List<Part> still = new ArrayList<>();
        List<Part> gone = new ArrayList<>();
        for (int number = out.entry().lots().size() - 1; number >= 0; number--) {
            long open = left.getOrDefault(out.entry().lots().get(number).lot(), 0L);
            long back = open == 0 ? 0 : Math.max(0, open - lost.applyAsLong(number));
            long kept = back == 0 ? 0 : Math.min(back, there.applyAsLong(number));
            still.add(new Part(number, kept));
            gone.add(new Part(number, back - kept));
        }
        still.addAll(gone);
        return first(still, points);
    }

    private static List<Part> first(List<Part> parts, long points) {
        List<Part> first = new ArrayList<>();
        long rest = points;
        for (Part part : parts) {
            long size = Math.min(rest, part.points());
            if (size > 0) {
                first.add(new Part(part.number(), size));
                rest -= size;
            }
        }
        return first;
    }

    /** Lets the points go from the account that took them: from their own lots first, and what is not there as the shortfall says. */
    static Decision<Posting> takeBack(
            PointsAccount taker,
            TransferLink link,
            List<Part> parts,
            Shortfall shortfall,
            RedemptionOrder order,
            Occasion occasion) {
        PostingDraft draft = new PostingDraft(taker, occasion, order);
        long wanted = parts.stream().mapToLong(Part::points).sum();
        if (wanted > draft.available() && shortfall == Shortfall.REJECT) {
            return Decision.reject(new NotEnoughPoints(wanted, draft.available()));
        }
        for (Part part : parts) {
            long in = link.in(part.number());
            long there = Math.min(part.points(), draft.available());
            if (there > 0) {
                draft.write(EntryKind.TRANSFER_OUT, draft.taken(there, Set.of(in)), draft.marks(null, in, null));
            }
            if (there < part.points() && shortfall == Shortfall.DEBT) {
                draft.owe(EntryKind.DEBT_IN, part.points() - there, draft.marks(null, in, null));
            }
        }
        return draft.accepted();
    }

    /** What the account that took the points let go or owes, as parts of the lots that they came from. */
    static List<LotChange> wentBack(EntryState out, TransferLink link, Posting taken) {
        List<LotChange> parts = new ArrayList<>();
        for (int number = out.entry().lots().size() - 1; number >= 0; number--) {
            long in = link.in(number);
            long points = taken.entries().stream()
                    .filter(entry -> entry.isAbout(in))
                    .mapToLong(entry -> entry.size())
                    .sum();
            if (points > 0) {
                parts.add(out.entry().lots().get(number).of(points));
            }
        }
        return parts;
    }

    /** Takes the points into the lots that they came from, with the expiry that they had. */
    static Decision<Posting> giveBack(
            PointsAccount giver,
            EntryState out,
            List<LotChange> parts,
            LateReturn lateReturn,
            @Nullable Instant renewed,
            RedemptionOrder order,
            Occasion occasion) {
        PostingDraft draft = new PostingDraft(giver, occasion, order);
        ReversalRules.giveBack(draft, EntryKind.TRANSFER_IN, out, parts, lateReturn, renewed);
        return draft.accepted();
    }
}
