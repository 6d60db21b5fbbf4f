package dev.aftercare.crm.persistence.memory;

import dev.aftercare.crm.persistence.CrmStorage;
import dev.aftercare.crm.persistence.tck.CrmStorageContract;

class InMemoryStorageContractTest extends CrmStorageContract {

    private final InMemoryStorage shared = new InMemoryStorage();

    @Override
    protected CrmStorage open() {
        return InMemoryStorage.sharing(shared);
    }

    @Override
    protected CrmStorage openSecond() {
        return InMemoryStorage.sharing(shared);
    }
}
