package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.model.loyalty.PointsAccount;
import dev.aftercare.crm.model.loyalty.PointsEntry;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the holds and pending points of an account that are not resolved: walks back from the last entry until all that stands aside is
 * explained, and not at all if nothing does.
 */
final class OpenEntries {

    private OpenEntries() {}

    static List<EntryState> of(UnitOfWork unit, PointsAccount account) {
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
