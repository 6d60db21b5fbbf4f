package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.loyalty.PointsMove.MovedEntry;
import dev.aftercare.crm.loyalty.PointsMove.MovedLot;
import dev.aftercare.crm.model.loyalty.LotChange;
import dev.aftercare.crm.model.loyalty.PointsEntry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Follows whose debts were paid by whose points in an account to which a merge moved another's. The debts that came with the merge, and
 * what came after them from the account that gave, are those of the one who came; all others are of the one who took. The points of each
 * pay the own debt first. Pure; for one walk, the entries in their order.
 */
final class SharedDebts {

    private final String merge;
    private final Set<Long> movedLots = new HashSet<>();
    private final List<LotChange> ofTaker = new ArrayList<>();
    private final List<LotChange> ofTraveller = new ArrayList<>();
    private long owedByTaker;
    private long owedByTraveller;
    private long takersAway;
    private long travellersAway;

    SharedDebts(String merge, PointsMove move) {
        this.merge = merge;
        move.lots().stream().map(MovedLot::into).forEach(movedLots::add);
        move.pending().stream().map(MovedEntry::into).forEach(movedLots::add);
    }

    /** Begins where the one who took owes so much by then, and nobody else anything. */
    void begin(long owed) {
        owedByTaker = owed;
    }

    void add(PointsEntry entry) {
        switch (entry.kind()) {
            case OWE -> owedByTaker += entry.size();
            case DEBT_IN -> {
                if (entry.marks().about() == null) {
                    cameIn(entry);
                } else {
                    // Of a transfer that was undone after its points were spent.
                    owedByTaker += entry.size();
                }
            }
            case DEBT_OUT -> wentOut(entry.size());
            case SETTLE -> entry.lots().forEach(this::paid);
            default -> {}
        }
    }

    /** Whether nobody owes anything any more. */
    boolean isSettled() {
        return owedByTaker + owedByTraveller + takersAway + travellersAway == 0;
    }

    /** What the one who came still owes. */
    long owedByTraveller() {
        return owedByTraveller;
    }

    PaidDebts paid() {
        return new PaidDebts(ofTaker, ofTraveller);
    }

    private void cameIn(PointsEntry entry) {
        boolean came = entry.cause().kind().equals(MoveRules.CAUSE)
                && entry.cause().reference().equals(merge);
        long back = came ? 0 : Math.min(travellersAway, entry.size());
        travellersAway -= back;
        takersAway -= came ? 0 : Math.min(takersAway, entry.size() - back);
        owedByTraveller += came ? entry.size() : back;
        owedByTaker += came ? 0 : entry.size() - back;
    }

    /** When the one who took was merged on, all of it went along, and comes back with that. */
    private void wentOut(long size) {
        long takers = Math.min(owedByTaker, size);
        long travellers = Math.min(owedByTraveller, size - takers);
        owedByTaker -= takers;
        owedByTraveller -= travellers;
        takersAway += takers;
        travellersAway += travellers;
    }

    private void paid(LotChange change) {
        long points = Math.abs(change.points());
        if (movedLots.contains(change.lot())) {
            long own = Math.min(points, owedByTraveller);
            owedByTraveller -= own;
            owedByTaker -= points - own;
            note(ofTraveller, change, points - own);
        } else {
            long own = Math.min(points, owedByTaker);
            owedByTaker -= own;
            owedByTraveller -= points - own;
            note(ofTaker, change, points - own);
        }
    }

    private static void note(List<LotChange> parts, LotChange change, long points) {
        if (points > 0) {
            parts.add(change.of(points));
        }
    }
}
