package dev.aftercare.crm.jdbc;

class H2MemoryContractTest extends PooledContract {

    H2MemoryContractTest() {
        super(Databases.H2_MEMORY, true);
    }
}
