package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.model.loyalty.PointsAccount;
import dev.aftercare.crm.model.loyalty.PointsEntry;
import dev.aftercare.crm.model.loyalty.PointsPromise;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.StorageException;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the holds and pending points of an account that are not resolved. The account lists them, unless they are too many or were set
 * aside before it did: then this walks back from the last entry until all that stands aside is explained.
 */
final class OpenEntries {

    private OpenEntries() {}

    static List<EntryState> of(UnitOfWork unit, PointsAccount account) {
        return account.openPromises()
                .map(listed -> listed.stream()
                        .map(promise -> state(unit, account, promise))
                        .toList())
                .orElseGet(() -> lookedFor(unit, account));
    }

    /**
     * The entry of a promise as far as the account goes. What is whole was not resolved in part: nothing is about it; what is, may be
     * resolved by entries that the account, if it is not locked, does not know of.
     */
    static EntryState state(UnitOfWork unit, PointsAccount account, PointsPromise promise) {
        PointsEntry entry = unit.points().entries(account.id(), Math.addExact(promise.entry(), 1), 1).stream()
                .filter(found -> found.sequence() == promise.entry())
                .findFirst()
                .orElseThrow(() -> new StorageException(
                        StorageException.Reason.CORRUPT,
                        "points account " + account.id().value() + " lists entry " + promise.entry()
                                + ", which is not there"));
        return promise.left() == entry.size()
                ? new EntryState(entry, List.of())
                : Ledger.state(unit, entry).upTo(account.version());
    }

    private static List<EntryState> lookedFor(UnitOfWork unit, PointsAccount account) {
        Map<Long, Long> resolved = new HashMap<>();
        List<EntryState> open = new ArrayList<>();
        long aside = account.aside().held() + account.aside().pending();
        long before = Long.MAX_VALUE;
        while (aside > 0) {
            List<PointsEntry> page = unit.points().entries(account.id(), before, PageRequest.MAX_LIMIT);
            for (PointsEntry entry : page) {
                before = entry.sequence();
                Long about = entry.marks().about();
                if (about != null) {
                    resolved.merge(about, entry.size(), Math::addExact);
                }
                long left = isPromise(entry) ? entry.size() - resolved.getOrDefault(before, 0L) : 0;
                if (left > 0) {
                    open.add(Ledger.state(unit, entry));
                    aside -= left;
                }
            }
            if (page.size() < PageRequest.MAX_LIMIT) {
                break;
            }
        }
        Collections.reverse(open);
        return open;
    }

    private static boolean isPromise(PointsEntry entry) {
        return switch (entry.kind()) {
            case HOLD, PEND, PEND_IN -> true;
            default -> false;
        };
    }
}
