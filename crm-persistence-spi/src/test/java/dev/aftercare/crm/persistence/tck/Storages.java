package dev.aftercare.crm.persistence.tck;

import dev.aftercare.crm.model.TenantId;
import dev.aftercare.crm.persistence.CrmStorage;
import java.util.UUID;

/** The storage under test and an independent instance on the same data. */
record Storages(CrmStorage first, CrmStorage second) {

    static TenantId newTenant() {
        return new TenantId("Kit-" + UUID.randomUUID());
    }
}
