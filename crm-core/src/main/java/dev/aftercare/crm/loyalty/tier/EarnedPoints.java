package dev.aftercare.crm.loyalty.tier;

import dev.aftercare.crm.loyalty.store.MovedLoyalty;
import dev.aftercare.crm.model.loyalty.EntryKind;
import dev.aftercare.crm.model.loyalty.PointsEntry;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * What the entries of a points account contribute to points earned: what was earned, and pending points once they matured; less what
 * was taken back of either, such as for returned goods, whether the customer still had it or owes it. Points that were spent, that
 * expired, or that came by hand, from another customer, from a merge or back from a payment make no difference. Pure.
 */
final class EarnedPoints {

    private EarnedPoints() {}

    /**
     * One contribution for each entry that counts.
     *
     * @param entries the entries of one account
     * @param originals finds an entry that is not among them, by its sequence
     */
    static List<Contribution> of(
            ReturnsCount returns, List<PointsEntry> entries, LongFunction<Optional<PointsEntry>> originals) {
        Map<Long, PointsEntry> known = new HashMap<>();
        entries.forEach(entry -> known.put(entry.sequence(), entry));
        List<Contribution> facts = new ArrayList<>();
        for (PointsEntry entry : entries) {
            if (isEarned(entry)) {
                facts.add(new Contribution(entry.at(), BigDecimal.valueOf(entry.size())));
            } else if (isTakenBack(entry) && returns != ReturnsCount.IGNORED) {
                original(entry, known, originals)
                        .filter(EarnedPoints::isEarned)
                        .ifPresent(original -> facts.add(takenBack(returns, entry, original)));
            }
        }
        return facts;
    }

    private static Contribution takenBack(ReturnsCount returns, PointsEntry entry, PointsEntry original) {
        Instant at = returns == ReturnsCount.AT_ORDER ? original.at() : entry.at();
        return new Contribution(at, BigDecimal.valueOf(-entry.size()));
    }

    private static Optional<PointsEntry> original(
            PointsEntry entry, Map<Long, PointsEntry> known, LongFunction<Optional<PointsEntry>> originals) {
        Long about = entry.marks().about();
        if (about == null) {
            return Optional.empty();
        }
        PointsEntry among = known.get(about);
        return among != null ? Optional.of(among) : originals.apply(about);
    }

    private static boolean isEarned(PointsEntry entry) {
        boolean moved = entry.cause().kind().equals(MovedLoyalty.CAUSE);
        return entry.kind() == EntryKind.EARN || (entry.kind() == EntryKind.MATURE && !moved);
    }

    private static boolean isTakenBack(PointsEntry entry) {
        return entry.kind() == EntryKind.TAKE_BACK || entry.kind() == EntryKind.OWE;
    }
}
