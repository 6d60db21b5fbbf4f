package dev.aftercare.crm.aftersales;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.aftersales.AfterSalesId;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The requests of one ticket that wait for goods. The ticket waits from the first to the last of them.
 *
 * @param requests which
 */
public record ParcelWait(Set<AfterSalesId> requests) {

    static final ParcelWait NONE = new ParcelWait(Set.of());

    /** Copies the set. */
    public ParcelWait {
        requests = Set.copyOf(Input.atMost("wait.requests", requests, 10_000));
    }

    ParcelWait with(AfterSalesId id) {
        Set<AfterSalesId> all = new LinkedHashSet<>(requests);
        all.add(id);
        return new ParcelWait(all);
    }

    ParcelWait without(AfterSalesId id) {
        Set<AfterSalesId> all = new LinkedHashSet<>(requests);
        all.remove(id);
        return new ParcelWait(all);
    }
}
