package dev.aftercare.crm.aftersales;

import dev.aftercare.crm.command.DueChange;
import dev.aftercare.crm.model.aftersales.AfterSalesState;
import dev.aftercare.crm.model.due.DueEntry;
import dev.aftercare.crm.model.due.DueKey;
import dev.aftercare.crm.model.event.AggregateRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What is to happen to a request later: goods that never come, settled requests that are put away, points that follow. */
final class AfterSalesTimers {

    static final String PARCEL_OVERDUE = "after-sales-parcel";
    static final String PUT_AWAY = "after-sales-close";
    static final String POINTS = "after-sales-points";

    private AfterSalesTimers() {}

    static boolean awaitsSending(AfterSalesRequest request) {
        return request.awaitsParcel() && request.state() == AfterSalesState.APPROVED;
    }

    static boolean isSettled(AfterSalesRequest request) {
        return request.state() == AfterSalesState.REFUNDED
                || request.state() == AfterSalesState.REPLACED
                || request.state() == AfterSalesState.REPAIRED;
    }

    static List<DueChange> changes(@Nullable AfterSalesRequest before, AfterSalesRequest after, AfterSalesFacts facts) {
        AfterSalesPolicy policy = facts.policy();
        Instant now = facts.now();
        List<DueChange> changes = new ArrayList<>();
        changes.addAll(change(
                PARCEL_OVERDUE, AfterSalesTimers::awaitsSending, before, after, now.plus(policy.parcelWithin())));
        changes.addAll(change(PUT_AWAY, AfterSalesTimers::isSettled, before, after, now.plus(policy.closeAfter())));
        if (followed(after) && (before == null || !followed(before))) {
            for (int i = 0; i < policy.programmes().size(); i++) {
                changes.add(new DueChange.Schedule(new DueEntry(points(after, i), now)));
            }
        }
        return changes;
    }

    /** Programmes are told apart by their place in the policy: their names are longer than a part of a key may be. */
    private static DueKey points(AfterSalesRequest request, int programme) {
        return new DueKey(POINTS, AggregateRef.of(request.id()), Integer.toString(programme));
    }

    private static boolean followed(AfterSalesRequest request) {
        return request.settlement() != null && request.settlement().recorded() != null;
    }

    private static List<DueChange> change(
            String kind,
            Predicate<AfterSalesRequest> waits,
            @Nullable AfterSalesRequest before,
            AfterSalesRequest after,
            Instant at) {
        boolean waited = before != null && waits.test(before);
        if (waited == waits.test(after)) {
            return List.of();
        }
        DueKey key = DueKey.of(kind, AggregateRef.of(after.id()));
        return List.of(waited ? new DueChange.Cancel(key) : new DueChange.Schedule(new DueEntry(key, at)));
    }
}
