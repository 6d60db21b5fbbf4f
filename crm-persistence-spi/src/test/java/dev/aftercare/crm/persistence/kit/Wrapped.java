package dev.aftercare.crm.persistence.kit;

import dev.aftercare.crm.model.TenantId;
import dev.aftercare.crm.persistence.CrmStorage;
import dev.aftercare.crm.persistence.TransactionWork;
import dev.aftercare.crm.persistence.UnitOfWork;

/** A storage that hands everything on; faults override what they break. */
class Wrapped implements CrmStorage {

    final CrmStorage sound;

    Wrapped(CrmStorage sound) {
        this.sound = sound;
    }

    UnitOfWork unit(UnitOfWork unit) {
        return unit;
    }

    @Override
    public <R> R inTransaction(TenantId tenant, TransactionWork<R> work) {
        return sound.inTransaction(tenant, unit -> work.run(unit(unit)));
    }

    @Override
    public void close() {
        sound.close();
    }
}
