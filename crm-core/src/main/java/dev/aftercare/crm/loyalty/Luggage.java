package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.model.loyalty.EntryKind;
import dev.aftercare.crm.model.loyalty.LotChange;
import dev.aftercare.crm.model.loyalty.PointsAccount;
import dev.aftercare.crm.model.loyalty.PointsEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is to go from one account to another of the programme.
 *
 * @param lots parts of open lots, as positive numbers
 * @param holds holds that are not resolved
 * @param pending pending points of which some are left
 * @param matured pending points that became one of the lots on the way: the lot that is called as they are
 * @param debt how many of the points owed
 * @param paid what the two paid for each other, to be undone on the way
 */
record Luggage(
        List<LotChange> lots,
        List<EntryState> holds,
        List<EntryState> pending,
        List<EntryState> matured,
        long debt,
        PaidDebts paid) {

    Luggage {
        lots = List.copyOf(lots);
        holds = List.copyOf(holds);
        pending = List.copyOf(pending);
        matured = List.copyOf(matured);
    }

    boolean isEmpty() {
        return lots.isEmpty() && holds.isEmpty() && pending.isEmpty() && debt == 0 && paid.isEmpty();
    }

    /** The points that need room where they go. */
    long points() {
        long inLots = lots.stream().mapToLong(LotChange::points).sum();
        long aside = Stream.concat(holds.stream(), pending.stream())
                .mapToLong(EntryState::left)
                .sum();
        return inLots + aside + paid.byTravellers();
    }

    /** The pending points that became a lot, if it is one of those. */
    Optional<EntryState> maturedInto(LotChange lot) {
        return matured.stream()
                .filter(state -> state.entry().sequence() == lot.lot())
                .findFirst();
    }

    /** All that an account has. */
    static Luggage of(PointsAccount account, List<EntryState> open) {
        List<LotChange> lots = account.lots().stream()
                .map(lot -> LotChange.of(lot, lot.remaining()))
                .toList();
        List<EntryState> holds = new ArrayList<>();
        List<EntryState> pending = new ArrayList<>();
        open.forEach(state -> (isHold(state.entry()) ? holds : pending).add(state));
        return new Luggage(lots, holds, pending, List.of(), account.aside().debt(), PaidDebts.NONE);
    }

    private static boolean isHold(PointsEntry entry) {
        return entry.kind() == EntryKind.HOLD;
    }
}
