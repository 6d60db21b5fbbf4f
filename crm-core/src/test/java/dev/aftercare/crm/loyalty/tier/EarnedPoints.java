package dev.aftercare.crm.loyalty.tier;

import dev.aftercare.crm.model.loyalty.EntryKind;
import dev.aftercare.crm.model.loyalty.PointsEntry;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the entries of a points account contribute to points earned, one by one: the rule that stores follow when they add up. What was
 * earned, and pending points once they matured; less what was taken back of either, whether the customer still had it or owes it. Points
 * that were spent, that expired, or that came by hand, from another customer or from a merge make no difference.
 */
final class EarnedPoints {

    private EarnedPoints() {}

    /** One contribution for each entry of an account that counts. */
    static List<Contribution> of(ReturnsCount returns, List<PointsEntry> entries) {
        List<Contribution> facts = new ArrayList<>();
        for (PointsEntry entry : entries) {
            if (earns(entry)) {
                facts.add(new Contribution(entry.at(), BigDecimal.valueOf(entry.size())));
            } else if ((entry.kind() == EntryKind.TAKE_BACK || entry.kind() == EntryKind.OWE)
                    && returns != ReturnsCount.IGNORED) {
                original(entry, entries).ifPresent(original -> facts.add(takenBack(returns, entry, original)));
            }
        }
        return facts;
    }

    private static Contribution takenBack(ReturnsCount returns, PointsEntry entry, PointsEntry original) {
        boolean atOrder = returns == ReturnsCount.AT_ORDER && original.at().isBefore(entry.at());
        return new Contribution(atOrder ? original.at() : entry.at(), BigDecimal.valueOf(-entry.size()));
    }

    private static Optional<PointsEntry> original(PointsEntry entry, List<PointsEntry> entries) {
        return entries.stream()
                .filter(other -> entry.isAbout(other.sequence()) && earns(other))
                .findFirst();
    }

    private static boolean earns(PointsEntry entry) {
        return switch (entry.kind()) {
            case EARN -> true;
            case MATURE -> !entry.cause().kind().equals("merge");
            default -> false;
        };
    }
}
